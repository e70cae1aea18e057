"""The headline of an answer that is doubtful, or none: what it may be, "I don't know", or how many digits there are."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nnstudio.inside.study import Study
from nnstudio.studio.ask.doubt_words import class_name, either, how_often, looking, not_known
from nnstudio.studio.ask.doubt_words import waiting as why_waiting
from nnstudio.studio.drawing.doubting import DrawingDoubting


class Headline(NamedTuple):
    """As the verdict shows it."""

    name: str
    title: str
    note: str


def headline(study: Study, names: tuple[str, ...]) -> Headline | None:
    """What is said in place of the likeliest class and its share; None where that says it all."""
    opinion = study.opinion
    if len(study.several) > 1:
        digits = [class_name(each, names) for each in study.several]
        title = _tr("{count} digits: {digits}").format(count=len(digits), digits=" ".join(digits))
        return Headline("", title, _tr("Each is clear by itself."))
    if opinion.far:
        return Headline("?", not_known(), _tr("Like no training example."))
    if len(opinion.classes) > 1:
        return Headline(class_name(opinion.classes[0], names), either(opinion.classes, names), how_often())
    return None


def waiting(doubting: DrawingDoubting) -> str:
    """Why there is nothing yet to say about the answer."""
    why = why_waiting(doubting)
    if why:
        return why
    if doubting.model.empty:
        return _tr("Draw something.")
    answering = doubting.answers.answering
    return looking(answering is not None and answering.trained)


def no_turns(doubting: DrawingDoubting) -> str:
    """Why no change of the pen is shown."""
    if not doubting.model.drawing:
        return _tr("Draw it with the pen to see this.")
    return _tr("No small change of the pen does it.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)

"""What is said of an answer's worth: what it may be, "I don't know", or how many digits there are; what there is to ask
about it, and why there is nothing to see.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nnstudio.inside.pen.naming import with_article
from nnstudio.inside.study import Study
from nnstudio.studio.ask.doubt_words import class_name, either, how_often, looking, not_known
from nnstudio.studio.ask.doubt_words import waiting as why_waiting
from nnstudio.studio.drawing.doubting import DrawingDoubting
from nnstudio.studio.words import in_words


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


def question(study: Study | None, target: int | None, names: tuple[str, ...]) -> str:
    """What the changes of the pen are an answer to. target: the class that it was meant to be, if somebody said so."""
    sure = study is not None and headline(study, names) is None
    if target is None:
        return _tr("What would make it something else?") if sure else _tr("What would have made it right?")
    name = in_words(with_article(class_name(target, names))).strip()
    if study is not None and not sure and is_already(study, target):
        return _tr("What would make it clearly {name}?").format(name=name)
    return _tr("What would make it {name}?").format(name=name)


def is_already(study: Study, target: int | None) -> bool:
    """Whether it is taken for the class that it was meant to be."""
    return target is not None and target == int(study.opinion.values.argmax())


def waiting(doubting: DrawingDoubting) -> str:
    """Why there is nothing yet to say about the answer."""
    why = why_waiting(doubting)
    if why:
        return why
    if doubting.model.empty:
        return _tr("Draw something.")
    answering = doubting.answers.answering
    return looking(answering is not None and answering.trained)


def no_turns(study: Study, doubting: DrawingDoubting, names: tuple[str, ...]) -> str | None:
    """Why no change of the pen is shown; None where there are some."""
    if not doubting.model.drawing:
        return _tr("Draw it with the pen to see this.")
    if is_already(study, doubting.target) and headline(study, names) is None:
        return _tr("That is what it is read as.")
    return None if study.turns else _tr("No small change of the pen does it.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)

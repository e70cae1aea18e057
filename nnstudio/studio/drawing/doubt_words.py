"""The headline of an answer that is doubtful, or none: what it may be, "I don't know", or how many digits there are."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nnstudio.inside.study import Study
from nnstudio.studio.drawing.doubting import Doubting

MOST_NAMED = 3
"""Classes of a set that are named."""


class Headline(NamedTuple):
    """As the verdict shows it."""

    name: str
    title: str
    note: str


def headline(study: Study, names: tuple[str, ...]) -> Headline | None:
    """What is said in place of the likeliest class and its share; None where that says it all."""
    opinion = study.opinion
    if len(study.several) > 1:
        digits = [_name(each, names) for each in study.several]
        title = _tr("{count} digits: {digits}").format(count=len(digits), digits=" ".join(digits))
        return Headline("", title, _tr("Each is clear by itself."))
    if opinion.far:
        return Headline("?", _tr("I don't know"), _tr("Like no training example."))
    if len(opinion.classes) > 1:
        note = _tr("The right one is among these in 95% of such cases.")
        return Headline(_name(opinion.classes[0], names), _either(opinion.classes, names), note)
    return None


def _either(classes: tuple[int, ...], names: tuple[str, ...]) -> str:
    said = [_name(each, names) for each in classes[:MOST_NAMED]]
    if len(classes) > MOST_NAMED:
        return _tr("{first} or {count} others").format(first=said[0], count=len(classes) - 1)
    *others, last = said
    return _tr("{first} or {last}").format(first=", ".join(others), last=last)


def waiting(doubting: Doubting) -> str:
    """Why there is nothing yet to say about the answer."""
    if doubting.waits:
        return _tr("This waits until the training pauses.")
    if doubting.learning:
        return _tr("Learning what is usual: {share:.0%}").format(share=doubting.share)
    if doubting.unknown:
        return _tr("No examples are kept aside to learn it from.")
    if doubting.model.empty:
        return _tr("Draw something.")
    answering = doubting.answers.answering
    if answering is None or not answering.trained:
        return _tr("Train the network first.")
    return _tr("Looking ...")


def no_turns(doubting: Doubting) -> str:
    """Why no change of the pen is shown."""
    if not doubting.model.drawing:
        return _tr("Draw it with the pen to see this.")
    return _tr("No small change of the pen does it.")


def _name(label: int, names: tuple[str, ...]) -> str:
    return names[label] if label < len(names) else str(label)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)

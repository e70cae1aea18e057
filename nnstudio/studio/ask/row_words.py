"""The headline of an answer about a row or a point, where there is more to say of it than the likeliest class or the
number alone.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from nnstudio.inside.doubt.row_doubts import RowOpinion
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Classification, Measured
from nnstudio.runs.answering import Answering
from nnstudio.studio.ask.doubt_words import either, not_known
from nnstudio.studio.ask.words import answer_words, measured_text, plain_number
from nnstudio.studio.words import one_after_the_other

FIGURES = 2
"""Of what a number may be off by, that are written; the number itself is no finer than that."""


class RowHeadline(NamedTuple):
    """As the headline shows it. instead: what stands before the note where there is no room for the figure."""

    title: str
    figure: str
    instead: str = ""
    note: str = ""


def row_headline(
    answering: Answering, outputs: Array, opinion: RowOpinion | None, unlike: str
) -> RowHeadline:
    """What outputs (k,) say, and what that is worth. unlike: the sentence for what is unlike all examples."""
    title, figure = answer_words(answering, outputs)
    if opinion is None:
        return RowHeadline(title, figure)
    if opinion.far:
        said = _tr("The network says {answer}.").format(answer=title)
        return RowHeadline(not_known(), "", "", one_after_the_other((unlike, said)))
    task = answering.task
    if isinstance(task, Classification) and len(opinion.classes) > 1:
        return RowHeadline(
            either(opinion.classes, task.classes), "", "", _tr("One of these in 95% of such cases.")
        )
    first = task.answer(outputs).parts[0]
    if opinion.halves is not None and isinstance(first, Measured) and math.isfinite(opinion.halves[0]):
        low, high = ends_of(first.value, float(opinion.halves[0]))
        beside = _tr("{low} to {high} in 95%").format(low=low, high=high)
        return RowHeadline(title, beside, _tr("In 95% between {low} and {high}.").format(low=low, high=high))
    return RowHeadline(title, figure)


def ends_of(value: float, half: float) -> tuple[str, str]:
    """An interval around a number, as fine as its width makes sense."""
    places = _places(half)
    low, high = round(value - half, places), round(value + half, places)
    return plain_number(low, high), plain_number(high, low)


def measured_within(measured: Measured, half: float) -> str:
    """A number among several, and by how much it may be off."""
    if not math.isfinite(half):
        return measured_text(measured)
    number = f"{plain_number(measured.value)} ± {plain_number(round(half, _places(half)))}"
    return f"{number} {measured.unit}".strip()


def _places(half: float) -> int:
    return FIGURES - 1 - math.floor(math.log10(half)) if half > 0 else 6


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)

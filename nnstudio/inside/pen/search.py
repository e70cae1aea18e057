"""Finds the changes of the pen that would have made a drawing right. All kinds are tried in a few steps each, drawn and
answered as one batch. Of what turns the answer, that is the likeliest explanation which is small itself and leaves a
drawing as it usually is: near a border between two classes the least slant turns an answer, and explains nothing.
Of the likeliest, the least that makes the answer clear is looked for, between a step that did not and one that did.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import NamedTuple

from nnstudio.data.description import Description
from nnstudio.data.handwriting.lines import Lines, drawing_of, lines_of
from nnstudio.data.handwriting.strokes import Drawing
from nnstudio.data.seeing import Seen, see_many
from nnstudio.errors import Sentence
from nnstudio.inside.pen.asking import Ask
from nnstudio.inside.pen.change import Change
from nnstudio.inside.pen.kinds import changes_of, normalises
from nnstudio.layers.layer import Array

SURE, USUAL = 0.8, 0.2
"""The share of an answer from which on it is clear, if the drawing is as usual as all but so many training examples."""
EVIDENCE = 2.0
"""The costs that weigh as much as being e times less likely, in how usual a drawing is or what it is taken for."""
WITHIN = 3
"""Amounts between two steps that are tried together, so that each time a quarter of the way is left."""
TIMES = 2
"""How often: to a 64th of a kind's range."""
THINNEST, THICKEST = 1 / 6, 5.0
"""Pens that are tried, in times of the usual one."""
MARGIN = 0.02
"""How near ink comes to the border of a pad that brings it to one place, in pad units."""


@dataclasses.dataclass(frozen=True, eq=False)
class Counterfactual:
    """A change that turns the answer. cost: how unlikely it is. drawing: after it. answer: the class that it is then,
    and the share of it.
    """

    change: Change
    amount: float
    cost: float
    drawing: Drawing
    answer: int
    share: float
    lines: Lines

    def said(self, name: str) -> Sentence:
        """What has to change, such as "a 7 if the bar goes". name: of the answer, with its article."""
        return self.change.said(self.lines, self.amount, name)


class _Tried(NamedTuple):
    """A change, its amount, and what came of it: the values of the classes, and the share of usual examples that are at
    least as strange as the drawing is then.
    """

    change: Change
    amount: float
    values: Array
    as_strange: float

    @property
    def answer(self) -> int:
        return int(self.values.argmax())

    @property
    def clear(self) -> bool:
        return _clear(self.values, self.as_strange)

    @property
    def cost(self) -> float:
        """How unlikely it is as an explanation: by itself, and by what it makes of the drawing."""
        return self.change.cost(self.amount) + _unlikely(self.values, self.as_strange)


class PenSearch:
    """Looks for what turns the answer to one drawing. description: of the data that the pad is for. under: a picture
    that the strokes are drawn on.
    """

    def __init__(
        self, drawing: Drawing, description: Description, ask: Ask, under: Seen | None = None
    ) -> None:
        self.drawing, self.description, self.ask, self.under = drawing, description, ask, under
        self.lines = lines_of(drawing)
        asked = self.ask(see_many([self.lines], description, under))
        self.now: Array = asked.values[0]
        self.as_strange = float(asked.as_strange[0])
        self._first: list[_Tried] = []

    @property
    def answer(self) -> int:
        """The class that it is taken for as it is."""
        return int(self.now.argmax())

    def turns(self, target: int | None = None, most: int = 3) -> tuple[Counterfactual, ...]:
        """The likeliest change of each kind that makes it another class, or the `target`, which may be the class that
        it is no clear example of; the likeliest first. Those after it make it clear.
        """
        if not self._first:
            self._first = self._tried(
                [
                    (each, amount)
                    for each in changes_of(self.lines, self.description)
                    for amount in each.amounts
                ]
            )
        turned = [each for each in self._first if self._turned(each, target)]
        best = _one_of_each_kind(turned)
        kept = [*best[:1], *(each for each in best[1:] if each.clear)][:most]
        least = self._least([self._first_alike(each) for each in kept])
        return tuple(self._turn(each, before.cost) for each, before in zip(least, kept, strict=True))

    def _first_alike(self, best: _Tried) -> _Tried:
        """The first step of a change that makes as clear what its best one does."""
        return next(each for each in self._first if each is best or _alike(each, best))

    def _least(self, kept: list[_Tried]) -> list[_Tried]:
        """The least amounts that make it as clear."""
        tried = self._first
        for _ in range(TIMES):
            steps = [step for each in kept if each.clear for step in _between(each, tried)]
            tried = self._tried(steps)
            kept = [next((less for less in tried if _alike(less, each)), each) for each in kept]
            tried = tried + self._first
        return kept

    def _tried(self, steps: Sequence[tuple[Change, float]]) -> list[_Tried]:
        """What comes of these changes, but for those that would leave the pad."""
        there = [
            (change, amount, lines)
            for change, amount in steps
            if (lines := self._on_pad(change.apply(self.lines, amount))) is not None
        ]
        if not there:
            return []
        answers = self.ask(see_many([lines for _, _, lines in there], self.description, self.under))
        return [
            _Tried(change, amount, values, float(as_strange))
            for (change, amount, _), values, as_strange in zip(
                there, answers.values, answers.as_strange, strict=True
            )
        ]

    def _on_pad(self, lines: Lines) -> Lines | None:
        """The drawing, brought back where place and size make no difference; None where a part is beyond the border."""
        points = lines.points
        if points.size == 0:
            return None
        low, high = points.min(axis=0), points.max(axis=0)
        if not THINNEST <= lines.pen <= THICKEST:
            return None
        if low.min() >= 0 and high.max() <= 1:
            return lines
        if not normalises(self.description):
            return None
        scale = min(1.0, (1 - 2 * MARGIN) / float((high - low).max()))
        return lines.with_paths([(path - (low + high) / 2) * scale + 0.5 for path in lines.paths])

    def _turned(self, tried: _Tried, target: int | None) -> bool:
        if target is None or target != self.answer:
            return tried.answer != self.answer if target is None else tried.answer == target
        better = tried.cost < _unlikely(self.now, self.as_strange)
        return tried.answer == target and better and not _clear(self.now, self.as_strange)

    def _turn(self, found: _Tried, cost: float) -> Counterfactual:
        lines = self._on_pad(found.change.apply(self.lines, found.amount)) or self.lines
        drawing, share = drawing_of(lines, self.drawing), float(found.values.max())
        return Counterfactual(found.change, found.amount, cost, drawing, found.answer, share, self.lines)


def _one_of_each_kind(tried: Sequence[_Tried]) -> list[_Tried]:
    """The likeliest of each kind, the likeliest first."""
    best: dict[type[Change], _Tried] = {}
    for each in sorted(tried, key=lambda each: each.cost):
        best.setdefault(type(each.change), each)
    return list(best.values())


def _clear(values: Array, as_strange: float) -> bool:
    return as_strange >= USUAL and float(values.max()) >= SURE


def _unlikely(values: Array, as_strange: float) -> float:
    return -EVIDENCE * math.log(max(as_strange * float(values.max()), 1e-9))


def _alike(one: _Tried, other: _Tried) -> bool:
    """Whether the same change makes the same clear answer of the drawing."""
    return one.clear and one.change == other.change and one.answer == other.answer


def _between(found: _Tried, tried: Sequence[_Tried]) -> list[tuple[Change, float]]:
    """Steps between an amount and the next lower one that was tried, or none at all, rising."""
    if not found.change.gradual:
        return []
    lower = (each.amount for each in tried if each.change == found.change and each.amount < found.amount)
    low = max(lower, default=0.0)
    return [(found.change, low + (found.amount - low) * step / (WITHIN + 1)) for step in range(1, WITHIN + 1)]

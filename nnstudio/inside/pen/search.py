"""Finds the smallest changes of the pen that turn an answer. All kinds are tried in a few steps each, drawn and
answered as one batch; where a kind does it, the least of it is looked for between the last step that did not and the
first that did. An answer counts as turned where it is clear then: most networks can be led to any answer by a drawing
that is like no training example, and that would make nothing right.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from nnstudio.data.description import Description
from nnstudio.data.handwriting.lines import Lines, drawing_of, lines_of
from nnstudio.data.handwriting.strokes import Drawing
from nnstudio.data.seeing import Seen, see_many
from nnstudio.errors import Sentence
from nnstudio.inside.pen.asking import Ask
from nnstudio.inside.pen.change import Change
from nnstudio.inside.pen.kinds import changes_of, normalises
from nnstudio.layers.layer import Array

SURE = 0.8
"""The share of an answer from which on it is clear, if the drawing is like the training examples, too."""
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
    """A change that turns the answer. drawing: after it. answer: the class that it is then, and the share of it."""

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


@dataclasses.dataclass(frozen=True)
class _Try:
    change: Change
    low: float
    high: float
    """Between no amount, or one that does not turn the answer, and one that does."""
    values: tuple[float, ...]
    """The values of the classes at the high one."""

    @property
    def cost(self) -> float:
        return self.change.cost(self.high)

    @property
    def least(self) -> float:
        """The cost that it can still come down to."""
        return self.change.cost(self.low) if self.change.gradual else self.cost


_Tried = tuple[Change, float, Array, bool]
"""A change, its amount, the values of the classes after it, and whether that is a clear answer."""


class PenSearch:
    """Looks for what turns the answer to one drawing. description: of the data that the pad is for. under: a picture
    that the strokes are drawn on.
    """

    def __init__(
        self, drawing: Drawing, description: Description, ask: Ask, under: Seen | None = None
    ) -> None:
        self.drawing, self.description, self.ask, self.under = drawing, description, ask, under
        self.lines = lines_of(drawing)
        self.now: Array = self.ask(see_many([self.lines], description, under)).values[0]
        self._first: list[_Tried] = []

    @property
    def answer(self) -> int:
        """The class that it is taken for as it is."""
        return int(self.now.argmax())

    def turns(self, target: int | None = None, most: int = 3) -> tuple[Counterfactual, ...]:
        """The smallest change of each kind that makes it clearly another class, or clearly the `target`; the smallest
        first. Where nothing makes it clear, what makes it the likeliest.
        """
        clear = True
        tries = self._tries(target, clear)
        if not tries:
            clear = False
            tries = self._tries(target, clear)
        for _ in range(TIMES if tries else 0):
            tries = self._narrowed(tries, target, clear, most)
        return tuple(self._turn(each) for each in _one_of_each_kind(tries)[:most])

    def _tries(self, target: int | None, clear: bool) -> list[_Try]:
        """For each change the first step that turns the answer."""
        if not self._first:
            steps = [
                (change, amount)
                for change in changes_of(self.lines, self.description)
                for amount in change.amounts
            ]
            self._first = self._tried(steps)
        found: dict[Change, _Try] = {}
        below: dict[Change, float] = {}
        for change, amount, values, is_clear in self._first:
            if change not in found and self._turned(values, target) and (is_clear or not clear):
                found[change] = _Try(change, below.get(change, 0.0), amount, tuple(values.tolist()))
            below[change] = amount
        return list(found.values())

    def _narrowed(self, tries: list[_Try], target: int | None, clear: bool, most: int) -> list[_Try]:
        """With less between their low and high amounts, where they can still be among the cheapest."""
        limit = sorted(each.cost for each in _one_of_each_kind(tries))[:most]
        hopeful = [each for each in tries if each.change.gradual and each.least <= limit[-1]]
        steps = [
            (each.change, each.low + (each.high - each.low) * step / (WITHIN + 1))
            for each in hopeful
            for step in range(1, WITHIN + 1)
        ]
        found = {each.change: each for each in tries}
        done = set[Change]()
        for change, amount, values, is_clear in self._tried(steps):
            if change not in done and self._turned(values, target) and (is_clear or not clear):
                found[change] = dataclasses.replace(found[change], high=amount, values=tuple(values.tolist()))
                done.add(change)
            elif change not in done:
                found[change] = dataclasses.replace(found[change], low=amount)
        return list(found.values())

    def _tried(self, steps: Sequence[tuple[Change, float]]) -> list[_Tried]:
        """The answers to these changes, and whether they are clear, but for those that would leave the pad."""
        there = [
            (change, amount, lines)
            for change, amount in steps
            if (lines := self._on_pad(change.apply(self.lines, amount))) is not None
        ]
        if not there:
            return []
        answers = self.ask(see_many([lines for _, _, lines in there], self.description, self.under))
        return [
            (change, amount, values, bool(known) and float(values.max()) >= SURE)
            for (change, amount, _), values, known in zip(there, answers.values, answers.known, strict=True)
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

    def _turned(self, values: Array, target: int | None) -> bool:
        best = int(values.argmax())
        return best != self.answer if target is None else best == target

    def _turn(self, found: _Try) -> Counterfactual:
        lines = self._on_pad(found.change.apply(self.lines, found.high)) or self.lines
        values = found.values
        answer = max(range(len(values)), key=values.__getitem__)
        drawing = drawing_of(lines, self.drawing)
        return Counterfactual(
            found.change, found.high, found.cost, drawing, answer, values[answer], self.lines
        )


def _one_of_each_kind(tries: Sequence[_Try]) -> list[_Try]:
    """The cheapest of each kind, the cheapest first."""
    best: dict[type[Change], _Try] = {}
    for each in sorted(tries, key=lambda each: each.cost):
        best.setdefault(type(each.change), each)
    return list(best.values())

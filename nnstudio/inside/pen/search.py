"""Finds the changes of the pen that would have made a drawing right. All kinds are tried in a few steps each, drawn and
answered as one batch. Of what turns the answer, that is the likeliest explanation which is small itself and leaves a
drawing as it usually is: near a border between two classes the least slant turns an answer, and explains nothing.
Of the likeliest, the least that makes the answer clear is looked for, between a step that did not and one that did.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from nnstudio.data.description import Description
from nnstudio.data.handwriting.lines import Lines, drawing_of, lines_of
from nnstudio.data.handwriting.strokes import Drawing
from nnstudio.data.seeing import Seen, see_many
from nnstudio.errors import Sentence
from nnstudio.inside.doubt.likeness import REFUSED
from nnstudio.inside.pen.asking import Ask
from nnstudio.inside.pen.change import TRIED, Change
from nnstudio.inside.pen.kinds import changes_of, normalises
from nnstudio.inside.pen.tried import Tried, alike, is_clear, unlikely
from nnstudio.layers.layer import Array

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
        self._first: list[Tried] = []

    @property
    def answer(self) -> int:
        """The class that it is taken for as it is."""
        return int(self.now.argmax())

    def turns(self, target: int | None = None, most: int = 3) -> tuple[Counterfactual, ...]:
        """The likeliest change of each kind that makes it another class, or the `target`, which may be the class that
        it is no clear example of; the likeliest first. All make it clear, but for the first where it explains more than
        the drawing as it is.
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
        if best and not best[0].clear:
            best[0] = min((best[0], *self._around(best[0], target)), key=lambda each: each.cost)
        kept = [each for each in best if each.clear or (each is best[0] and self._mends(each))][:most]
        least = self._least([self._first_alike(each) for each in kept])
        return tuple(self._turn(each, before.cost) for each, before in zip(least, kept, strict=True))

    def _around(self, found: Tried, target: int | None) -> list[Tried]:
        """What turns the answer between this step of a change, and the steps before and after it."""
        change = found.change
        if not change.gradual:
            return []
        step = change.MOST / TRIED / (WITHIN + 1)
        amounts = [found.amount + step * number for number in range(-WITHIN, WITHIN + 1) if number]
        tried = self._tried([(change, amount) for amount in amounts if 0 < amount <= change.MOST])
        return [each for each in tried if self._turned(each, target)]

    def _first_alike(self, best: Tried) -> Tried:
        """The first step of a change that makes as clear what its best one does."""
        return next((each for each in self._first if alike(each, best)), best)

    def _least(self, kept: list[Tried]) -> list[Tried]:
        """The least amounts that make it as clear."""
        tried = self._first
        for _ in range(TIMES):
            steps = [step for each in kept if each.clear for step in _between(each, tried)]
            tried = self._tried(steps)
            kept = [next((less for less in tried if alike(less, each)), each) for each in kept]
            tried = tried + self._first
        return kept

    def _tried(self, steps: Sequence[tuple[Change, float]]) -> list[Tried]:
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
            Tried(change, amount, values, float(as_strange))
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

    def _turned(self, tried: Tried, target: int | None) -> bool:
        if target is None:
            return tried.answer != self.answer
        if target == self.answer and (is_clear(self.now, self.as_strange) or not self._mends(tried)):
            return False
        return tried.answer == target

    def _mends(self, tried: Tried) -> bool:
        """Whether a change is likelier than the drawing as it is, and what comes of it is like some example."""
        return tried.as_strange >= REFUSED and tried.cost < unlikely(self.now, self.as_strange)

    def _turn(self, found: Tried, cost: float) -> Counterfactual:
        lines = self._on_pad(found.change.apply(self.lines, found.amount)) or self.lines
        drawing, share = drawing_of(lines, self.drawing), float(found.values.max())
        return Counterfactual(found.change, found.amount, cost, drawing, found.answer, share, self.lines)


def _one_of_each_kind(tried: Sequence[Tried]) -> list[Tried]:
    """The likeliest of each kind, the likeliest first."""
    best: dict[type[Change], Tried] = {}
    for each in sorted(tried, key=lambda each: each.cost):
        best.setdefault(type(each.change), each)
    return list(best.values())


def _between(found: Tried, tried: Sequence[Tried]) -> list[tuple[Change, float]]:
    """Steps between an amount and the next lower one that was tried, or none at all, rising."""
    if not found.change.gradual:
        return []
    lower = (each.amount for each in tried if each.change == found.change and each.amount < found.amount)
    low = max(lower, default=0.0)
    return [(found.change, low + (found.amount - low) * step / (WITHIN + 1)) for step in range(1, WITHIN + 1)]

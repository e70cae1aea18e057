"""Moved and scaled: where a drawing lies and how large it is. Pads that look at the ink alone undo both."""

from __future__ import annotations

import dataclasses
import math
from typing import ClassVar, Self

import numpy as np

from nnstudio.data.handwriting.lines import Lines
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.pen.change import Change, mapped

DIAGONAL = math.sqrt(0.5)
DIRECTIONS: dict[tuple[float, float], Sentence] = {
    (0.0, -1.0): sentence("up"),
    (0.0, 1.0): sentence("down"),
    (-1.0, 0.0): sentence("to the left"),
    (1.0, 0.0): sentence("to the right"),
    (-DIAGONAL, -DIAGONAL): sentence("up and to the left"),
    (DIAGONAL, -DIAGONAL): sentence("up and to the right"),
    (-DIAGONAL, DIAGONAL): sentence("down and to the left"),
    (DIAGONAL, DIAGONAL): sentence("down and to the right"),
}


@dataclasses.dataclass(frozen=True)
class Move(Change):
    """direction: right and down, of length 1. Amounts are in pad units."""

    direction: tuple[float, float]
    MOST: ClassVar[float] = 0.4
    USUAL: ClassVar[float] = 0.12
    normalised: ClassVar[bool] = True

    @classmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        return tuple(cls(direction) for direction in DIRECTIONS)

    def apply(self, lines: Lines, amount: float) -> Lines:
        return lines.with_paths([path + np.array(self.direction) * amount for path in lines.paths])

    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        way = DIRECTIONS[self.direction]
        return sentence(
            "{name} if it moves {way} by {share:.0%} of the pad", name=name, way=way, share=amount
        )


@dataclasses.dataclass(frozen=True)
class Scale(Change):
    """larger: or else smaller. Amounts are in octaves: 1 is twice or half the size."""

    larger: bool
    MOST: ClassVar[float] = 1.4
    USUAL: ClassVar[float] = 0.4
    normalised: ClassVar[bool] = True

    @classmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        return cls(True), cls(False)

    def apply(self, lines: Lines, amount: float) -> Lines:
        return mapped(lines, np.eye(2) * self._factor(amount))

    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        if self.larger:
            return sentence("{name} if it is {share:.0%} larger", name=name, share=self._factor(amount) - 1)
        return sentence("{name} if it is {share:.0%} smaller", name=name, share=1 - self._factor(amount))

    def _factor(self, amount: float) -> float:
        return float(2 ** (amount if self.larger else -amount))

"""Turned and slanted: hands differ most in how their digits lean."""

from __future__ import annotations

import dataclasses
import math
from typing import ClassVar, Self

import numpy as np

from nnstudio.data.handwriting.lines import Lines
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.pen.change import Change, mapped


@dataclasses.dataclass(frozen=True)
class Turn(Change):
    """clockwise: or else against the clock. Amounts are in degrees."""

    clockwise: bool
    MOST: ClassVar[float] = 40.0
    USUAL: ClassVar[float] = 12.0

    @classmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        return cls(True), cls(False)

    def apply(self, lines: Lines, amount: float) -> Lines:
        angle = math.radians(amount if self.clockwise else -amount)
        cos, sin = math.cos(angle), math.sin(angle)
        return mapped(lines, np.array([[cos, -sin], [sin, cos]]))

    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        if self.clockwise:
            return sentence("{name} if it is turned clockwise by {angle:.0f}°", name=name, angle=amount)
        return sentence("{name} if it is turned counterclockwise by {angle:.0f}°", name=name, angle=amount)


@dataclasses.dataclass(frozen=True)
class Slant(Change):
    """to_the_right: at its top, or else to the left. Amounts are in degrees of an upright line."""

    to_the_right: bool
    MOST: ClassVar[float] = 40.0
    USUAL: ClassVar[float] = 14.0

    @classmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        return cls(True), cls(False)

    def apply(self, lines: Lines, amount: float) -> Lines:
        lean = math.tan(math.radians(amount if self.to_the_right else -amount))
        return mapped(lines, np.array([[1.0, -lean], [0.0, 1.0]]))

    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        if self.to_the_right:
            return sentence("{name} if it leans {angle:.0f}° more to the right", name=name, angle=amount)
        return sentence("{name} if it leans {angle:.0f}° more to the left", name=name, angle=amount)

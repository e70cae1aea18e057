"""What a change of the pen is: one way to change a drawing by an amount, what that costs, and how it is said.

Costs of different kinds are compared, so all have one unit: 1 is what hands usually differ by. That is how widely two
people's digits are apart in slant, in width of the pen and so on (where it was measured, the standard deviation over
many hands), so that the cheapest change is the one that most likely was the slip.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.lines import Lines
from nnstudio.data.handwriting.strokes import Path
from nnstudio.errors import Sentence

Matrix = NDArray[np.float64]
TRIED = 4
"""Amounts of a kind that are tried before the least that does it is looked for between two of them."""


class Change(ABC):
    """A frozen dataclass for each kind. MOST: the largest amount, above 0, in its own unit; USUAL: what costs 1.
    normalised: whether a pad that brings the ink to one place and one size undoes it. gradual: whether there is
    anything between nothing and all of it.
    """

    MOST: ClassVar[float] = 1.0
    USUAL: ClassVar[float] = 1.0
    normalised: ClassVar[bool] = False
    gradual: ClassVar[bool] = True

    @classmethod
    @abstractmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        """The changes of this kind that there are for a drawing."""

    @abstractmethod
    def apply(self, lines: Lines, amount: float) -> Lines:
        """The drawing after it. amount: 0 < amount <= MOST."""

    @abstractmethod
    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        """What it makes of the drawing: "a 7 if the bar goes". name: of the class, with its article."""

    def cost(self, amount: float) -> float:
        """How large the change is, where 1 is usual."""
        return amount / self.USUAL

    @property
    def amounts(self) -> tuple[float, ...]:
        """What is tried first, rising."""
        if not self.gradual:
            return (self.MOST,)
        return tuple(self.MOST * step / TRIED for step in range(1, TRIED + 1))


def middle(lines: Lines) -> Path:
    """The middle (2,) of the box around the pen's way."""
    points = lines.points
    return np.asarray((points.min(axis=0) + points.max(axis=0)) / 2)


def mapped(lines: Lines, matrix: Matrix) -> Lines:
    """The drawing with a matrix (2, 2) applied around its middle."""
    centre = middle(lines)
    return lines.with_paths([(path - centre) @ matrix.T + centre for path in lines.paths])

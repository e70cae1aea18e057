"""What a layer looks at: which places along one side of its input each place of its output reads.

A layer declares it side by side (height, then width), since all of them treat the two alike. From the sights of all
layers on the way the analysis finds how much of the picture a unit sees: its receptive field.
"""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
OUTSIDE = -1
"""Stands for a place that the input does not have, such as one in its padding."""


class Sight(Protocol):
    """One side of a layer. pace: places of the input from what an output sees to what the next one sees; None where all
    see the same.
    """

    @property
    def pace(self) -> Fraction | None: ...

    def reads(self, outputs: int, length: int) -> Places:
        """For each of so many outputs, the places of an input of that length that it reads: (outputs, most) integers,
        OUTSIDE where there are fewer.
        """
        ...


@dataclasses.dataclass(frozen=True)
class Straight:
    """Each output reads its own place; or the only one, of a side of length 1 that counts for all."""

    pace = Fraction(1)

    def reads(self, outputs: int, length: int) -> Places:
        return np.minimum(np.arange(outputs), length - 1)[:, None]


@dataclasses.dataclass(frozen=True)
class Everything:
    """Each output reads the whole side."""

    pace = None

    def reads(self, outputs: int, length: int) -> Places:
        return np.broadcast_to(np.arange(length), (outputs, length))


@dataclasses.dataclass(frozen=True)
class Window:
    """A window of `size` places with `dilation` from each to the next, which moves by `stride`; the first one begins
    `before` places in front of the input.
    """

    size: int
    stride: int = 1
    dilation: int = 1
    before: int = 0

    @property
    def pace(self) -> Fraction:
        return Fraction(self.stride)

    def reads(self, outputs: int, length: int) -> Places:
        starts = np.arange(outputs)[:, None] * self.stride - self.before
        return _inside(starts + np.arange(self.size) * self.dilation, length)


@dataclasses.dataclass(frozen=True)
class Stamps:
    """A window run backwards: each place of the input is stamped onto the output under its window."""

    window: Window

    @property
    def pace(self) -> Fraction:
        return 1 / self.window.pace

    def reads(self, outputs: int, length: int) -> Places:
        window = self.window
        below = np.arange(outputs)[:, None] + window.before - np.arange(window.size) * window.dilation
        places = np.where(below % window.stride == 0, below // window.stride, OUTSIDE)
        return _inside(places, length)


@dataclasses.dataclass(frozen=True)
class Copies:
    """Each place of the input is there `factor` times."""

    factor: int

    @property
    def pace(self) -> Fraction:
        return Fraction(1, self.factor)

    def reads(self, outputs: int, length: int) -> Places:
        return np.arange(outputs)[:, None] // self.factor


Sights = tuple[Sight, Sight]
"""Of the height and of the width."""
STRAIGHT: Sights = (Straight(), Straight())
EVERYTHING: Sights = (Everything(), Everything())


def _inside(places: Places, length: int) -> Places:
    return np.where((places >= 0) & (places < length), places, OUTSIDE)

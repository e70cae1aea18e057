"""A change that was tried, and how good an explanation it is: by what hands do, and by what comes of it."""

from __future__ import annotations

import math
from typing import NamedTuple

from nnstudio.inside.pen.change import Change
from nnstudio.layers.layer import Array

SURE, USUAL = 0.8, 0.2
"""The share of an answer from which on it is clear, if the drawing is as usual as all but so many training examples."""
EVIDENCE = 2.0
"""The costs that weigh as much as being e times less likely, in how usual a drawing is or what it is taken for."""


class Tried(NamedTuple):
    """A change, its amount, and what came of it: the values of the classes, and the share of usual examples that are at
    least as strange as the drawing is then.
    """

    change: Change
    amount: float
    values: Array
    as_strange: float

    @property
    def answer(self) -> int:
        """The class that it is taken for."""
        return int(self.values.argmax())

    @property
    def clear(self) -> bool:
        """Whether it is a clear example of that class."""
        return is_clear(self.values, self.as_strange)

    @property
    def cost(self) -> float:
        """How unlikely it is as an explanation: by itself, and by what it makes of the drawing."""
        return self.change.cost(self.amount) + unlikely(self.values, self.as_strange)


def is_clear(values: Array, as_strange: float) -> bool:
    """Whether a drawing with these values of the classes is surely one of them, and a usual one."""
    return as_strange >= USUAL and float(values.max()) >= SURE


def unlikely(values: Array, as_strange: float) -> float:
    """How unlikely a drawing is, in the unit of costs: 0 for the most usual one of its class."""
    return -EVIDENCE * math.log(max(as_strange * float(values.max()), 1e-9))


def alike(one: Tried, other: Tried) -> bool:
    """Whether the first makes a clear answer of the drawing, by the same change the same as the other."""
    return one.clear and one.change == other.change and one.answer == other.answer

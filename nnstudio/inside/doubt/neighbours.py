"""How far something is from training examples in one layer, as distances are there: where examples lie far apart, being
far from them says little (as in the local outlier factor of Breunig et al. 2000).
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array

Classes = NDArray[np.intp]

NEAREST = 5
"""The distance is the mean of that to so many examples: one may be an odd one."""
APART = 10
"""How far examples are apart: each from its tenth neighbour of the same class."""
AROUND = 3
"""How many of the nearest tell how far examples are apart there."""
LEAST = 1e-6
"""Of a distance; copies have none."""


@dataclasses.dataclass(frozen=True, eq=False)
class Neighbours:
    """directions: of the examples of each class, (m, d) of length 1. apart: how far each of them is from its
    neighbours, (m,).
    """

    directions: tuple[Array, ...]
    apart: tuple[Array, ...]

    @classmethod
    def among(cls, directions: Array, classes: Classes) -> Neighbours:
        """The examples with these directions (m, d) and classes (m,)."""
        parts = tuple(directions[classes == each] for each in range(int(classes.max(initial=-1)) + 1))
        return cls(parts, tuple(map(_apart, parts)))

    def strangeness(self, directions: Array, taken_for: Classes) -> Array:
        """The logarithm of how far each (n, d) is from examples of the class that it is taken for, (n,): in the root of
        how far those are apart, which lies between the distance itself and the distance beside theirs. Infinite where
        there are none.
        """
        found: Array = np.full(len(directions), np.inf, np.float32)
        for each in np.unique(taken_for):
            if each < len(self.directions) and len(self.directions[each]):
                asked = taken_for == each
                found[asked] = self._of(directions[asked], int(each))
        return found

    def _of(self, directions: Array, each: int) -> Array:
        examples, apart = self.directions[each], self.apart[each]
        away = np.maximum(1 - directions @ examples.T, LEAST)
        count = min(NEAREST, len(examples))
        places = np.argpartition(away, count - 1, axis=1)[:, :count]
        near = np.take_along_axis(away, places, axis=1)
        closest = np.take_along_axis(places, np.argsort(near, axis=1)[:, :AROUND], axis=1)
        return np.asarray(np.log(near.mean(axis=1)) - np.log(apart[closest].mean(axis=1)) / 2)


def _apart(directions: Array) -> Array:
    """How far each of these (m, d) is from its neighbours, (m,)."""
    if len(directions) < 2:
        return np.ones(len(directions), np.float32)
    place = min(APART, len(directions) - 1)
    away = 1 - directions @ directions.T
    return np.asarray(np.maximum(np.partition(away, place, axis=1)[:, place], LEAST))

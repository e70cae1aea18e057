"""How like the training examples something is: its distance, in the layer that the answer is made from, to the examples
of the class that it is taken for. Softmax can't say it, since its shares always add up to 1.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array

NEIGHBOURS = 3
"""The distance is that to the third example of the class: one may be an odd one."""
REFUSED = 0.017
"""The share of usual examples that are called like none; what a finite number leaves open keeps it below 2%."""
USUAL = 0.2
"""The share of examples that are farther away than what is called a clear example of its class."""


@dataclasses.dataclass(frozen=True, eq=False)
class Likeness:
    """directions: of the training examples, (m, d) of length 1. classes: theirs, (m,). far, near: distances from which
    on something is like no example, and up to which it is a clear one.
    """

    directions: Array
    classes: NDArray[np.intp]
    far: float = math.inf
    near: float = math.inf

    def distances(self, directions: Array, taken_for: NDArray[np.intp]) -> Array:
        """How far each (n, d) is from examples of the class that it is taken for, (n,): 0 for the same, 1 for nothing
        in common; infinite where there are none.
        """
        found: Array = np.full(len(directions), np.inf, np.float32)
        for each in np.unique(taken_for):
            examples = self.directions[self.classes == each]
            asked = taken_for == each
            if len(examples):
                near = directions[asked] @ examples.T
                place = max(0, len(examples) - NEIGHBOURS)
                found[asked] = 1 - np.partition(near, place, axis=1)[:, place]
        return found

    def nearest(self, direction: Array, count: int) -> NDArray[np.intp]:
        """The places of the training examples that are nearest to one (d,), the nearest first."""
        return np.asarray(np.argsort(-(self.directions @ direction), kind="stable")[:count])

    def learned(self, distances: Array) -> Likeness:
        """With limits by the distances (n,) of examples that were kept aside."""
        return dataclasses.replace(
            self, far=_beyond(distances, REFUSED), near=float(np.quantile(distances, 1 - USUAL))
        )


def _beyond(distances: Array, share: float) -> float:
    """The distance that this share of so many examples is beyond, at most."""
    rank = math.ceil((1 - share) * (len(distances) + 1))
    return float(np.sort(distances)[rank - 1]) if rank <= len(distances) else math.inf

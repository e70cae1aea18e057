"""Lines of bars pushed apart until none stands in another's room."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.intp]
Floats = NDArray[np.float64]


@dataclasses.dataclass(frozen=True)
class Room:
    """left, right, apart: (pairs,), lines that are neighbours somewhere, and the least distance of their middles."""

    left: Indices
    right: Indices
    apart: Floats

    def pushed_right(self, wished: Floats) -> Floats:
        """Every line at its wish, (lines,), or further right, as little as can be."""
        x = wished
        while True:
            pushed = x.copy()
            np.maximum.at(pushed, self.right, x[self.left] + self.apart)
            if np.array_equal(pushed, x):
                return x
            x = pushed

    def pushed_left(self, wished: Floats) -> Floats:
        """Every line at its wish, or further left, as little as can be."""
        x = wished
        while True:
            pushed = x.copy()
            np.minimum.at(pushed, self.left, x[self.right] - self.apart)
            if np.array_equal(pushed, x):
                return x
            x = pushed

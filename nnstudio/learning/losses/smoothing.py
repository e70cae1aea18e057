"""Label smoothing: targets that are a little less sure of themselves (Szegedy et al. 2016, section 7)."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.layer import Array


class Targets:
    """The targets of a shard, t (1 - smoothing) + smoothing * level, read anew for each batch.

    given: (n, k), the array that each batch's targets are written to. level: what smoothing moves towards.
    """

    def __init__(self, given: Array, smoothing: float, level: float) -> None:
        self.given = given
        self.kept = 1.0 - smoothing
        self.added = smoothing * level
        self.smooth: Array | None = np.empty_like(given) if smoothing else None

    def read(self) -> Array:
        """(n, k) targets of the batch at hand, of the given ones' dtype."""
        if self.smooth is None:
            return self.given
        np.multiply(self.given, self.kept, out=self.smooth)
        return np.add(self.smooth, self.added, out=self.smooth)

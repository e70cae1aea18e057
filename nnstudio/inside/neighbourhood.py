"""Where another example belongs on a map that no formula leads to: among those that are nearest to it.

It is Shepard's interpolation with the weights of Franke and Little (Renka 1988, ACM TOMS 14, 139-148): they are
infinite at an example of the map, which so lies on its own point, and fade to nothing towards the first one that does
not count any more, so that the place moves without jumps while the example changes. An embedding's own way to place
another example begins with something like it, and then takes some hundred times as long.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.inside.projection import Projection
from nnstudio.layers.layer import Array

NEAREST = 8
"""Examples that say where another one belongs."""
TOUCHING = 1e-6
"""Of the distance to the farthest of them: what is nearer to an example lies on its point."""


@dataclasses.dataclass(frozen=True, eq=False)
class Neighbourhood:
    """basis: into the space in which distances are meant. features: (n, k) of the examples in it. points: (n, 2), where
    these lie.
    """

    basis: Projection
    features: Array
    points: Array

    def of(self, features: Array) -> Array:
        """The points (m, 2) of features (m, d)."""
        return np.array([self._place(each) for each in self.basis.of(features)]).reshape(-1, 2)

    def _place(self, features: Array) -> Array:
        distances = np.sqrt(np.square(self.features - features, dtype=np.float64).sum(axis=1))
        count = min(NEAREST + 1, len(distances))
        nearest = np.argpartition(distances, count - 1)[:count]
        nearest = nearest[np.argsort(distances[nearest], kind="stable")]
        away = distances[nearest]
        if away[0] <= TOUCHING * away[-1]:
            return np.asarray(self.points[nearest[away <= TOUCHING * away[-1]]].mean(axis=0))
        weights = ((away[-1] - away) / away) ** 2
        if not weights.any():
            weights = np.ones(count)
        return np.asarray(weights @ self.points[nearest] / weights.sum())

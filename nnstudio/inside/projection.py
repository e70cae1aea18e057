"""Many numbers for each example brought to few, mostly a plane, by the directions in which the examples differ most.

Principal components (Pearson 1901), found by a randomised range finder (Halko, Martinsson and Tropp 2011): it takes a
few products with narrow matrices, where a whole decomposition of a layer with thousands of numbers takes seconds.
"""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Array

EXTRA, ROUNDS = 10, 4
"""Directions beyond those that are wanted, and how often they are turned towards the largest."""


@dataclasses.dataclass(frozen=True, eq=False)
class Projection:
    """A point is (features - mean) @ axes. mean: (d,). axes: (d, k), k = 2 for a plane. kept: the share of the whole
    variance, 0 to 1.
    """

    mean: Array
    axes: Array
    kept: float

    def of(self, features: Array) -> Array:
        """The points (n, k) of features (n, d)."""
        return np.asarray((features - self.mean) @ self.axes)

    def turned(self, points: Array, before: Array) -> Projection:
        """The same plane, turned and mirrored so that these points (n, 2) lie as near as they can to where the same
        examples were before (n, 2), which makes two maps one after the other a motion and no jump.
        """
        left, _, right = np.linalg.svd(points.T @ (before - before.mean(axis=0)))
        return dataclasses.replace(self, axes=self.axes @ (left @ right))


def principal(features: Array, wanted: int = 2) -> Projection:
    """The projection onto the first principal components of features (n, d), n >= 1, as many as are wanted; (d, wanted)
    axes also where there are fewer directions, or none.
    """
    mean = features.mean(axis=0, dtype=np.float64).astype(features.dtype)
    centred = features - mean
    total = float(np.square(centred, dtype=np.float64).sum())
    count = min(wanted + EXTRA, *features.shape)
    basis = np.random.default_rng(0).standard_normal((features.shape[1], count)).astype(features.dtype)
    for _ in range(ROUNDS):
        basis = np.linalg.qr(centred.T @ (centred @ basis))[0]
    _, sizes, directions = np.linalg.svd(centred @ basis, full_matrices=False)
    axes = np.zeros((features.shape[1], wanted), features.dtype)
    found = (basis @ directions.T)[:, :wanted]
    axes[:, : found.shape[1]] = found * _signs(found)
    kept = float(np.square(sizes[:wanted], dtype=np.float64).sum()) / total if total > 0 else 1.0
    return Projection(mean, axes, min(1.0, kept))


def _signs(axes: Array) -> Array:
    """A direction and its opposite are the same component: the largest part of each is made positive."""
    largest = np.abs(axes).argmax(axis=0)
    return np.where(axes[largest, np.arange(axes.shape[1])] < 0, -1, 1).astype(axes.dtype)

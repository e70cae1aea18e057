"""How far numbers are from the right ones. Where several are predicted, the figure is the mean over all of them."""

from __future__ import annotations

import math

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.metrics.metric import Metric, Sums, ratio


def errors(outputs: Array, targets: Array) -> Sums:
    """outputs - targets as (n, k) float64, k the numbers of one answer."""
    difference: Sums = np.subtract(outputs, targets, dtype=np.float64)
    return difference.reshape(len(difference), math.prod(difference.shape[1:]))


class _InUnits(Metric):
    """A figure in the targets' own unit. scales: what one step of each output is in it, (k,); () for 1."""

    higher_is_better = False
    unit = "target"
    lowest = 0.0

    def __init__(self, scales: tuple[float, ...] = ()) -> None:
        self.scales = np.array(scales or (1.0,))

    def missed(self, outputs: Array, targets: Array) -> Sums:
        """(n, k) how far each number is from the right one, in its unit."""
        difference: Sums = errors(outputs, targets) * self.scales
        return difference


class MeanAbsolute(_InUnits):
    """mean |y - t|."""

    name = "mean_absolute_error"
    title = "Mean absolute error"
    help = "How far an answer is from the right number, on average."

    def sums(self, outputs: Array, targets: Array) -> Sums:
        difference = np.abs(self.missed(outputs, targets))
        return np.array([difference.sum(), difference.size])

    def value(self, sums: Sums) -> float:
        return ratio(sums[0], sums[1])


class RootMeanSquared(_InUnits):
    """sqrt(mean (y - t)^2)."""

    name = "root_mean_squared_error"
    title = "Root mean squared error"
    help = "As the mean absolute error, but large misses weigh more."

    def sums(self, outputs: Array, targets: Array) -> Sums:
        difference = self.missed(outputs, targets)
        return np.array([np.vdot(difference, difference), difference.size])

    def value(self, sums: Sums) -> float:
        return math.sqrt(ratio(sums[0], sums[1]))


class R2(Metric):
    """1 - sum (y - t)^2 / sum (t - mean t)^2 for each target, and the mean over them; NaN where targets are all equal.

    The spread is kept as count, sum and sum of squares of each target.
    """

    name = "r2"
    title = "R²"
    help = "How much of the spread is explained: 1 is perfect, 0 is no better than always answering the mean."
    highest = 1.0

    def sums(self, outputs: Array, targets: Array) -> Sums:
        difference = errors(outputs, targets)
        right = np.asarray(targets, np.float64).reshape(difference.shape)
        count = np.full(right.shape[-1:], float(len(right)))
        rows = ((difference**2).sum(axis=0), right.sum(axis=0), (right**2).sum(axis=0), count)
        return np.concatenate(rows)

    def value(self, sums: Sums) -> float:
        squared, total, squares, count = np.split(sums, 4)
        spread = squares - total**2 / np.maximum(count, 1.0)
        meant = spread > 1e-12 * np.maximum(squares, 1e-300)
        if not meant.any():
            return float("nan")
        return float(np.mean(1.0 - squared[meant] / spread[meant]))

    def beyond(self, baseline: float, count: int) -> float:
        return baseline + LITTLE


LITTLE = 0.02
"""A share of the spread that explains nothing worth having."""

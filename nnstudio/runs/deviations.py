"""How far predicted numbers are from the right ones: a cloud of points, a histogram, and the worst examples."""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Regression
from nnstudio.learning.tasks.regression import Target

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
MOST_POINTS = 2000
"""Points that are drawn; more are a blot."""
MOST_WORST = 200
MOST_BINS = 40
READY = 16
"""So many targets are looked at when the network is judged, the others when somebody asks."""


@dataclasses.dataclass(frozen=True, eq=False)
class Deviation:
    """Of one target, in its unit; examples whose answer is no number are left out. residual: predicted - true.

    places: (m,) of the examples that are drawn, true and predicted (m,) of each. low, high: the range of both.
    edges (b + 1,), counts (b,): histogram of the residuals. worst: places, the largest residual first. mean,
    deviation: of all residuals.
    """

    target: Target
    places: Places
    true: Numbers
    predicted: Numbers
    low: float
    high: float
    edges: Numbers
    counts: NDArray[np.int64]
    worst: Places
    mean: float
    deviation: float


class Deviations:
    """true, predicted: (n, k) in the targets' own units."""

    def __init__(self, task: Regression, targets: Array, outputs: Array) -> None:
        """targets, outputs: (n, k) as the network learns them."""
        self.task = task
        self.true: Numbers = task.in_units(targets)
        self.predicted: Numbers = task.in_units(outputs.reshape(targets.shape))
        self._found: dict[int, Deviation] = {}
        for index in range(min(len(task.targets), READY)):
            self.of(index)

    def __len__(self) -> int:
        """How many examples there are."""
        return len(self.true)

    @property
    def unanswered(self) -> int:
        """How many examples have an answer in which a number is none."""
        return int(np.count_nonzero(~np.isfinite(self.predicted).all(axis=1)))

    def of(self, index: int) -> Deviation:
        """What is to be seen of one target."""
        if index not in self._found:
            self._found[index] = self._look(index)
        return self._found[index]

    def _look(self, index: int) -> Deviation:
        true, predicted = self.true[:, index], self.predicted[:, index]
        usable = np.flatnonzero(np.isfinite(predicted))
        residuals = (predicted - true)[usable]
        worst = usable[_largest(np.abs(residuals), MOST_WORST)]
        chosen = np.union1d(_some(usable), worst[:10])
        shown = np.concatenate((true[chosen], predicted[chosen]))
        counts, edges = _histogram(residuals)
        return Deviation(
            target=self.task.targets[index],
            places=chosen,
            true=true[chosen],
            predicted=predicted[chosen],
            low=float(shown.min(initial=np.inf)) if len(shown) else 0.0,
            high=float(shown.max(initial=-np.inf)) if len(shown) else 1.0,
            edges=edges,
            counts=counts,
            worst=worst,
            mean=float(residuals.mean()) if len(residuals) else float("nan"),
            deviation=float(residuals.std()) if len(residuals) else float("nan"),
        )


def _some(places: Places) -> Places:
    """At most MOST_POINTS of them, always the same ones of the same many."""
    if len(places) <= MOST_POINTS:
        return places
    return np.sort(np.random.default_rng(0).choice(places, MOST_POINTS, replace=False))


def _largest(values: Numbers, count: int) -> Places:
    """The places of the largest ones, the largest first."""
    if len(values) > count:
        found = np.argpartition(-values, count)[:count]
    else:
        found = np.arange(len(values))
    return found[np.argsort(-values[found], kind="stable")]


def _histogram(residuals: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """Counts and edges of bins of one width around 0, so that too little and too much can be told apart."""
    reach = float(np.abs(residuals).max(initial=0.0)) or 1.0
    half = max(3, min(MOST_BINS // 2, round(len(residuals) ** 0.5 / 2)))
    edges = np.linspace(-reach, reach, 2 * half + 1)
    return np.histogram(residuals, edges)[0], edges

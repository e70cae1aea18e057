"""The gradient check: what the way back computes for a weight, beside what a small change of it does to the loss.

Central differences in float64, with the loss of the same batch and the same chance.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Mapping

import numpy as np

from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Engine
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData

CHANGE = 1e-5
EACH = 3
"""Weights of each array that are checked: the one with the largest gradient, and others by chance."""
CLOSE = 1e-4


@dataclasses.dataclass(frozen=True)
class Checked:
    """One weight. name: of its array. index: its place in it. analytic: from the way back; numeric: by differences."""

    name: str
    index: tuple[int, ...]
    analytic: float
    numeric: float

    @property
    def apart(self) -> float:
        """How far the two are apart, of the larger."""
        return abs(self.analytic - self.numeric) / max(abs(self.analytic), abs(self.numeric), 1e-8)

    @property
    def agrees(self) -> bool:
        """Whether they are the same, but for what differences can't tell."""
        return self.apart < CLOSE or abs(self.analytic - self.numeric) < 1e-9


def gradient_check(
    engine: Engine,
    graph: Graph,
    settings: TrainingSettings,
    data: TrainingData,
    weights: Mapping[str, Array],
    cancelled: threading.Event,
) -> tuple[Checked, ...] | None:
    """Check some weights of every array that trains; None when it is not wanted any more."""
    start = {name: np.asarray(array, np.float64) for name, array in weights.items()}
    slopes = engine.trace(graph, settings, data, start, precise=True).weight_gradients
    rng, found = np.random.default_rng(0), []
    for name, slope in slopes.items():
        flat = slope.reshape(-1)
        chosen = {int(np.abs(flat).argmax()), *rng.integers(0, flat.size, EACH - 1).tolist()}
        for at in sorted(chosen):
            if cancelled.is_set():
                return None
            index = tuple(int(part) for part in np.unravel_index(at, slope.shape))
            up, down = (
                _loss(engine, graph, settings, data, start, name, index, by) for by in (CHANGE, -CHANGE)
            )
            found.append(Checked(name, index, float(flat[at]), (up - down) / (2 * CHANGE)))
    return tuple(found)


def _loss(
    engine: Engine,
    graph: Graph,
    settings: TrainingSettings,
    data: TrainingData,
    weights: Mapping[str, Array],
    name: str,
    index: tuple[int, ...],
    by: float,
) -> float:
    """The loss with one weight changed by so much."""
    changed = weights[name].copy()
    changed[index] += by
    return engine.trace(graph, settings, data, {**weights, name: changed}, precise=True).loss

"""The map: where examples lie in a plane made of what one layer says to them, so that like ones lie together."""

from __future__ import annotations

import dataclasses
import threading
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.projection import principal
from nnstudio.inside.seen import look_at
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Task


class Placing(Protocol):
    """Knows where features lie on a map."""

    def of(self, features: Array) -> Array:
        """The points (n, 2) of features (n, d)."""


@dataclasses.dataclass(frozen=True, eq=False)
class Map:
    """layer: whose outputs they are. points: (n, 2), of the first n examples. truths: (n,) of classes, (n, k) of
    numbers. answers: (n,) the classes that were answered; empty where the task has none. placing: where other examples
    lie; None while the map is being made. kept: the share of the variance that the plane shows, None where it is none
    of directions.
    """

    layer: str
    points: Array
    truths: Array
    answers: NDArray[np.intp]
    placing: Placing | None
    kept: float | None = None

    @property
    def mistakes(self) -> NDArray[np.bool_]:
        """(n,) which examples were taken for another class."""
        if not len(self.answers):
            return np.zeros(len(self.points), np.bool_)
        return np.asarray(self.answers != self.truths)

    def shade(self) -> Array:
        """(n,) 0 to 1: how large the first of the numbers is that belongs to each point, among all of them."""
        numbers = np.asarray(self.truths, np.float64).reshape(len(self.points), -1)[:, 0]
        low, high = float(numbers.min()), float(numbers.max())
        return np.asarray((numbers - low) / (high - low) if high > low else np.zeros(len(numbers)))


def layers_of(graph: Graph) -> tuple[str, ...]:
    """The layers that a map can be made of, from the input on."""
    return (INPUT, *(node.id for node in graph.ordered()))


def make_map(
    model: Model,
    graph: Graph,
    task: Task,
    examples: Examples,
    layer: str,
    before: Map | None,
    cancelled: threading.Event,
) -> Map | None:
    """A map of the first examples by principal components; None where it is not wanted any more, or there are none.

    before: an earlier map of the same examples, to which this one is turned.
    """
    seen = look_at(model, graph, task, examples, layer, cancelled)
    if seen is None:
        return None
    projection = principal(seen.features)
    points = projection.of(seen.features)
    if before is not None and len(before.points) == len(points):
        projection = projection.turned(points, before.points)
        points = projection.of(seen.features)
    return Map(layer, points, seen.truths, seen.answers, projection, projection.kept)


def place_on(map_: Map, model: Model, example: Array) -> Array | None:
    """Where an example (*input_shape) lies on a map of this network, (2,); None while the map is being made."""
    if map_.placing is None:
        return None
    found = model.inside(example[np.newaxis], [map_.layer])[map_.layer]
    return np.asarray(map_.placing.of(found.reshape(1, -1))[0])

"""The map: where examples lie in a plane made of what one layer says to them, so that like ones lie together."""

from __future__ import annotations

import dataclasses
import math
import threading

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.projection import Projection, principal
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.metrics import classes_of
from nnstudio.learning.tasks import Classification, Task

MOST = 2_000
"""Examples on a map."""
NUMBERS = 16_000_000
"""Numbers that a layer may give for all examples together; of a larger layer, fewer examples are on its map."""
AT_ONCE = 128


@dataclasses.dataclass(frozen=True, eq=False)
class Map:
    """layer: whose outputs they are. points: (n, 2), of the first n examples. truths: (n,) of classes, (n, k) of
    numbers. answers: (n,) the classes that were answered; empty where the task has none.
    """

    layer: str
    points: Array
    truths: Array
    answers: NDArray[np.intp]
    projection: Projection

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
    """A map of the first examples; None where it is not wanted any more, or there are no examples.

    before: an earlier map of the same examples, to which this one is turned.
    """
    width = math.prod(graph.shapes()[layer])
    count = min(len(examples), MOST, max(2, NUMBERS // width))
    if count == 0:
        return None
    features, outputs = np.empty((count, width), np.float32), []
    last = graph.output().id
    for start in range(0, count, AT_ONCE):
        if cancelled.is_set():
            return None
        places = np.arange(start, min(start + AT_ONCE, count))
        values = np.empty((len(places), *examples.shape), examples.dtype)
        examples.read(places, values)
        found = model.inside(values, {layer, last})
        features[places] = found[layer].reshape(len(places), -1)
        outputs.append(found[last])
    projection = principal(features)
    points = projection.of(features)
    if before is not None and len(before.points) == count:
        projection = projection.turned(points, before.points)
        points = projection.of(features)
    answers = np.zeros(0, np.intp)
    if isinstance(task, Classification):
        answers = np.asarray(classes_of(np.concatenate(outputs)), np.intp)
    truths = examples.targets[:count]
    return Map(layer, points, truths, answers, projection)


def place_on(map_: Map, model: Model, example: Array) -> Array:
    """Where an example (*input_shape) lies on a map of this network, (2,)."""
    found = model.inside(example[np.newaxis], [map_.layer])[map_.layer]
    return np.asarray(map_.projection.of(found.reshape(1, -1))[0])

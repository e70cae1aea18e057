"""What one layer says to examples, and what became of them: all that a map of them is made of."""

from __future__ import annotations

import dataclasses
import math
import threading

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.graph import Graph
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
class Seen:
    """features: (n, d) float32, the layer's outputs. truths: (n,) of classes, (n, k) of numbers. answers: (n,) the
    classes that were answered; empty where the task has none.
    """

    features: Array
    truths: Array
    answers: NDArray[np.intp]


def look_at(
    model: Model,
    graph: Graph,
    task: Task,
    examples: Examples,
    layer: str,
    cancelled: threading.Event,
) -> Seen | None:
    """What a layer says to the first examples; None where it is not wanted any more, or there are no examples."""
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
    answers = np.zeros(0, np.intp)
    if isinstance(task, Classification):
        answers = np.asarray(classes_of(np.concatenate(outputs)), np.intp)
    return Seen(features, examples.targets[:count], answers)

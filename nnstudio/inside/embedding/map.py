"""The map on which like examples are neighbours: what a layer says to them, brought to the directions in which they
differ most, and laid into the plane by a method of another library.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np

from nnstudio.errors import sentence
from nnstudio.inside.embedding.method import LEAST, Method
from nnstudio.inside.embedding.open_tsne import MapError
from nnstudio.inside.map import Map
from nnstudio.inside.neighbourhood import Neighbourhood
from nnstudio.inside.projection import principal
from nnstudio.inside.seen import look_at
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Task

DIRECTIONS = 50
"""Principal components that distances are measured in: of the others hardly any tells more than noise does, and a
layer may give thousands of numbers (van der Maaten and Hinton 2008 take 30).
"""


def make_embedded(
    model: Model,
    graph: Graph,
    task: Task,
    examples: Examples,
    layer: str,
    method: Method,
    seed: int,
    told: Callable[[float, Map | None], None],
    cancelled: threading.Event,
) -> Map | None:
    """A map of the first examples; None where it is not wanted any more. told: how much is done, 0 to 1, and the map as
    it is by then. Raises MapError.
    """
    seen = look_at(model, graph, task, examples, layer, cancelled)
    if seen is None and cancelled.is_set():
        return None
    if seen is None or len(seen.features) < LEAST:
        raise MapError(sentence("Such a map needs {count} examples at least.", count=LEAST))
    basis = principal(seen.features, min(DIRECTIONS, seen.features.shape[1]))
    features = basis.of(seen.features)
    truths, answers = seen.truths, seen.answers

    def tell(done: float, points: Array | None) -> None:
        told(done, None if points is None else Map(layer, points, truths, answers, None))

    if np.ptp(features, axis=0).max() > 0:
        points = method.embedded(features, seed, tell, cancelled)
    else:
        points = np.zeros((len(features), 2), np.float32)
    if points is None:
        return None
    return Map(layer, points, truths, answers, Neighbourhood(basis, features, points))

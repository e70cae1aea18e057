"""What is known of a network's doubts, learned once from training examples and from others that were kept aside."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.doubt.conformal import Conformal, conformal
from nnstudio.inside.doubt.layer import deciding_input, directions
from nnstudio.inside.doubt.likeness import Likeness
from nnstudio.layers.graph import Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples

MOST_LEARNED, MOST_ASIDE = 5000, 6000
"""Training examples that others are compared with, and examples kept aside that the limits are learned from."""
LEAST_ASIDE = 100
"""Fewer say nothing about one in a hundred."""
AT_ONCE = 128
"""Examples that are answered together, between two looks at whether it is still wanted."""
NEAREST = 5
"""Training examples that are shown beside an answer."""

Progress = Callable[[float], None]


@dataclasses.dataclass(frozen=True, eq=False)
class Opinion:
    """What there is to say about one answer. values: of the classes. classes: what it may be, the likeliest first.
    sure: whether the network is right about such in 99 of 100. far: whether it is like no training example. nearest:
    the places of those that are most like it, among all training examples.
    """

    values: Array
    classes: tuple[int, ...]
    sure: bool
    far: bool
    distance: float
    nearest: tuple[int, ...]


@dataclasses.dataclass(frozen=True, eq=False)
class Doubts:
    """layer: that examples are compared in. places: of the examples of `likeness` among all training examples."""

    layer: str
    output: str
    conformal: Conformal
    likeness: Likeness
    places: NDArray[np.intp]

    def opinion(self, model: Model, example: Array) -> Opinion:
        """About one example (*input_shape) as it is read."""
        values, seen = look(model, self.layer, self.output, example[np.newaxis])
        best = values.argmax(axis=1)
        distance = float(self.likeness.distances(seen, best)[0])
        inside = np.flatnonzero(self.conformal.sets(values)[0])
        return Opinion(
            values[0],
            tuple(int(each) for each in inside[np.argsort(-values[0][inside], kind="stable")]),
            bool(self.conformal.sure(values)[0]),
            distance > self.likeness.far,
            distance,
            tuple(int(self.places[place]) for place in self.likeness.nearest(seen[0], NEAREST)),
        )

    def clear(self, model: Model, examples: Array) -> tuple[Array, NDArray[np.bool_]]:
        """The values (n, classes) for examples (n, *input_shape), and which are clear examples of their class, (n,)."""
        values, seen = look(model, self.layer, self.output, examples)
        return values, np.asarray(self.likeness.distances(seen, values.argmax(axis=1)) <= self.likeness.near)


def learn_doubts(
    model: Model,
    graph: Graph,
    learned: Examples,
    aside: Examples,
    cancelled: threading.Event | None = None,
    progress: Progress = lambda share: None,
) -> Doubts | None:
    """Learns from training examples and others; None where there are too few of those, or nobody wants it any more."""
    if len(aside) < LEAST_ASIDE or len(learned) < LEAST_ASIDE:
        return None
    places = np.sort(np.random.default_rng(0).permutation(len(learned))[:MOST_LEARNED])
    kept, others = learned.take(places), aside.some(MOST_ASIDE, 0)
    layer, output = deciding_input(graph), graph.output().id
    whole, done = len(kept) + len(others), 0
    parts: list[list[tuple[Array, Array]]] = [[], []]
    for examples, found in zip((kept, others), parts, strict=True):
        for start in range(0, len(examples), AT_ONCE):
            if cancelled is not None and cancelled.is_set():
                return None
            some = examples.take(np.arange(start, min(start + AT_ONCE, len(examples)))).all()
            found.append(look(model, layer, output, some))
            done += len(some)
            progress(done / whole)
    (_, seen), (values, seen_aside) = (tuple(map(np.concatenate, zip(*part, strict=True))) for part in parts)
    likeness = Likeness(seen, np.asarray(kept.targets, np.intp))
    distances = likeness.distances(seen_aside, values.argmax(axis=1))
    sets = conformal(values, np.asarray(others.targets, np.intp))
    return Doubts(layer, output, sets, likeness.learned(distances), places)


def look(model: Model, layer: str, output: str, examples: Array) -> tuple[Array, Array]:
    """The values (n, classes) of the classes for examples (n, *input_shape), and the directions (n, d) of a layer."""
    found = model.inside(examples, (layer, output))
    outputs = found[output]
    values = outputs if outputs.shape[1:] != (1,) else np.concatenate([1 - outputs, outputs], axis=1)
    return np.asarray(values, np.float32), directions(found[layer])

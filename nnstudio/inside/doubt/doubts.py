"""What is known of a network's doubts, learned once from training examples and from others that were kept aside."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.doubt.conformal import Conformal, class_values, conformal
from nnstudio.inside.doubt.layer import deciding_inputs, directions
from nnstudio.inside.doubt.likeness import Likeness
from nnstudio.inside.doubt.likeness import learned as likeness_of
from nnstudio.inside.doubt.neighbours import Neighbours
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
    nearest: tuple[int, ...]


class Looked(NamedTuple):
    """values: of the classes for examples, (n, classes). seen: their directions (n, d) in each layer."""

    values: Array
    seen: tuple[Array, ...]


@dataclasses.dataclass(frozen=True, eq=False)
class Doubts:
    """layers: that examples are compared in, the last one first. compared: training examples in that one, (m, d), and
    places: of these among all training examples.
    """

    layers: tuple[str, ...]
    output: str
    conformal: Conformal
    likeness: Likeness
    compared: Array
    places: NDArray[np.intp]

    def opinion(self, model: Model, example: Array) -> Opinion:
        """About one example (*input_shape) as it is read."""
        values, seen = self.look(model, example[np.newaxis])
        strangeness = float(self.likeness.strangeness(seen, values.argmax(axis=1))[0])
        inside = np.flatnonzero(self.conformal.sets(values)[0])
        away = -(self.compared @ seen[0][0])
        nearest = np.argpartition(away, NEAREST)[:NEAREST]
        nearest = nearest[np.argsort(away[nearest], kind="stable")]
        return Opinion(
            values[0],
            tuple(int(each) for each in inside[np.argsort(-values[0][inside], kind="stable")]),
            bool(self.conformal.sure(values)[0]),
            strangeness > self.likeness.far,
            tuple(int(self.places[place]) for place in nearest),
        )

    def usual(self, model: Model, examples: Array) -> tuple[Array, Array]:
        """The values (n, classes) for examples (n, *input_shape), and the share of usual examples that are at least as
        strange as each, (n,).
        """
        values, seen = self.look(model, examples)
        return values, self.likeness.as_strange(self.likeness.strangeness(seen, values.argmax(axis=1)))

    def look(self, model: Model, examples: Array) -> Looked:
        """What is to be seen of examples (n, *input_shape)."""
        return look(model, self.layers, self.output, examples)


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
    layers, output = deciding_inputs(graph), graph.output().id
    whole, done = len(kept) + len(others), 0
    parts: list[list[Looked]] = [[], []]
    for examples, found in zip((kept, others), parts, strict=True):
        for start in range(0, len(examples), AT_ONCE):
            if cancelled is not None and cancelled.is_set():
                return None
            some = examples.take(np.arange(start, min(start + AT_ONCE, len(examples)))).all()
            found.append(look(model, layers, output, some))
            done += len(some)
            progress(done / whole)
    (_, compared), (values, seen) = map(_together, parts)
    classes = np.asarray(kept.targets, np.intp)
    neighbours = tuple(Neighbours.among(each, classes) for each in compared)
    likeness = likeness_of(neighbours, seen, values.argmax(axis=1))
    sets = conformal(values, np.asarray(others.targets, np.intp))
    return Doubts(layers, output, sets, likeness, compared[0], places)


def look(model: Model, layers: tuple[str, ...], output: str, examples: Array) -> Looked:
    """The values of the classes for examples (n, *input_shape), and their directions in layers."""
    found = model.inside(examples, (*layers, output))
    return Looked(class_values(found[output]), tuple(directions(found[layer]) for layer in layers))


def _together(parts: list[Looked]) -> Looked:
    seen = zip(*(part.seen for part in parts), strict=True)
    return Looked(np.concatenate([part.values for part in parts]), tuple(map(np.concatenate, seen)))

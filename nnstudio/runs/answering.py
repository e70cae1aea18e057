"""The network that answers drawings and is judged in the evaluation: the one that trains, or the one on the
canvas. It costs nothing until it is asked.
"""

from __future__ import annotations

import dataclasses
import zlib

import numpy as np

from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.layers.graph import Graph
from nnstudio.learning.engine import Model
from nnstudio.learning.scaling import Scaling
from nnstudio.learning.tasks import Task
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.fitting import fit
from nnstudio.runs.messages import Weights

NO_NUMBERS = sentence("The outputs of the network are no numbers.")
"""Why outputs with a NaN are no answer."""


@dataclasses.dataclass(frozen=True, eq=False)
class Answering:
    """A network that can be asked.

    task, scaling: of what it learns. weights: what was learned; the layers in `fresh` never were, and draw theirs from
    the seed. kept: the layers that learned something.
    """

    graph: Graph
    task: Task
    scaling: Scaling
    seed: int
    weights: Weights
    fresh: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def trained(self) -> bool:
        """Whether every layer has learned something."""
        return bool(self.kept) and not self.fresh

    def answers_as(self, other: Answering) -> bool:
        """Whether it is the same network with the very same weights, whatever else of the document is another."""
        same = (self.graph, self.task, self.scaling, self.fresh) == (
            other.graph,
            other.task,
            other.scaling,
            other.fresh,
        )
        names = self.weights.keys() == other.weights.keys()
        return same and names and all(self.weights[name] is other.weights[name] for name in self.weights)

    def all_weights(self) -> Weights:
        """Weights for every layer."""
        return {**ENGINE.drawn(self.graph, self.seed), **self.weights} if self.fresh else self.weights

    def mark(self) -> int:
        """The same for the same weights of one graph, whoever holds them. Reads all of them."""
        found = zlib.crc32(repr((self.seed if self.fresh else None, self.fresh)).encode())
        for name in sorted(self.weights):
            found = zlib.crc32(
                np.ascontiguousarray(self.weights[name]).data, zlib.crc32(name.encode(), found)
            )
        return found

    def model(self, batch: int = 1) -> Model:
        """The network in buffers of its own, on the caller's thread alone. Takes a second for a large one."""
        weights = self.weights if self.kept else None
        return ENGINE.model(self.graph, weights, scaling=self.scaling, batch=batch, seed=self.seed)


Ready = tuple[Answering, Model]
"""A model, and whose weights it has."""


def reloaded(ready: Ready | None, answering: Answering) -> Ready | None:
    """The same model with these weights; None where there is none yet, or it is of another structure or scaling."""
    if ready is None or ready[0] is answering:
        return ready
    loaded, model = ready
    if (loaded.graph, loaded.scaling) != (answering.graph, answering.scaling):
        return None
    model.load_weights(answering.all_weights())
    return answering, model


def answering(document: Document, weights: Weights | None) -> Answering:
    """The document's network with the weights that fit it."""
    found = fit(document.graph, weights)
    return Answering(
        document.graph,
        document.task,
        document.description.scaling,
        document.training.seed,
        found.weights,
        found.fresh,
        found.kept,
    )


def as_trained(document: Document, weights: Weights) -> Answering:
    """The document's network with weights of its own, all of them."""
    return Answering(
        document.graph,
        document.task,
        document.description.scaling,
        document.training.seed,
        weights,
        (),
        tuple(dict.fromkeys(name.rpartition("/")[0] for name in weights)),
    )

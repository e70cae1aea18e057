"""The network that answers drawings and is judged in the evaluation: the one that trains, or the one on the
canvas. It costs nothing until it is asked.
"""

from __future__ import annotations

import dataclasses

from nnstudio.document.document import Document
from nnstudio.engine.predictor import Predictor
from nnstudio.layers.graph import Graph
from nnstudio.studio.training.fitting import fit
from nnstudio.studio.training.messages import Weights
from nnstudio.studio.training.plan import drawn


@dataclasses.dataclass(frozen=True, eq=False)
class Answering:
    """A network that can be asked.

    weights: what was learned; the layers in `fresh` never were, and draw theirs from the seed. kept: the layers that
    learned something.
    """

    graph: Graph
    seed: int
    weights: Weights
    fresh: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def trained(self) -> bool:
        """Whether every layer has learned something."""
        return bool(self.kept) and not self.fresh

    def all_weights(self) -> Weights:
        """Weights for every layer."""
        return {**drawn(self.graph, self.seed), **self.weights} if self.fresh else self.weights

    def predictor(self, batch: int = 1) -> Predictor:
        """The network in buffers of its own, on the caller's thread alone. Takes a second for a large one."""
        weights = self.all_weights() if self.kept else None
        return Predictor(self.graph, weights, batch=batch, seed=self.seed)


def answering(document: Document, weights: Weights | None) -> Answering:
    """The document's network with the weights that fit it."""
    found = fit(document.graph, weights)
    return Answering(document.graph, document.training.seed, found.weights, found.fresh, found.kept)

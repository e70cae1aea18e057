"""The network that answers drawings and is judged in the evaluation: the one that trains, or the one on the
canvas.
"""

from __future__ import annotations

import dataclasses

from nnstudio.document.document import Document
from nnstudio.layers.graph import Graph
from nnstudio.studio.training.fitting import fit
from nnstudio.studio.training.messages import Weights
from nnstudio.studio.training.plan import drawn


@dataclasses.dataclass(frozen=True, eq=False)
class Answering:
    """A network that can be asked. fresh: ids of layers that have never been trained; kept: those that
    were.
    """

    graph: Graph
    weights: Weights
    fresh: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def trained(self) -> bool:
        """Whether every layer has learned something."""
        return bool(self.kept) and not self.fresh


def answering(document: Document, weights: Weights | None) -> Answering:
    """The document's network with the weights that fit it; the other layers have their weights from the
    seed.
    """
    found = fit(document.graph, weights)
    full = (
        found.weights
        if found.complete
        else {**drawn(document.graph, document.training.seed), **found.weights}
    )
    return Answering(document.graph, full, found.fresh, found.kept)

"""All that one run starts from, as a value that the window makes and the training thread carries out. The
window never reads images and never builds a network: both may take a second.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from nnstudio.data.dataset import Dataset
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.engine.checkpoint import Checkpoint
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.training import Training
from nnstudio.layers.graph import Graph
from nnstudio.studio.training.messages import Weights


@dataclasses.dataclass(frozen=True)
class Plan:
    """What to train, on what, and from where.

    epochs: train to this one, counted from the beginning of the run. weights: start of the nodes named in it;
    the others draw theirs from the seed. checkpoint: go on from there. learning_rate: other than the
    settings' or the checkpoint's. limit: use only the first images of each split; None means all.
    """

    document: Document
    epochs: int
    dataset: Callable[[], Dataset]
    weights: Weights | None = None
    checkpoint: Checkpoint | None = None
    learning_rate: float | None = None
    limit: int | None = None
    threads: int | None = None

    def prepare(self) -> Training:
        """Read the images and build the network. Raises what `sentence_for` can say."""
        graph, settings = self.document.graph, self.document.training
        data = training_data(self.dataset(), settings, self.limit)
        weights = {**drawn(graph, settings.seed), **self.weights} if self.weights else None
        training = Training(graph, settings, data, weights=weights, threads=self.threads)
        if self.checkpoint is not None:
            training.restore(self.checkpoint)
        if self.learning_rate is not None:
            training.learning_rate = self.learning_rate
        return training


def drawn(graph: Graph, seed: int) -> Weights:
    """Weights for every node of the graph, as training with that seed would begin with."""
    return Parameters(graph, seed).copy()

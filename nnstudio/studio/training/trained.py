"""A network that has learned something, with all that is needed to save it, to ask it, and to go on from it."""

from __future__ import annotations

import dataclasses
from typing import Self

from nnstudio.document.document import Document
from nnstudio.engine.checkpoint import Checkpoint
from nnstudio.engine.settings import TrainingSettings
from nnstudio.layers.graph import Graph
from nnstudio.studio.training.messages import Weights
from nnstudio.studio.training.renaming import by_new_names, renamed_checkpoint, renaming


@dataclasses.dataclass(frozen=True, eq=False)
class Trained:
    """What a run has left behind.

    document: the network and the settings as they were then. checkpoint: None where the run can't be gone on with
    (it diverged, or it trains now). base_rate: the learning rate that the schedule starts from, which may have been
    changed while the run went on. limit: images that it learned from, None for all.
    """

    document: Document
    weights: Weights
    checkpoint: Checkpoint | None
    epochs_done: int
    base_rate: float
    limit: int | None = None

    def goes_on_as(self, document: Document, limit: int | None) -> bool:
        """Whether training this document on so many images is going on with the same run."""
        same_settings = _without_pace(document.training) == _without_pace(self.document.training)
        same_graph = document.graph == self.document.graph
        return self.checkpoint is not None and same_graph and same_settings and self.limit == limit

    def rate_for(self, document: Document) -> float:
        """The learning rate to go on with: the run's own, unless the document's was changed since."""
        declared: float = document.training.optimizer.learning_rate
        return self.base_rate if declared == self.document.training.optimizer.learning_rate else declared

    def named_as_in(self, graph: Graph) -> Self:
        """The same under the names of `graph`, if that is the network that was trained but for names."""
        names = renaming(self.document.graph, graph)
        if not names:
            return self
        return dataclasses.replace(
            self,
            document=dataclasses.replace(self.document, graph=graph),
            weights=by_new_names(self.weights, names),
            checkpoint=self.checkpoint and renamed_checkpoint(self.checkpoint, names),
        )

    def with_rate(self, rate: float) -> Self:
        """The same, to be gone on with at another learning rate, which the document gets too."""
        training = self.document.training
        changed = training.change(optimizer=training.optimizer.change(learning_rate=rate))
        return dataclasses.replace(
            self, document=dataclasses.replace(self.document, training=changed), base_rate=rate
        )


def _without_pace(settings: TrainingSettings) -> TrainingSettings:
    """The settings without those that may change while a run goes on."""
    return settings.change(epochs=1, optimizer=settings.optimizer.change(learning_rate=1.0))

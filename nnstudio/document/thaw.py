"""The second half of transfer learning: layers that were frozen learn on, in small steps, so that what they have
learned before is refined and not lost.
"""

from __future__ import annotations

from nnstudio.document import edits
from nnstudio.document.document import Document

SMALLER = 10.0
"""So many times smaller are the steps of layers that have learned already."""


def frozen_layers(document: Document) -> tuple[str, ...]:
    """The layers that training leaves as they are, by their paths."""
    origins = document.flat.origins
    nodes = document.graph.nodes
    return tuple(dict.fromkeys(origins[node.id].path for node in nodes if node.layer.frozen))


def thawed(document: Document) -> Document:
    """All layers learn, with a tenth of the learning rate."""
    optimizer = document.training.optimizer
    slower = optimizer.change(learning_rate=optimizer.learning_rate / SMALLER)
    return edits.change_training(
        edits.set_trainable(document, frozen_layers(document), True), optimizer=slower
    )

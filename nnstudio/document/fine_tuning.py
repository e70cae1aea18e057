"""A network that has learned from much data learns a little from few examples of one's own, and keeps what it knows.
Its early layers stay as they are, since edges and strokes are the same in every hand, and only its last ones learn.
"""

from __future__ import annotations

from nnstudio.data.description import Description
from nnstudio.data.source import Source
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.layers.graph import Graph
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.schedules.constant import Constant

FREE = 2
"""Layers that learn, from the end; of a network with two, the last one."""
EPOCHS, BATCH = 10, 32
RATE = 0.001


def fine_tuning(document: Document, source: Source, description: Description) -> Document:
    """The same network to be trained on this data for a few epochs, its early layers frozen.

    All examples are learned, and none are kept aside but those of the test part: there are few.
    """
    tuned = edits.set_trainable(document, early(document.graph), False)
    tuned = edits.change_data(tuned, source, description)
    return edits.change_training(
        tuned,
        optimizer=Adam(learning_rate=RATE),
        schedule=Constant(),
        epochs=EPOCHS,
        batch_size=BATCH,
        validation="none",
        early_stopping=None,
    )


def early(network: Graph) -> tuple[str, ...]:
    """The layers before the last ones that learn, whether they have weights or not; () where one layer does."""
    nodes = network.ordered()
    learning = [place for place, node in enumerate(nodes) if node.layer.breadth]
    if len(learning) < 2:
        return ()
    first_free = learning[-FREE] if len(learning) > FREE else learning[-1]
    return tuple(node.id for node in nodes[:first_free])

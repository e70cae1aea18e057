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
ASIDE, FEWEST_ASIDE = 0.1, 50
"""Part of the examples, and how many, that a set for 95% and a refusal of 2% can be told by."""


def fine_tuning(document: Document, source: Source, description: Description) -> Document:
    """The same network to be trained on this data for a few epochs, its early layers frozen.

    Where there are enough, a part is kept aside, since what an answer is worth can be told by examples alone that the
    network did not learn; of few, all are learned.
    """
    kept_aside = description.train * ASIDE
    tuned = edits.set_trainable(document, early(document.graph), False)
    tuned = edits.change_data(tuned, source, description)
    return edits.change_training(
        tuned,
        optimizer=Adam(learning_rate=RATE),
        schedule=Constant(),
        epochs=EPOCHS,
        batch_size=BATCH,
        validation="split" if kept_aside >= FEWEST_ASIDE else "none",
        validation_fraction=ASIDE,
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

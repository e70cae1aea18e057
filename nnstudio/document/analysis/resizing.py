"""A repair for networks that pictures of another size would fit: where too little is left after a few poolings, or
where halving and doubling does not come back to the same sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.analysis.report import Repair
from nnstudio.document.resizing import can_resize, resize_text, resized

SIDES = (8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256)
"""Pixels of a side, as people choose them."""
MOST_LAYERS = 200
"""Larger networks are not tried with every side."""


def resizing(facts: Facts, fits: Callable[[Facts], bool]) -> Iterator[Repair]:
    """Pictures of the nearest size with which the network fits; none where its source can't give them another.

    fits: judges the network with pictures of another size.
    """
    document = facts.document
    if not can_resize(document) or len(document.graph.nodes) > MOST_LAYERS:
        return
    height, width, channels = document.description.shape
    for side in sorted(SIDES, key=lambda side: (abs(side - min(height, width)), -side)):
        shape = (side, side, channels)
        text = resize_text(document.source, document.description, shape)
        if text is not None and fits(facts_of(resized(document, shape))):
            yield Repair(text, partial(resized, shape=shape))
            return


def to_network(facts: Facts) -> Iterator[Repair]:
    """Pictures of the size that the network takes."""
    document = facts.document
    shape = document.input_shape
    text = resize_text(document.source, document.description, shape) if can_resize(document) else None
    if text is not None:
        yield Repair(text, partial(resized, shape=shape))


def without_errors(facts: Facts) -> bool:
    """Whether every layer can take what it gets."""
    return not facts.errors

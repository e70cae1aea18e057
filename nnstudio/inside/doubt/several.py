"""Two digits side by side are like no training example, since each of those is one. If the pieces of ink are digits by
themselves, that is what is to be said.
"""

from __future__ import annotations

import numpy as np

from nnstudio.data.description import Description
from nnstudio.data.handwriting.ink import Grey, crop, preprocess
from nnstudio.data.handwriting.pieces import bounds, connected
from nnstudio.data.seeing import Seen, as_read
from nnstudio.inside.doubt.doubts import Doubts
from nnstudio.learning.engine import Model
from nnstudio.learning.scaling import Scaling

INKED = 0.3
"""Brightness from which on a pixel belongs to a piece: what is fainter is a border where two strokes come near."""
MOST = 4
"""More pieces than that are no digits, but a scribble."""
SMALLEST = 0.15
"""Ink of a piece as a share of that of the largest; specks are none."""


def pieces_of_ink(ink: Grey) -> tuple[Grey, ...]:
    """The pieces (h, w) of white ink on black that do not hang together, from left to right; () for a single one."""
    labels = connected(ink > INKED)
    numbers, sizes = np.unique(labels[labels > 0], return_counts=True)
    large = numbers[sizes >= SMALLEST * sizes.max(initial=0)]
    if not 2 <= len(large) <= MOST:
        return ()
    masks = sorted((labels == number for number in large), key=lambda mask: bounds(mask).left)
    return tuple(crop(np.where(mask, ink, np.float32(0)), bounds(mask)) for mask in masks)


def digits_within(
    model: Model, doubts: Doubts, description: Description, scaling: Scaling, seen: Seen
) -> tuple[int, ...]:
    """What each piece of ink is read as, where each is surely a digit like those of the training; else ()."""
    if description.fit != "ink" or seen.steps is None:
        return ()
    prepared = [preprocess(piece) for piece in pieces_of_ink(seen.steps.ink)]
    images = [each.image[..., np.newaxis] for each in prepared if each is not None]
    if len(images) < 2:
        return ()
    opinions = [doubts.opinion(model, example) for example in as_read(np.stack(images), scaling)]
    if any(each.far or len(each.classes) > 1 for each in opinions):
        return ()
    return tuple(each.classes[0] for each in opinions)

"""A few examples of each class as small pictures, to be looked at before anything is learned from them."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples, Indices
from nnstudio.learning.scaling import BYTE, Scaling

SIDE = 80
"""Pixels of the longer side at most: 40 on a screen of two pixels each way."""
OF_A_CLASS, ALTOGETHER = 16, 1600
Bytes = NDArray[np.uint8]


def thumbnails_by_class(examples: Examples, classes: int, scaling: Scaling) -> tuple[Bytes, ...]:
    """For each class (m, height, width, channels) of its first examples, in bytes; fewer of each where there are many
    classes, and none for the last of more than ALTOGETHER. examples: pictures, whose targets are classes.
    """
    of_each = max(1, min(OF_A_CLASS, ALTOGETHER // max(1, classes)))
    order = np.argsort(examples.targets, kind="stable")
    starts = np.searchsorted(examples.targets[order], np.arange(classes + 1))
    places = [order[start : min(end, start + of_each)] for start, end in itertools.pairwise(starts)]
    return tuple(
        thumbnails(examples, where if at < ALTOGETHER else where[:0], scaling)
        for at, where in enumerate(places)
    )


def thumbnails(examples: Examples, places: Indices, scaling: Scaling) -> Bytes:
    """The examples at these places (m,) as (m, height, width, channels) bytes of SIDE pixels at most."""
    if not len(places):
        return np.empty((0, 1, 1, 1), np.uint8)
    values = np.empty((len(places), *examples.shape), examples.dtype)
    examples.read(places, values)
    shown = _bytes(values, scaling)
    if max(shown.shape[1:3]) <= SIDE:
        return shown
    return np.stack([_smaller(picture) for picture in shown])


def _bytes(values: Array, scaling: Scaling) -> Bytes:
    """Bytes stay; other numbers by their usual range: 0 to 1, 0 to 255, or else whatever they have."""
    if values.dtype == np.uint8:
        return np.asarray(values, np.uint8)
    plain = np.asarray(values, np.float64) * (scaling.factor / BYTE if scaling.factor != 1.0 else 1.0)
    low, high = float(plain.min()), float(plain.max())
    if low < 0.0 or high > 255.0:
        plain = (plain - low) * (255.0 / max(high - low, 1e-12))
    elif high <= 1.0:
        plain = plain * 255.0
    return np.clip(np.rint(plain), 0, 255).astype(np.uint8)


def _smaller(picture: Bytes) -> Bytes:
    height, width, channels = picture.shape
    scale = SIDE / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    image = Image.fromarray(picture[..., 0] if channels == 1 else picture)
    return np.asarray(image.resize(size, Image.Resampling.BOX), np.uint8).reshape(size[1], size[0], channels)

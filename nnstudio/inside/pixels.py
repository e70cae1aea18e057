"""Numbers made ready to be painted: what a window shows of arrays is worked out here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array

MIDDLE = 128
"""The byte that stands for 0 where numbers have signs."""
SPREAD = 127


def resized(picture: Array, height: int, width: int) -> Array:
    """A picture (h, w) at another size, with straight lines between the middles of its pixels; float64."""
    rows, columns = _places(picture.shape[0], height), _places(picture.shape[1], width)
    above, down = _parts(rows, picture.shape[0])
    left, right = _parts(columns, picture.shape[1])
    lines = picture[above] + (rows - above)[:, np.newaxis] * (
        picture[down].astype(np.float64) - picture[above]
    )
    return np.asarray(lines[:, left] + (columns - left) * (lines[:, right] - lines[:, left]))


def _places(given: int, wanted: int) -> Array:
    return np.asarray(np.clip((np.arange(wanted) + 0.5) * given / wanted - 0.5, 0, given - 1))


def _parts(places: Array, length: int) -> tuple[Array, Array]:
    low = np.floor(places).astype(np.intp)
    return low, np.minimum(low + 1, length - 1)


def together(values: Array) -> Array:
    """What the channels of a picture (h, w, channels) add up to, (h, w)."""
    return np.asarray(values.sum(axis=-1))


def signed_bytes(values: Array, largest: float | None = None) -> NDArray[np.uint8]:
    """Numbers as bytes: 128 is 0, 255 is `largest`, by default the largest that there is, and 1 as far below 0."""
    top = float(np.max(np.abs(values), initial=0.0)) if largest is None else largest
    if not np.isfinite(top) or top <= 0:
        top = 1.0
    share = np.clip(np.nan_to_num(values / top), -1.0, 1.0)
    return np.ascontiguousarray(np.rint(MIDDLE + SPREAD * share), np.uint8)

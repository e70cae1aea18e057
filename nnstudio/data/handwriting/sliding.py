"""Largest and smallest values in a sliding window, and the closing that is made of them: it fills what is darker
than its surroundings and narrower than the window, such as a stroke of a pen, and leaves all wider things alone.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.ink import Grey

Values = NDArray[Any]


def sliding(values: Values, width: int, operation: np.ufunc, axis: int = 0) -> Values:
    """`operation` (maximum, minimum, logical_or) over each `width` values along `axis`, width - 1 fewer of them.

    Windows of 1, 2, 4, ... are joined, so the work grows with the logarithm of the width.
    """
    along = np.moveaxis(values, axis, 0)
    result, span = along, 1
    while 2 * span <= width:
        result = operation(result[:-span], result[span:])
        span *= 2
    if span < width:
        count = len(along) - width + 1
        result = operation(result[:count], result[width - span : width - span + count])
    return np.moveaxis(result, 0, axis)


def square(values: Values, width: int, operation: np.ufunc) -> Values:
    """`operation` over each square of `width` x `width` values of (h, w)."""
    return sliding(sliding(values, width, operation, 0), width, operation, 1)


def closing(grey: Grey, width: int) -> Grey:
    """`grey` (h, w) without the dark things that are narrower than an odd `width`, of the same shape."""
    around = square(_continued(grey, width), width, np.maximum)
    closed = square(around, width, np.minimum)
    return np.asarray(closed[1:-1, 1:-1], np.float32)


def opened_line(line: Values, width: int) -> Values:
    """A line (n,) without what is brighter than its surroundings and narrower than an odd `width`."""
    around = np.pad(line, width, mode="symmetric" if len(line) >= width else "edge")
    opened = sliding(sliding(around, width, np.minimum), width, np.maximum)
    return np.asarray(opened[1:-1])


def spread(mask: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """`mask` (h, w) with all that is at most `reach` pixels beside it, corners included."""
    return np.asarray(square(np.pad(mask, reach), 2 * reach + 1, np.logical_or))


def _continued(grey: Grey, width: int) -> Grey:
    """The picture continued by its outermost lines, so that what is dark along the border counts as wide.

    What a border cuts through, such as a stroke, is filled there first: a valley with brighter pixels on both sides.
    """
    padded = np.pad(grey, width, mode="edge")
    padded[:width, width:-width] = _without_valleys(grey[0])
    padded[-width:, width:-width] = _without_valleys(grey[-1])
    padded[width:-width, :width] = _without_valleys(grey[:, 0])[:, np.newaxis]
    padded[width:-width, -width:] = _without_valleys(grey[:, -1])[:, np.newaxis]
    return padded


def _without_valleys(line: Grey) -> Grey:
    up = np.maximum.accumulate
    return np.asarray(np.minimum(up(line), up(line[::-1])[::-1]))

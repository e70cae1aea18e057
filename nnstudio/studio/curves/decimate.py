"""Fewer points for the same picture. A screen has some thousand columns, and a run may have a million
batches: each column keeps its lowest and highest value, so that no spike is lost.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


FEWEST = 8
"""Points in a column of a short curve."""


class Band(NamedTuple):
    """What a curve spans in each of n columns: their places, lowest and highest values, all (n,)."""

    x: Numbers
    low: Numbers
    high: Numbers


def min_max(x: Numbers, y: Numbers, columns: int) -> Band:
    """The band of the curve y (n,) over rising x (n,), in at most `columns` columns of equally many points.

    Short curves get fewer columns, so that each still spans FEWEST points and the band has a height.
    """
    columns = min(columns, len(x) // FEWEST)
    if columns < 2:
        return Band(x, y, y)
    starts = _starts(len(x), columns)
    ends = np.append(starts[1:], len(x)) - 1
    middle = (x[starts] + x[ends]) / 2
    middle[0], middle[-1] = x[0], x[-1]
    return Band(middle, np.minimum.reduceat(y, starts), np.maximum.reduceat(y, starts))


def thin(x: Numbers, y: Numbers, points: int) -> tuple[Numbers, Numbers]:
    """At most `points` points of a smooth curve, with its first and its last."""
    if len(x) <= points:
        return x, y
    kept = np.linspace(0, len(x) - 1, points).astype(np.intp)
    return x[kept], y[kept]


def _starts(count: int, columns: int) -> NDArray[np.intp]:
    return (np.arange(columns) * count // columns).astype(np.intp)

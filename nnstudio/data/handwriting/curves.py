"""Fills the space between mouse events. A fast pen reports few positions; smooth curves through the middles
between them look like the hand's movement, and close points leave no gaps.
"""

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.strokes import Path


def smooth(path: Path, step: float) -> Path:
    """Points (m, 2) along the smooth curve of `path` (n, 2), at most `step` apart, in the path's unit.

    Midpoint quadratic segments: each inner point is the control point of a quadratic Bezier curve between
    the middles of its two neighbouring edges; the ends are straight. Two points give a line, one itself.
    """
    if len(path) < 3:
        return resample(path, step)
    middles = (path[:-1] + path[1:]) / 2
    a, control, b = middles[:-1], path[1:-1], middles[1:]
    fastest = 2 * np.maximum(np.hypot(*(control - a).T), np.hypot(*(b - control).T))
    s, which = _parameters(fastest, step)
    a, control, b = a[which], control[which], b[which]
    curve = (1 - s) ** 2 * a + 2 * s * (1 - s) * control + s**2 * b
    head, tail = (
        resample(np.stack([path[0], middles[0]]), step),
        resample(np.stack([middles[-1], path[-1]]), step),
    )
    return np.concatenate([head[:-1], curve, tail])


def resample(path: Path, step: float) -> Path:
    """Points (m, 2) along the straight lines of `path` (n, 2), at most `step` apart; its own points stay."""
    if len(path) < 2:
        return path
    edge = np.diff(path, axis=0)
    s, which = _parameters(np.hypot(*edge.T), step)
    return np.concatenate([path[which] + s * edge[which], path[-1:]])


def _parameters(length: NDArray[np.float64], step: float) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Evenly spaced s in 0 <= s < 1, (m, 1), for pieces of these lengths, and the piece of each, (m,)."""
    count = np.maximum(np.ceil(length / step), 1).astype(np.intp)
    which = np.repeat(np.arange(len(length)), count)
    first = np.cumsum(count) - count
    return ((np.arange(len(which)) - first[which]) / count[which])[:, None], which

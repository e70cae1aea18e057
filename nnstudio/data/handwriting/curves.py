"""Fills the space between mouse events. A fast pen reports few positions; smooth curves through the middles
between them look like the hand's movement, and close points leave no gaps.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.strokes import Path


def smooth(path: Path, step: float) -> Path:
    """Points (m, 2) along the smooth curve of `path` (n, 2), at most `step` apart, in the path's unit.

    Midpoint quadratic segments: each inner point is the control point of a quadratic Bezier curve between
    the middles of its two neighbouring edges; the ends are straight. Two points give a line, one itself.
    """
    segments, _ = curve_segments([path], np.array([step]))
    return np.concatenate([segments[:, 0], segments[-1:, 1]]) if len(path) > 1 else path


def curve_segments(
    paths: Sequence[Path], steps: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Short straight pieces (m, 2, 2) of the smooth curves along many paths, and the number of each one's path, (m,).

    steps: the longest piece of each path. A single point is a piece without length.
    """
    if not paths:
        return np.empty((0, 2, 2)), np.empty(0, np.intp)
    curves = [_curves(path) for path in paths]
    a, control, b = np.concatenate(curves, axis=1)
    path = np.repeat(np.arange(len(paths)), [curve.shape[1] for curve in curves])
    fastest = 2 * np.maximum(np.hypot(*(control - a).T), np.hypot(*(b - control).T))
    start, which = _parameters(fastest / steps[path], 1.0)
    end = np.append(start[1:], np.zeros((1, 1)), axis=0)
    end[end == 0] = 1
    a, control, b = a[which], control[which], b[which]
    ends = [(1 - s) ** 2 * a + 2 * s * (1 - s) * control + s**2 * b for s in (start, end)]
    return np.stack(ends, axis=1), path[which]


def _curves(path: Path) -> NDArray[np.float64]:
    """Starts, controls and ends (3, m, 2) of the quadratic curves along a path; its straight ends are such, too."""
    if len(path) < 3:
        return np.stack([path[:1], (path[:1] + path[-1:]) / 2, path[-1:]])
    middles = (path[:-1] + path[1:]) / 2
    starts = np.concatenate([path[:1], middles])
    ends = np.concatenate([middles, path[-1:]])
    controls = np.concatenate([(starts[:1] + ends[:1]) / 2, path[1:-1], (starts[-1:] + ends[-1:]) / 2])
    return np.stack([starts, controls, ends])


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

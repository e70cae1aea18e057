"""Paints over what runs along the border of a picture: a scanner's black, a frame, a title bar, a desk beside the
sheet. A border of the picture is no sign of what paper looks like.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.ink import Grey

DEEPEST = 0.42
"""Share of the picture that a margin may take from one side."""
ALONG = 0.85
"""Share of a side that a margin touches."""
STRAIGHT = 0.7
"""Share of its inner edge that is straight: digits cross it, and titles are written on it."""
RAGGED = 0.015
"""How far from straight that is, as a share of the picture."""
FOREIGN = 0.03
"""Most of a margin that may be of a third shade, farther from the paper: if there is more, it is ink in a shadow."""


def without_margins(grey: Grey) -> Grey:
    """A copy of `grey` (h, w) in which each margin has the shade of what is beside it."""
    result = grey.copy()
    for turn in range(4):
        _clear_top(np.rot90(result, turn))
    return result


def threshold(values: NDArray[np.float32]) -> float:
    """The brightness that divides `values` best into a dark and a bright class (Otsu 1979)."""
    counts, edges = np.histogram(values, 64)
    below = np.cumsum(counts).astype(np.float64)
    sums = np.cumsum(counts * (edges[:-1] + edges[1:]) / 2)
    products = below * (below[-1] - below)
    apart = (sums[-1] * below / below[-1] - sums) ** 2
    between = np.divide(apart, products, out=np.zeros(64), where=products > 0)
    best = np.flatnonzero(between >= 0.999 * between.max())
    return float(edges[best[len(best) // 2] + 1])


def _clear_top(grey: Grey) -> None:
    """Paint over the margin at the top, if there is one, in place."""
    height, width = grey.shape
    limit = threshold(grey)
    paper = float(np.median(grey))
    other = (grey > limit) != (paper > limit)
    depth = np.where(other.all(axis=0), height, (~other).argmax(axis=0))
    edge = _inner_edge(depth, height)
    if edge is None or _holds_ink(grey, edge, paper):
        return
    behind = np.clip(np.ceil(edge + max(1.0, 0.012 * height)).astype(np.intp), 1, height - 1)
    column = np.arange(width)
    free = ~other[behind, column]
    if free.mean() < 0.5:
        return
    shade = np.interp(column, column[free], grey[behind, column][free]).astype(np.float32)
    covered = np.arange(height)[:, np.newaxis] < behind
    grey[covered] = np.broadcast_to(shade, grey.shape)[covered]


def _inner_edge(depth: NDArray[np.intp], height: int) -> NDArray[np.float64] | None:
    """The straight line through the depths (w,) of a margin, or None if they are not along one."""
    if (depth > 0).mean() < ALONG:
        return None
    column, tolerance = np.arange(len(depth)), max(1.5, RAGGED * height)
    line = np.full(len(depth), float(np.median(depth)))
    for halving in range(6):
        near = np.abs(depth - line) <= max(tolerance, 0.08 * height * 0.5**halving)
        if near.mean() < 0.5:
            break
        line = np.polyval(np.polyfit(column[near], depth[near], 1), column)
    straight = (np.abs(depth - line) <= tolerance).mean() >= STRAIGHT
    return line if straight and 0.3 <= line.max() <= DEEPEST * height else None


def _holds_ink(grey: Grey, edge: NDArray[np.float64], paper: float) -> bool:
    height = grey.shape[0]
    margin = grey[np.arange(height)[:, np.newaxis] < np.clip(np.floor(edge), 1, height)]
    middle = float(np.median(margin))
    away = (margin - middle) * np.sign(middle - paper)
    return bool((away > 0.5 * abs(middle - paper)).mean() > FOREIGN)

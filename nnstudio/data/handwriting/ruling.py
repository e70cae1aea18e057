"""Takes printed lines off the sheet: ruled and squared paper, the lines of a form. They are told by what no digit
has: they run straight, in one direction, from one border of the picture to the other.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.ink import Grey
from nnstudio.data.handwriting.sliding import opened_line

SLOPES = np.arange(-20, 21) / 128
"""Slopes that are tried, rows a column: a sheet held up to 9 degrees askew."""
COARSE = 256
"""Longer side of the picture in which the slope is looked for."""
COVERED = 0.35
"""Share of a line that a digit may cover: a row's depth is that quantile of it."""
WIDEST = 0.02
"""Half of the widest line, as a share of the shorter side."""
FAINTEST = 0.012
"""Depth of the faintest line that is looked for."""

Line = tuple[int, int]
"""First row of a line, and the first one behind it."""


def without_lines(ink: Grey) -> Grey:
    """`ink` (h, w), 0 where there is paper and positive where something is on it, without lines across it."""
    for turn in range(2):
        ink = _without_rows(ink.T if turn else ink)
        ink = ink.T if turn else ink
    return ink


def _without_rows(ink: Grey) -> Grey:
    """Without the lines that run from the left to the right."""
    height, width = ink.shape
    down = np.rint(_slope(ink) * (np.arange(width) - width / 2)).astype(np.intp)
    rows = np.arange(height)[:, np.newaxis] + down
    inside = (rows >= 0) & (rows < height)
    straight = ink[np.clip(rows, 0, height - 1), np.arange(width)]
    depth, lines = _lines(straight, inside)
    result = ink.copy() if lines else ink
    for line in lines:
        first, end = max(line[0] - 1, 0), min(line[1] + 1, height)
        kept = _between(straight, line, float(depth[line[0] : line[1]].max()))
        there = inside[first:end]
        columns = np.broadcast_to(np.arange(width), there.shape)
        result[rows[first:end][there], columns[there]] = kept[there]
    return result


def _slope(ink: Grey) -> float:
    """The slope along which the picture's rows differ most from those beside them."""
    small = np.clip(_averaged(ink, -(-max(ink.shape) // COARSE)), 0, None).astype(np.float64)
    height, width = small.shape
    energies = []
    for slope in SLOPES:
        down = np.rint(slope * (np.arange(width) - width / 2)).astype(np.intp)
        row = np.clip(np.arange(height)[:, np.newaxis] - down, 0, height - 1)
        profile = np.bincount(row.ravel(), weights=small.ravel(), minlength=height) / width
        bumps = profile[1:-1] - (profile[:-2] + profile[2:]) / 2
        energies.append(float((np.maximum(bumps, 0) ** 2).sum()))
    return float(SLOPES[int(np.argmax(energies))])


def _averaged(ink: Grey, block: int) -> Grey:
    """The means of squares of `block` x `block` pixels, without those that are left over."""
    height, width = ink.shape[0] // block, ink.shape[1] // block
    blocks = ink[: height * block, : width * block].reshape(height, block, width, block)
    return np.asarray(blocks.mean(axis=(1, 3)), np.float32) if block > 1 and min(height, width) > 0 else ink


def _lines(straight: Grey, inside: NDArray[np.bool_]) -> tuple[NDArray[np.float64], list[Line]]:
    """How deep each row is under a line, (h,), and the lines."""
    profile, whole = np.zeros(len(straight)), inside.mean(axis=1) >= 0.3
    ordered = np.sort(np.where(inside, straight, np.inf)[whole], axis=1)
    place = (COVERED * inside[whole].sum(axis=1)).astype(np.intp)
    profile[whole] = ordered[np.arange(len(ordered)), place]
    widest = (2 * math.ceil(WIDEST * min(straight.shape)) + 3) | 1
    depth = profile - opened_line(profile, widest)
    noise = 1.4826 * float(np.median(np.abs(profile - np.median(profile))))
    found = np.diff((depth > max(FAINTEST, 4 * noise)).astype(np.intp), prepend=0, append=0)
    starts, ends = np.flatnonzero(found > 0).tolist(), np.flatnonzero(found < 0).tolist()
    lines = [line for line in zip(starts, ends, strict=True) if line[1] - line[0] <= widest]
    return depth, [line for line in lines if _spans(straight, inside, line, float(depth[slice(*line)].max()))]


def _spans(straight: Grey, inside: NDArray[np.bool_], line: Line, depth: float) -> bool:
    """Whether it goes on from one border to the other; the bar of a 7 ends before."""
    there = inside[slice(*line)].any(axis=0)
    on = (straight[slice(*line)].max(axis=0) > 0.4 * depth)[there]
    end = max(2, straight.shape[1] // 12)
    return on.size > 0 and bool(on.mean() >= 0.75 and min(on[:end].mean(), on[-end:].mean()) >= 0.6)


def _between(straight: Grey, line: Line, depth: float) -> Grey:
    """What is left of a line and of the rows beside it: ink that is stronger, or that goes on across it."""
    height = len(straight)
    first, end = max(line[0] - 1, 0), min(line[1] + 1, height)
    above = straight[max(first - 2, 0) : max(first, 1)].max(axis=0)
    below = straight[min(end, height - 1) : min(end + 2, height)].max(axis=0)
    across = np.minimum(above, below)
    here = np.maximum(straight[first:end], 0)
    crossed = np.minimum(np.where(across > 0.5 * depth, across, 0), here)
    return np.where(here > 2.2 * depth + 0.05, here, crossed).astype(np.float32)

"""The values of a layer as a strip that is far wider than it is high: feature maps beside each other, in lines as large
as they find room, or numbers as cells.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.tiles import MOST, Tiles, tiles
from nnstudio.layers.layer import Array

BETWEEN = 2.0
"""Between two feature maps, in the unit of the strip."""
LEAST_SIDE = 8.0
"""What a feature map takes at least; those that find no room are left out."""
LEAST_CELL = 5.0
"""How wide the cell of a number is at least before numbers go into another line."""
MOST_LINES = 4
"""Lines of numbers."""
LARGEST_PICTURE = 64
"""Pixels of a feature map up to which each is drawn; of a larger one, means of neighbours."""


@dataclasses.dataclass(frozen=True, eq=False)
class Strip:
    """values: (*shape) as the layer gives them. tiles: of these; of means of neighbours where they are large, and with
    each pixel several times where they are small, so that all are as far apart. scale: width and height of a pixel of
    `tiles`, in the unit of the room that was given. silent: (channels,) bool, those that are 0 everywhere. largest: the
    value that has the full colour.
    """

    values: Array
    tiles: Tiles
    scale: tuple[float, float]
    silent: NDArray[np.bool_]
    largest: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        high, wide = self.tiles.pixels.shape
        return wide * self.scale[0], high * self.scale[1]

    def at(self, x: float, y: float) -> tuple[int, tuple[int, int] | None] | None:
        """The channel that is there, and which row and column of its feature map; None between them and outside."""
        if x < 0 or y < 0:
            return None
        found = self.tiles.at(int(y / self.scale[1]), int(x / self.scale[0]))
        if found is None or self.values.ndim != 3:
            return None if found is None else (found[0], None)
        channel, row, column = found
        (high, wide), shape = self.tiles.side, self.values.shape
        return channel, (row * shape[0] // high, column * shape[1] // wide)

    def place(self, channel: int) -> tuple[float, float, float, float]:
        """Left, top, width and height of a channel."""
        top, left = self.tiles.corner(channel)
        high, wide = self.tiles.side
        return left * self.scale[0], top * self.scale[1], wide * self.scale[0], high * self.scale[1]


def strip_of(values: Array, width: float, height: float, largest: float | None = None) -> Strip:
    """Values (height, width, channels) or of any other shape, in a strip of that size.

    largest: the value that has the full colour, by default the largest that there is.
    """
    silent = ~np.any(values, axis=tuple(range(values.ndim - 1)))
    top = float(np.max(np.abs(values), initial=0.0)) if largest is None else largest
    if values.ndim != 3:
        numbers = values.reshape(-1)
        count = min(numbers.size, MOST)
        lines = min(MOST_LINES, max(1, math.ceil(count * LEAST_CELL / width)))
        made = tiles(numbers, top, columns=-(-count // lines))
        high, wide = made.pixels.shape
        return Strip(values, made, (width / max(1, wide), height / max(1, high)), silent, top)
    small = smaller(values, LARGEST_PICTURE)
    rows, columns, side = _fitting(small.shape, width, height)
    fine = small.repeat(math.ceil(side / small.shape[0]), 0).repeat(math.ceil(side / small.shape[0]), 1)
    gap = round(BETWEEN * fine.shape[0] / side)
    made = tiles(fine, top, columns, gap, rows * columns)
    high, wide = made.pixels.shape
    scale = min(width / wide, height / high)
    return Strip(values, made, (scale, scale), silent, top)


def _fitting(shape: tuple[int, ...], width: float, height: float) -> tuple[int, int, float]:
    """Lines, feature maps in a line, and how high each is: as large as all find room, or as many as do."""
    high, wide, count = shape
    most = max(1, int((height + BETWEEN) // (LEAST_SIDE + BETWEEN)))
    best = (most, 0, 0.0)
    for rows in range(1, most + 1):
        columns = -(-count // rows)
        across = ((width + BETWEEN) / columns - BETWEEN) * high / wide
        side = min((height + BETWEEN) / rows - BETWEEN, across)
        if side > best[2]:
            best = (-(-count // columns), columns, side)
    if best[2] >= min(LEAST_SIDE, height):
        return best
    side = (height + BETWEEN) / most - BETWEEN
    columns = max(1, int((width + BETWEEN) // (side * wide / high + BETWEEN)))
    return most, min(columns, -(-count // most)), side


def smaller(values: Array, most: int) -> Array:
    """Pictures (height, width, channels) with at most so many pixels a side: means of neighbours, (h, w, channels)."""
    step = -(-max(values.shape[:2]) // most)
    if step <= 1:
        return values
    found = values
    for axis in (0, 1):
        starts = np.arange(0, found.shape[axis], step)
        counts = np.diff([*starts, found.shape[axis]])
        sums = np.add.reduceat(found, starts, axis=axis, dtype=np.float64)
        found = sums / counts.reshape((-1, 1, 1) if axis == 0 else (1, -1, 1))
    return np.asarray(found, np.float32)

"""The values of a layer as one picture: a tile for each channel, side by side, or a cell for each number in a row."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.pixels import signed_bytes
from nnstudio.layers.layer import Array

BETWEEN = 0
"""The byte between tiles, which stands for no value."""
MOST = 1024
"""Tiles that are shown; of more channels, the first."""


@dataclasses.dataclass(frozen=True, eq=False)
class Tiles:
    """pixels: (h, w) uint8, BETWEEN or as of `signed_bytes`. side: height and width of a tile; gap: pixels between two.
    columns: tiles beside each other; count: of how many channels, of all that there are `channels`.
    """

    pixels: NDArray[np.uint8]
    side: tuple[int, int]
    gap: int
    columns: int
    count: int
    channels: int

    @property
    def rows(self) -> int:
        """Tiles above each other."""
        return -(-self.count // self.columns)

    def corner(self, channel: int) -> tuple[int, int]:
        """Row and column of the first pixel of a channel's tile."""
        row, column = divmod(channel, self.columns)
        return row * (self.side[0] + self.gap), column * (self.side[1] + self.gap)

    def at(self, row: int, column: int) -> tuple[int, int, int] | None:
        """The channel whose tile is at a pixel, and which of its rows and columns that is; None between tiles."""
        down, y = divmod(row, self.side[0] + self.gap)
        across, x = divmod(column, self.side[1] + self.gap)
        channel = down * self.columns + across
        inside = y < self.side[0] and x < self.side[1] and 0 <= across < self.columns
        return (channel, y, x) if inside and 0 <= channel < self.count else None


def tiles(
    values: Array,
    largest: float | None = None,
    columns: int | None = None,
    gap: int | None = None,
    most: int = MOST,
) -> Tiles:
    """A picture of values (height, width, channels) or (numbers,): about as high as it is wide, or in so many columns.

    largest: the value that has the full colour, by default the largest that there is. gap: pixels between two tiles, by
    default 1 where a tile has several. most: tiles that are shown.
    """
    grid = values if values.ndim == 3 else values.reshape(1, 1, -1)
    shown = grid[:, :, :most]
    height, width, count = shown.shape
    across = columns or _columns(count, height, width)
    gap = gap if gap is not None else gap_of(height, width, count)
    made = Tiles(np.zeros((0, 0), np.uint8), (height, width), gap, across, count, grid.shape[2])
    size = made.rows * (height + gap) - gap, across * (width + gap) - gap
    pixels = np.full(size, BETWEEN, np.uint8)
    painted = signed_bytes(shown, largest)
    for channel in range(count):
        top, left = made.corner(channel)
        pixels[top : top + height, left : left + width] = painted[:, :, channel]
    return dataclasses.replace(made, pixels=pixels)


def gap_of(height: int, width: int, count: int) -> int:
    """Pixels between two of so many tiles."""
    return 1 if height * width > 1 and count > 1 else 0


def _columns(count: int, height: int, width: int) -> int:
    """So many tiles beside each other that the whole is about square; full rows where that is near."""
    best = max(1, round(math.sqrt(count * height / width)))
    near = [columns for columns in range(best, min(count, 2 * best) + 1) if count % columns == 0]
    return min(count, near[0] if near else best)

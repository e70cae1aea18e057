"""Tells apart the pieces of ink that hang together, on a grid of blocks that is coarse enough to be quick."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.ink import InkBox

Mask = NDArray[np.bool_]

COARSE = 256
"""Longer side of the grid, in blocks: pieces in the same or in neighbouring blocks count as one."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A piece of ink. mask: (h, w) of the whole picture. box: the smallest one around it. pixels: how many."""

    mask: Mask
    box: InkBox
    pixels: int

    @property
    def height(self) -> int:
        """Of its box."""
        return self.box.bottom - self.box.top

    @property
    def width(self) -> int:
        """Of its box."""
        return self.box.right - self.box.left

    @property
    def side(self) -> int:
        """The longer side of its box."""
        return max(self.height, self.width)

    def gap(self, other: Piece) -> int:
        """Pixels between the two boxes, across or down; negative where they overlap in both directions."""
        a, b = self.box, other.box
        return max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom)


def piece_of(mask: Mask) -> Piece:
    """All that is in `mask`, which must not be empty, as one piece."""
    return Piece(mask, bounds(mask), int(mask.sum()))


def pieces_of(mask: Mask, share: float) -> list[Piece]:
    """The pieces that have at least `share` of the pixels of the largest one."""
    labels, block, sizes = _told_apart(mask)
    kept = np.flatnonzero((sizes >= share * sizes.max()) & (sizes > 0))
    return [piece_of(mask & _enlarged(labels == number, block, mask.shape)) for number in kept]


def without_specks(mask: Mask, share: float) -> Mask:
    """The pieces of `mask` (h, w) that have at least `share` of the pixels of the largest one, in one mask."""
    labels, block, sizes = _told_apart(mask)
    kept = (sizes >= share * sizes.max()) & (sizes > 0)
    return mask & _enlarged(kept[labels], block, mask.shape)


def bounds(mask: Mask) -> InkBox:
    """The smallest box around all of `mask` (h, w), which must not be empty."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return InkBox(int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1)


def connected(mask: Mask) -> NDArray[np.intp]:
    """A number from 1 for each piece of `mask` (h, w) that hangs together, corners included; 0 outside of it.

    Each cell starts with its own number and takes the largest around it; since a number is also the place of a
    cell in the same piece, each then jumps to the number that stands there, which makes long pieces quick.
    """
    labels = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        spread = _largest_neighbour(labels) * mask
        if np.array_equal(spread, labels):
            return labels
        numbers = np.concatenate([[0], spread.ravel()])
        labels = numbers[numbers[spread]]


def numbered(mask: Mask) -> NDArray[np.intp]:
    """A number for each piece, in (h, w), as `connected` gives them but on the grid of blocks."""
    labels, block, _ = _told_apart(mask)
    return np.asarray(labels.repeat(block, axis=0).repeat(block, axis=1)[: mask.shape[0], : mask.shape[1]])


def _told_apart(mask: Mask) -> tuple[NDArray[np.intp], int, NDArray[np.float64]]:
    """The number of each block's piece, the side of a block, and the pixels of each piece by its number."""
    block = -(-max(mask.shape) // COARSE)
    pixels = _sums(mask, block)
    labels = connected(pixels > 0)
    sizes = np.bincount(labels.ravel(), weights=pixels.ravel()).astype(np.float64)
    sizes[0] = 0
    return labels, block, sizes


def _largest_neighbour(labels: NDArray[np.intp]) -> NDArray[np.intp]:
    """The largest number in each cell's 3x3 surroundings."""
    padded = np.pad(labels, 1)
    rows = np.maximum(np.maximum(padded[:-2], padded[1:-1]), padded[2:])
    return np.maximum(np.maximum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])


def _sums(mask: Mask, block: int) -> NDArray[np.intp]:
    height, width = (-(-n // block) * block for n in mask.shape)
    padded = np.pad(mask, ((0, height - mask.shape[0]), (0, width - mask.shape[1])))
    blocks = padded.reshape(height // block, block, width // block, block)
    return np.asarray(blocks.sum(axis=(1, 3), dtype=np.intp))


def _enlarged(cells: Mask, block: int, shape: tuple[int, ...]) -> Mask:
    return cells.repeat(block, axis=0).repeat(block, axis=1)[: shape[0], : shape[1]]

"""Tells apart the pieces of ink that hang together, on a grid of blocks that is coarse enough to be quick."""

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


def without_specks(mask: Mask, share: float, side: int) -> Mask:
    """The pieces of `mask` (h, w) that have at least `share` of the pixels of the largest one.

    Pieces are told apart on a grid whose longer side has at most `side` blocks: closer ones count as one.
    """
    block = -(-max(mask.shape) // side)
    pixels = _sums(mask, block)
    labels = connected(pixels > 0)
    sizes = np.bincount(labels.ravel(), weights=pixels.ravel())
    sizes[0] = 0
    kept = (sizes >= share * sizes.max()) & (sizes > 0)
    return mask & _enlarged(kept[labels], block, mask.shape)


def surroundings(mask: Mask, side: int) -> Mask:
    """`mask` (h, w) with all that is in its blocks or in those beside them, of a grid as in `without_specks`."""
    block = -(-max(mask.shape) // side)
    around = _largest_neighbour((_sums(mask, block) > 0).astype(np.intp)) > 0
    return _enlarged(around, block, mask.shape)


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

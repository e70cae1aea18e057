"""Two small sets of pictures that are alike in what they are made of: bars, and figures made of such bars."""

import numpy as np

SIDE = 12
BARS = (
    [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4)],
    [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0)],
    [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)],
    [(4, 0), (3, 1), (2, 2), (1, 3), (0, 4)],
)
FIGURES = (BARS[0] + BARS[1], BARS[2] + BARS[3], [(r, 2) for r in range(5)] + [(4, c) for c in range(5)])


def pictures(kinds, count, seed):
    """(count, 12, 12) uint8 with one of the kinds somewhere on noise, and which it is."""
    chance = np.random.default_rng(seed)
    labels = chance.integers(0, len(kinds), count)
    images = chance.integers(0, 70, (count, SIDE, SIDE), dtype=np.uint8)
    for image, label in zip(images, labels, strict=True):
        row, column = chance.integers(0, SIDE - 5, 2)
        for down, right in kinds[label]:
            image[row + down, column + right] = chance.integers(170, 256)
    return images, labels.astype(np.uint8)


def write(path, kinds, train=480, test=160):
    """An NPZ file of such pictures."""
    (x_train, y_train), (x_test, y_test) = pictures(kinds, train, 1), pictures(kinds, test, 2)
    np.savez(path, x_train=x_train, y_train=y_train, x_test=x_test, y_test=y_test)

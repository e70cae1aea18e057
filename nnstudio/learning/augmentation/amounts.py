"""Draws by how much each image of a batch is changed, before any pixel is touched."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from nnstudio.learning.augmentation.augmentation import Augmentation
from nnstudio.learning.augmentation.warp import CONTROLS, Floats

ERASED_AREA = (0.02, 0.15)
"""Smallest and largest part of the image that erasing makes black."""
ERASED_ASPECT = 3.3
"""Largest ratio between the sides of the erased rectangle."""

Rectangle = tuple[slice, slice]
"""Rows and columns."""


@dataclass(frozen=True, eq=False)
class Amounts:
    """What was drawn for a batch of n images.

    `across`, `down`: (n, m) float32, x and y of the source by the terms of a Warp. `thickness`: (n,) float32,
    pixels by which outlines move. `erased`: the number of each image that loses a rectangle, and which.
    """

    across: Floats
    down: Floats
    thickness: Floats
    erased: dict[int, Rectangle]

    @classmethod
    def draw(cls, settings: Augmentation, n: int, height: int, width: int, rng: np.random.Generator) -> Self:
        """Amounts for n images, height x width pixels large.

        The numbers for one setting are the same whatever else is switched on, except for noise.
        """
        even, chance = rng.uniform(-1, 1, (6, n)), rng.random((5, n))
        across, down = _affine(settings, even, height, width)
        if settings.elastic:
            bends = rng.standard_normal((2, n, CONTROLS**2), np.float32) * np.float32(settings.elastic)
            across, down = np.concatenate([across, bends[0]], 1), np.concatenate([down, bends[1]], 1)
        thickness = (settings.thickness * even[5]).astype(np.float32)
        return cls(across, down, thickness, _rectangles(settings.erasing, chance, height, width))


def _affine(
    settings: Augmentation, even: NDArray[np.float64], height: int, width: int
) -> tuple[Floats, Floats]:
    """x and y of the source by x, y (from the middle) and 1 of the result, (n, 3) each; `even` (6, n) is -1..1.

    The image is zoomed, slanted, turned, then shifted; the way back is 1/zoom * slant back * turn back.
    """
    angle, slant = np.radians(settings.rotation) * even[2], np.tan(np.radians(settings.shear) * even[4])
    inverse_zoom = 1 / (1 + settings.zoom * even[3])
    cos, sin = np.cos(angle) * inverse_zoom, np.sin(angle) * inverse_zoom
    right, below = settings.shift * width * even[0], settings.shift * height * even[1]
    return (
        _weights(cos + slant * sin, sin - slant * cos, right, below, (width + 1) / 2),
        _weights(-sin, cos, right, below, (height + 1) / 2),
    )


def _weights(
    by_x: NDArray[np.float64],
    by_y: NDArray[np.float64],
    right: NDArray[np.float64],
    below: NDArray[np.float64],
    middle: float,
) -> Floats:
    """(n, 3) float32: `middle` + by_x * (x - right) + by_y * (y - below) as weights of x, y and 1."""
    weights = np.empty((len(by_x), 3), np.float32)
    weights[:, 0], weights[:, 1] = by_x, by_y
    weights[:, 2] = middle - by_x * right - by_y * below
    return weights


def _rectangles(
    probability: float, chance: NDArray[np.float64], height: int, width: int
) -> dict[int, Rectangle]:
    """Random Erasing (Zhong et al. 2017) with black: whether, area, aspect and place by `chance` (5, n)."""
    rectangles = {}
    for image in np.flatnonzero(chance[0] < probability).tolist():
        area, aspect, y, x = chance[1:, image].tolist()
        pixels = height * width * (ERASED_AREA[0] + area * (ERASED_AREA[1] - ERASED_AREA[0]))
        ratio = ERASED_ASPECT ** (2 * aspect - 1)
        tall = min(max(round(math.sqrt(pixels * ratio)), 1), height)
        wide = min(max(round(math.sqrt(pixels / ratio)), 1), width)
        top, left = int(y * (height - tall + 1)), int(x * (width - wide + 1))
        rectangles[image] = (slice(top, top + tall), slice(left, left + wide))
    return rectangles

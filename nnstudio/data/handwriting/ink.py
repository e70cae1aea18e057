"""From any picture of a digit to the 28x28 image of the kind that MNIST's networks were trained on.

Most drawings that a good network gets wrong were only placed or scaled in another way than its training
images. Each step is a function of its own that returns its image, so that the window can show where a drawing
went wrong.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.errors import sentence

FIELD = 28
"""Side of the image that the network sees, in pixels."""
HANDWRITTEN = (FIELD, FIELD, 1)
"""Its shape."""
FIT = 20
"""Longer side of the ink within the field, in pixels."""
CENTRE = 14.0
"""Row and column, counted from 0, that MNIST's centres of mass are nearest to.

Measured over all 70,000 images: they are spread evenly over 13.5 to 14.5, so each digit was shifted by
whole pixels to bring its centre of mass to pixel 14. Aiming at 13.5, the middle of the field, would move
half of the images by a pixel.
"""
INK_THRESHOLD = 0.5 / 255
"""Brightness above which a pixel is ink, as a fraction of full scale: all that isn't black in 8 bits.

The faint borders of antialiased strokes belong to the box: with a threshold of 8 / 255, a hundred times as
many of MNIST's images come back changed. Noise must be gone before (see `images`).
"""

Grey = NDArray[np.float32]
"""White ink on black, (height, width) float32 in 0..1."""


class InkBox(NamedTuple):
    """The smallest box around the ink, in pixels; `bottom` and `right` are the first ones outside."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, eq=False)
class Preprocessed:
    """What became of a drawing on its way to the network, step by step.

    `ink`: the part inside the ink box, (h, w) float32 in 0..1.
    `fitted`: the same with its longer side scaled to 20 pixels, float32 in 0..1.
    `image`: what the network sees, (28, 28) uint8, read-only.
    """

    ink: Grey
    fitted: Grey
    image: NDArray[np.uint8]

    @property
    def batch(self) -> NDArray[np.uint8]:
        """The image as a batch of one, (1, 28, 28, 1) uint8."""
        return self.image[np.newaxis, :, :, np.newaxis]


def preprocess(image: NDArray[Any]) -> Preprocessed | None:
    """All the steps for one image with white ink on black; None if there is no ink in it.

    `image`: (h, w) or (h, w, 1), uint8 in 0..255 or floating point in 0..1.
    Raises DataError for another type or shape.
    """
    grey = as_grey(image)
    box = ink_box(grey)
    if box is None:
        return None
    ink = crop(grey, box)
    fitted = fit(ink)
    return Preprocessed(ink, fitted, centre(fitted))


def preprocess_batch(images: NDArray[Any]) -> NDArray[np.uint8]:
    """The steps for each of `images` (n, h, w) or (n, h, w, 1): (n, 28, 28, 1) uint8, black without ink."""
    result = np.zeros((len(images), FIELD, FIELD, 1), np.uint8)
    for place, image in zip(result, images, strict=True):
        grey = as_grey(image)
        box = ink_box(grey)
        if box is not None:
            place[..., 0] = centre(fit(crop(grey, box)))
    return result


def as_grey(image: NDArray[Any]) -> Grey:
    """The image as (h, w) float32 in 0..1. Raises DataError for a type or shape that is no grey image."""
    plane = image[..., 0] if image.ndim == 3 and image.shape[2] == 1 else image
    if plane.ndim != 2 or plane.size == 0:
        raise DataError(
            sentence(
                "A grey image has shape (height, width), not {shape}: convert it first.", shape=image.shape
            )
        )
    if plane.dtype == np.uint8:
        return plane.astype(np.float32) / np.float32(255)
    if not np.issubdtype(plane.dtype, np.floating):
        raise DataError(
            sentence(
                "A grey image is uint8 or floating point, not {dtype}: convert it first.", dtype=plane.dtype
            )
        )
    return np.clip(np.nan_to_num(plane.astype(np.float32)), 0, 1)


def ink_box(image: Grey) -> InkBox | None:
    """The smallest box that holds all the ink, or None if there is none; a single pixel is ink."""
    inked = image > INK_THRESHOLD
    rows = np.flatnonzero(inked.any(axis=1))
    if len(rows) == 0:
        return None
    columns = np.flatnonzero(inked.any(axis=0))
    return InkBox(int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1)


def crop(image: Grey, box: InkBox) -> Grey:
    """The part of the image inside the box, as a view."""
    return image[box.top : box.bottom, box.left : box.right]


def fit(ink: Grey, side: int = FIT) -> Grey:
    """The ink scaled by area averaging so that its longer side has `side` pixels, its aspect ratio kept."""
    height, width = fitted_shape(ink.shape[0], ink.shape[1], side)
    if ink.shape == (height, width):
        return ink
    return np.asarray(averaging(ink.shape[0], height) @ ink @ averaging(ink.shape[1], width).T, np.float32)


def fitted_shape(height: float, width: float, side: int = FIT) -> tuple[int, int]:
    """The size in whole pixels of a height x width box once its longer side is scaled to `side` pixels."""
    scale = side / max(height, width)
    return max(1, round(height * scale)), max(1, round(width * scale))


@lru_cache(maxsize=256)
def averaging(source: int, target: int) -> Grey:
    """The matrix (target, source) that averages `source` pixels in a row to `target` pixels.

    Its element is the share of the source pixel in the target pixel's length, so each row sums to 1.
    """
    edges = np.arange(target + 1) * (source / target)
    pixel = np.arange(source)
    overlap = np.minimum(edges[1:, None], pixel + 1) - np.maximum(edges[:-1, None], pixel)
    matrix: Grey = (np.clip(overlap, 0, None) * (target / source)).astype(np.float32)
    matrix.flags.writeable = False
    return matrix


def centre_of_mass(image: NDArray[Any]) -> tuple[float, float]:
    """The mean row and column of the image's pixels, weighted by their brightness, counted from 0."""
    total = image.sum(dtype=np.float64)
    row = image.sum(axis=1, dtype=np.float64) @ np.arange(image.shape[0]) / total
    column = image.sum(axis=0, dtype=np.float64) @ np.arange(image.shape[1]) / total
    return float(row), float(column)


def centre(fitted: Grey) -> NDArray[np.uint8]:
    """The 28x28 image with the ink's centre of mass as near to (14, 14) as whole pixels allow.

    Ink never leaves the field: where its centre of mass would push it over the border, it stops there.
    """
    pixels = np.rint(fitted * 255).astype(np.uint8)
    height, width = pixels.shape
    row, column = centre_of_mass(pixels)
    top = min(max(round(CENTRE - row), 0), FIELD - height)
    left = min(max(round(CENTRE - column), 0), FIELD - width)
    field = np.zeros((FIELD, FIELD), np.uint8)
    field[top : top + height, left : left + width] = pixels
    field.flags.writeable = False
    return field

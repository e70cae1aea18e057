"""Draws strokes in white on black with a round antialiased pen. On their way to the network they are scaled
first and drawn then, so that a small drawing gets strokes as thick as those that MNIST has.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.handwriting.curves import curve_segments
from nnstudio.data.handwriting.ink import FIT, Grey
from nnstudio.data.handwriting.strokes import Drawing, Path

PAD_SIZE = 280
"""Side of the general picture of a drawing, in pixels."""
PAD_PEN = 22 / 280
"""Width of the pen on the pad, in pad units."""
FITTED_PEN = FIT / 8
"""Width of the pen once the ink is 20 pixels long, in pixels.

The median stroke of MNIST is 2.4 (twice ink / outline) to 2.5 (along the medial axis) pixels wide, that is an
eighth of the digit; the thinnest twentieth of its digits has 1.7, a twelfth.
"""
SMALLEST_EXTENT = 1 / 14
"""Extent of a drawing, in pad units, below which it isn't enlarged any more: a dot stays a dot."""
SUPERSAMPLING = 4
"""Pixels drawn for each side of a pixel of the fitted ink."""
SEGMENTS_AT_ONCE = 256
"""Segments whose windows are held in memory together."""


@dataclass(frozen=True)
class Placement:
    """Where a drawing goes when it is fitted: position * scale + shift, in a height x width image."""

    scale: float
    shift: tuple[float, float]
    height: int
    width: int


def rasterise(drawing: Drawing, size: int = PAD_SIZE, pen: float = PAD_PEN) -> Grey:
    """The whole pad as an image (size, size) float32 in 0..1. pen: the usual one's width in pad units."""
    paths = [stroke.path * size for stroke in drawing.strokes]
    return draw(paths, pen * drawing.pen * size, (size, size))


def rasterise_ink(drawing: Drawing, side: int = FIT, pen: float = FITTED_PEN) -> Grey | None:
    """The ink alone, its longer side `side` pixels, in SUPERSAMPLING times that size; None if there is none.

    `pen`: the usual one's width in pixels of the fitted ink, whatever the size of the drawing was.
    """
    if not drawing:
        return None
    paths, pen = [stroke.path for stroke in drawing.strokes], pen * drawing.pen
    place = placement(paths, side, pen)
    finer = [(path * place.scale + place.shift) * SUPERSAMPLING for path in paths]
    return draw(finer, pen * SUPERSAMPLING, (place.height * SUPERSAMPLING, place.width * SUPERSAMPLING))


def placement(paths: list[Path], side: int, pen: float) -> Placement:
    """Makes the strokes with their pen `side` pixels long, in the middle of as few pixels as hold them."""
    points = np.concatenate(paths)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (side - pen) / max(float((high - low).max()), SMALLEST_EXTENT)
    width, height = (math.ceil(extent - 1e-6) for extent in (high - low) * scale + pen)
    x, y = (width, height) - (low + high) * scale
    return Placement(scale, (x / 2, y / 2), height, width)


def draw(paths: list[Path], pen: float, shape: tuple[int, int]) -> Grey:
    """Strokes with a round pen of width `pen`, all in pixels, in an image of `shape` (h, w), float32 in 0..1.

    The brightness of a pixel falls from 1 to 0 over one pixel around the border of the stroke.
    """
    picture: Grey = draw_many([paths], [pen], shape)[0]
    return picture


def draw_many(pictures: Sequence[list[Path]], pens: Sequence[float], shape: tuple[int, int]) -> Grey:
    """As `draw`, several at once, each with a pen of its own: (n, h, w). All strokes lie on their pictures."""
    owner = np.repeat(np.arange(len(pictures)), [len(paths) for paths in pictures])
    half = np.asarray(pens, np.float64) / 2
    segments, path = curve_segments(
        [path for paths in pictures for path in paths], np.maximum(half, 1)[owner]
    )
    reach = (half + 0.5).astype(np.float32)[:, None, None]
    distance = _distance(
        segments.astype(np.float32), owner[path], float(reach.max()), (len(pictures), *shape)
    )
    return np.asarray(np.clip(reach - distance, 0, 1), np.float32)


def _distance(
    segments: NDArray[np.float32], which: NDArray[np.intp], reach: float, shape: tuple[int, int, int]
) -> Grey:
    """The distance (n, h, w) of each pixel's middle from the nearest segment of (m, 2, 2), at most `reach`.

    which: the picture of each segment. Only a square window around a segment is looked at; a margin as wide as a window
    is cut off at the end.
    """
    count, height, width = shape
    if len(segments) == 0:
        return np.full(shape, reach, np.float32)
    side = math.ceil(float(np.abs(segments[:, 1] - segments[:, 0]).max()) + 2 * reach) + 1
    padded = (height + 2 * side, width + 2 * side)
    squares = np.full(count * padded[0] * padded[1], reach**2, np.float32)
    start = which * (padded[0] * padded[1])
    for first in range(0, len(segments), SEGMENTS_AT_ONCE):
        some = slice(first, first + SEGMENTS_AT_ONCE)
        _lower(squares, padded, segments[some] + np.float32(side), start[some], reach, side)
    return np.sqrt(squares.reshape(count, *padded)[:, side:-side, side:-side])


def _lower(
    squares: Grey,
    shape: tuple[int, int],
    segments: NDArray[np.float32],
    first: NDArray[np.intp],
    reach: float,
    side: int,
) -> None:
    """Lowers the squared distances, flat images of `shape`, in windows of `side` around the segments. first: where the
    image of each segment begins.
    """
    start, along = segments[:, 0], segments[:, 1] - segments[:, 0]
    corner = np.floor(segments.min(axis=1) - reach).astype(np.intp)
    pixel = np.clip(corner, 0, (shape[1] - side, shape[0] - side))[:, :, None] + np.arange(side)
    offset = pixel.astype(np.float32) + np.float32(0.5) - start[:, :, None]
    x, y = offset[:, 0, None, :], offset[:, 1, :, None]
    ax, ay = along[:, 0, None, None], along[:, 1, None, None]
    length2 = np.maximum(ax**2 + ay**2, np.float32(1e-12))
    s = np.clip(x * (ax / length2) + y * (ay / length2), 0, 1)
    square = (x - s * ax) ** 2 + (y - s * ay) ** 2
    index = pixel[:, 1, :, None] * shape[1] + pixel[:, 0, None, :] + first[:, None, None]
    np.minimum.at(squares, index.ravel(), square.ravel())

"""Makes thin pens thicker. A ballpoint's line is a thirtieth of its digit and fades to grey when the digit is
averaged down to 20 pixels, while the felt tips that MNIST was written with left lines of an eighth.
"""

import math

import numpy as np

from nnstudio.data.handwriting.ink import Grey, crop, fit, ink_box

THIN = 1 / 16
"""Strokes below this share of the digit's longer side are made thicker; almost none of MNIST's are thinner."""
TARGET = 1 / 10
"""Share of the digit's longer side that they are brought to."""
WORKING_SIDE = 160
"""Pixels of the longer side at which strokes are measured and made thicker; small pictures are left alone."""


def stroke_width(ink: Grey) -> float:
    """The mean width of the strokes in pixels: twice their area by the length of their outline.

    The outline of a grey image is the sum of its gradient's magnitude (total variation).
    """
    padded = np.pad(ink, 1)
    down, right = np.diff(padded, axis=0)[:, :-1], np.diff(padded, axis=1)[:-1]
    outline = float(np.hypot(down, right).sum())
    return 2 * float(ink.sum()) / outline if outline > 0 else 0.0


def with_thick_strokes(image: Grey) -> Grey:
    """The image (h, w) itself, or its ink box with thicker strokes where they are too thin for its size."""
    box = ink_box(image)
    ink = image if box is None else crop(image, box)
    if max(ink.shape) < WORKING_SIDE // 2:
        return image
    ink = fit(ink, WORKING_SIDE) if max(ink.shape) > WORKING_SIDE else ink
    side, width = max(ink.shape), stroke_width(ink)
    return image if width >= THIN * side else dilate(ink, (TARGET * side - width) / 2)


def dilate(image: Grey, radius: float) -> Grey:
    """The largest value within `radius` pixels of each pixel; the image grows by as much on each side."""
    reach = math.ceil(radius)
    padded = np.pad(image, 2 * reach)
    height, width = (n + 2 * reach for n in image.shape)
    result = np.zeros((height, width), np.float32)
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            if math.hypot(down, right) <= radius:
                top, left = reach + down, reach + right
                np.maximum(result, padded[top : top + height, left : left + width], out=result)
    return result

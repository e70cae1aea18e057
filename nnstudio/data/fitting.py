"""Pictures of any size and kind as arrays of one size and kind: the way of every folder of images to a network."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

PAPER = 255
"""What shows through a transparent picture, in bytes."""
AVERAGE = Image.Resampling.BILINEAR
"""In Pillow its reach grows with what is scaled down, so that no pixel is passed over."""
DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
"""Modes of more than 8 bits for a grey value."""
STRIP = 64
"""Rows of a picture that are converted at a time."""
Bytes = NDArray[np.uint8]


def fit_picture(image: Image.Image, size: tuple[int, int], channels: int, fit: str, invert: bool) -> Bytes:
    """The picture as (height, width, channels) bytes, turned as its EXIF says.

    size: (height, width). channels: 1 for grey, 3 for colour. fit: "pad" keeps all of it and its proportions,
    "crop" its proportions and the middle, "stretch" all of it. invert: dark and light change places. Raises Pillow's
    own errors.
    """
    return fit_flat(flatten(image, channels), size, fit, invert)


def flatten(image: Image.Image, channels: int) -> Image.Image:
    """The picture turned as its EXIF says, on white where it was transparent, with 8 bits for each channel."""
    return _flat(ImageOps.exif_transpose(image), "L" if channels == 1 else "RGB")


def fit_flat(flat: Image.Image, size: tuple[int, int], fit: str, invert: bool) -> Bytes:
    """The same as `fit_picture` for a picture from `flatten`."""
    height, width = size
    if fit == "crop":
        fitted = ImageOps.fit(flat, (width, height), AVERAGE)
    elif fit == "pad":
        fitted = ImageOps.pad(flat, (width, height), AVERAGE, color=_corner(flat))
    else:
        fitted = flat.resize((width, height), AVERAGE)
    return bytes_of(fitted, invert)


def bytes_of(flat: Image.Image, invert: bool) -> Bytes:
    """A grey or colour picture as (height, width, channels) bytes."""
    values = np.asarray(flat, np.uint8).reshape(flat.height, flat.width, -1)
    return 255 - values if invert else values


def _flat(image: Image.Image, mode: str) -> Image.Image:
    """Without transparency and with 8 bits a channel."""
    if image.mode in DEEP:
        image = _eight_bits(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        solid = image.convert("RGBA")
        paper = Image.new("RGBA", solid.size, (PAPER, PAPER, PAPER, 255))
        image = Image.alpha_composite(paper, solid)
    return image.convert(mode)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey values of more bits, in 8: of their full range, or up to the largest one where that lies beyond.

    Strip by strip, since the pixels at their own depth take memory enough.
    """
    values = np.asarray(image)
    top = max(65535.0 if image.mode.startswith("I") else 1.0, _highest(values))
    small: Bytes = np.empty(values.shape, np.uint8)
    for start in range(0, len(values), STRIP):
        strip = values[start : start + STRIP].astype(np.float64) * (255.0 / top)
        small[start : start + STRIP] = np.nan_to_num(np.clip(strip, 0, 255))
    return Image.fromarray(small)


def _highest(values: NDArray[Any]) -> float:
    """The largest one that is a number, or 0."""
    return float(np.max(values, where=np.isfinite(values), initial=0.0))


def _corner(image: Image.Image) -> int | tuple[int, ...]:
    """The middle colour of the four corners, which a padded picture goes on with."""
    right, bottom = image.width - 1, image.height - 1
    corners = [image.getpixel(place) for place in ((0, 0), (right, 0), (0, bottom), (right, bottom))]
    middle = np.median(np.array(corners, np.float64).reshape(4, -1), axis=0)
    whole = tuple(round(float(value)) for value in middle)
    return whole[0] if len(whole) == 1 else whole

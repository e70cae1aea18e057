"""What sheets of paper are made of (see sheets.py): a digit's ink, pens, papers, and the camera.

A sheet is what it reflects (paper, lines, ink) times the light that falls on it. Pitch, colour, depth, place and
pen are drawn anew for each, so that no reader can be tuned to one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Sheet:
    """A picture to be saved, and the ink in it.

    image: any mode. inks: one mask (h, w) 0..1 a digit, from left to right. save: how Pillow saves it; the format
    is its suffix.
    """

    image: Image.Image
    inks: tuple[Floats, ...]
    suffix: str = ".png"
    save: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[np.random.Generator, list[NDArray[np.uint8]]], Sheet]


def enlarged(digit: NDArray[np.uint8], side: int, weight: float = 0.0) -> Floats:
    """The digit's ink box with its longer side at `side` pixels, 0..1, with the sharp edge of a pen.

    weight: -0.3 for a thin pen to 0.3 for a thick one.
    """
    rows, columns = np.flatnonzero(digit.any(axis=1)), np.flatnonzero(digit.any(axis=0))
    box = digit[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = side / max(box.shape)
    if scale <= 1.5:
        return _resized(box, scale) / 255
    padded = np.pad(box, 3)
    steep = max(scale / 2, 0.5 / (0.5 - abs(weight)))
    mask = np.clip((_resized(padded, scale) / 255 - 0.5 + weight) * steep + 0.5, 0, 1)
    rows, columns = np.flatnonzero(mask.max(axis=1) > 0.5), np.flatnonzero(mask.max(axis=0) > 0.5)
    cut: Floats = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return cut


def _resized(pixels: NDArray[np.uint8], scale: float) -> Floats:
    size = max(1, round(pixels.shape[1] * scale)), max(1, round(pixels.shape[0] * scale))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC), np.float64)


def placed(mask: Floats, height: int, width: int, rng: np.random.Generator, margin: float = 0.06) -> Floats:
    """The mask somewhere in a field (height, width), at least `margin` of its sides from the border."""
    result = np.zeros((height, width))
    top = rng.uniform(margin, 1 - margin) * (height - mask.shape[0])
    left = rng.uniform(margin, 1 - margin) * (width - mask.shape[1])
    result[int(top) : int(top) + mask.shape[0], int(left) : int(left) + mask.shape[1]] = mask
    return result


def a_digit(
    rng: np.random.Generator,
    digit: NDArray[np.uint8],
    share: tuple[float, float] = (0.35, 0.75),
    weight: tuple[float, float] = (-0.15, 0.15),
) -> Floats:
    """One digit in a field of its own: 120 to 700 pixels wide, of which it takes a share."""
    height, width = (int(n) for n in rng.integers(120, 700) * rng.uniform(0.8, 1, 2))
    side = int(rng.uniform(*share) * min(height, width))
    return placed(enlarged(digit, side, rng.uniform(*weight)), height, width, rng)


def dark(rng: np.random.Generator) -> Floats:
    """The colour of a pen: black, blue, red, green or pencil."""
    pens = ((20, 20, 25), (30, 50, 160), (170, 30, 40), (20, 100, 50), (80, 80, 85))
    return np.clip(np.array(pens[rng.integers(len(pens))]) + rng.normal(0, 12, 3), 0, 255) / 255


def light(rng: np.random.Generator) -> Floats:
    """The colour of paper: white to grey, with a tint."""
    return np.clip(rng.uniform(0.72, 1) + rng.normal(0, 0.02, 3), 0, 1)


def painted(ground: Floats, mask: Floats, colour: Floats, depth: float = 1.0) -> Floats:
    """The reflecting ground (h, w, 3) with a colour over it where the mask is."""
    cover = (mask * depth)[..., np.newaxis]
    return ground * (1 - cover) + colour * cover


def blank(mask: Floats, colour: Floats) -> Floats:
    """Paper of one colour, (h, w, 3)."""
    return np.broadcast_to(colour, (*mask.shape, 3)).astype(np.float64)


def shot(reflected: Floats, rng: np.random.Generator, noise: float = 0.0) -> Image.Image:
    """The picture of what comes back from the sheet, (h, w, 3) 0..1, with noise."""
    grain = rng.normal(0, noise, reflected.shape) if noise else 0
    return Image.fromarray(np.rint(np.clip(reflected + grain, 0, 1) * 255).astype(np.uint8))


def written(
    rng: np.random.Generator, mask: Floats, ground: Floats | None = None, noise: float = 0.01, **save: Any
) -> Sheet:
    """Ink on a ground, or on plain paper."""
    ground = blank(mask, light(rng)) if ground is None else ground
    return Sheet(shot(painted(ground, mask, dark(rng)), rng, noise), (mask,), **save)


def axis(mask: Floats, angle: float) -> Floats:
    """How far each pixel is along a direction (radians) from the middle, in shares of the shorter side."""
    height, width = mask.shape
    y, x = np.mgrid[:height, :width]
    return np.asarray(
        ((x - width / 2) * np.cos(angle) + (y - height / 2) * np.sin(angle)) / min(height, width)
    )

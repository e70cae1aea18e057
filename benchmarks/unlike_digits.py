"""Pictures that are no digits, brought to 28x28 as drawings are: letters, scribbles, and two digits side by side."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.stroke_digits import drawn
from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.drawing import preprocess_drawing
from nnstudio.data.handwriting.ink import as_grey, crop, ink_box, preprocess

FONTS = Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts/opentype")
NO_LATIN = ("Noto", "Droid", "D050000L", "Symbol", "Math")
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYabcdefhijkmnpqrtuvwxy"
"""All but those that are digits to anybody: I, l, O, o, S, s, Z, z and g."""
LARGE = 64


def letters(count: int, rng: np.random.Generator) -> Bytes:
    """Letters of all fonts of this machine, or of Pillow's own, each leaning a little."""
    files = [
        file
        for folder in FONTS
        for file in sorted(folder.rglob("*.[to]tf"))
        if not file.name.startswith(NO_LATIN)
    ]
    return np.stack([_letter(files, rng) for _ in range(count)])


def _letter(files: list[Path], rng: np.random.Generator) -> Bytes:
    font = (
        ImageFont.truetype(files[int(rng.integers(len(files)))], LARGE)
        if files
        else ImageFont.load_default(LARGE)
    )
    picture = Image.new("L", (160, 160), 0)
    ImageDraw.Draw(picture).text((50, 40), LETTERS[int(rng.integers(len(LETTERS)))], fill=255, font=font)
    lean, size = rng.uniform(-0.2, 0.3), picture.size
    picture = picture.transform(size, Image.Transform.AFFINE, (1, lean, -80 * lean, 0, 1, 0))
    return _image(np.asarray(picture))


def scribbles(count: int, rng: np.random.Generator) -> Bytes:
    """A pen that wanders about, 5 to 20 turns long."""
    return np.stack([_scribble(rng) for _ in range(count)])


def _scribble(rng: np.random.Generator) -> Bytes:
    path = np.cumsum(rng.normal(0, 0.25, (int(rng.integers(5, 20)), 2)), axis=0)
    path = (path - path.min(axis=0)) / max(float(np.ptp(path, axis=0).max()), 1e-6)
    steps = preprocess_drawing(drawn([path], rng))
    assert steps is not None
    return steps.image[..., np.newaxis]


def pairs(count: int, digits: Bytes, rng: np.random.Generator) -> Bytes:
    """Two of the digits (n, 28, 28, 1) side by side, with 2 to 7 pixels between them, as one picture."""
    return np.stack([_image(side_by_side(digits, rng)) for _ in range(count)])


def side_by_side(digits: Bytes, rng: np.random.Generator) -> Bytes:
    """The picture (28, w) of two of them."""
    one, other = (_cropped(digits[int(rng.integers(len(digits)))]) for _ in range(2))
    wide = one.shape[1] + int(rng.integers(2, 8))
    picture = np.zeros((28, wide + other.shape[1]), np.uint8)
    picture[: len(one), : one.shape[1]] = one
    picture[: len(other), wide:] = other
    return picture


def _cropped(digit: Bytes) -> Bytes:
    box = ink_box(as_grey(digit))
    assert box is not None
    return np.asarray(crop(digit[..., 0], box))


def _image(picture: Bytes) -> Bytes:
    steps = preprocess(picture)
    assert steps is not None
    return steps.image[..., np.newaxis]

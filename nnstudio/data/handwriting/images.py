"""Reads pictures of digits from files: scans, photographs, screenshots, exported drawings. Whatever its
colours, a picture ends as the 28x28 image that the network expects, or as one sentence that says why not.
"""

import os
import warnings
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.ink import Grey, Preprocessed, preprocess
from nnstudio.data.handwriting.paper import digits_on_black
from nnstudio.data.handwriting.thickness import with_thick_strokes
from nnstudio.data.opening import open_regular
from nnstudio.errors import Sentence, sentence

LARGEST_PIXELS = 64_000_000
"""Pictures with more pixels are refused before they are uncompressed."""
LONGEST_SIDE = 512
"""Larger pictures are averaged down to at most this many pixels, which are plenty for a row of digits."""
FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
"""How names of such pictures usually end."""
LOSSY = ("JPEG", "MPO", "WEBP")


def read_digits(path: Path) -> tuple[Preprocessed, ...]:
    """The digits in a picture (PNG, JPEG, WebP, BMP, GIF or TIFF), on their way to the network, as one reads them.

    Dark on light or light on dark, grey, colour or transparent, 8 or 16 bit, turned as its EXIF says; paper
    need not be white, nor empty beside the digits. At least one. Raises DataError, one sentence with the path and
    the remedy, when the file is missing, a folder, unreadable, damaged, too large or no picture, and when nothing
    is drawn in it.
    """
    found = _prepared(*read_grey(path))
    if not found:
        raise DataError(
            sentence(
                "'{path}' shows nothing that stands out from its background: draw something in it first.",
                path=path,
            )
        )
    return found


def digits_in(image: Image.Image) -> tuple[Preprocessed, ...]:
    """The digits in a picture that is in memory already, as `read_digits` finds them; DataError where there is none."""
    found = _prepared(_grey(image), lossy=False)
    if not found:
        raise DataError(sentence("The picture shows nothing that stands out from its background."))
    return found


def _prepared(grey: Grey, lossy: bool) -> tuple[Preprocessed, ...]:
    digits = (preprocess(with_thick_strokes(ink)) for ink in digits_on_black(grey, lossy))
    return tuple(digit for digit in digits if digit is not None)


def read_grey(path: Path) -> tuple[Grey, bool]:
    """The picture as (h, w) float32 in 0..1, and whether it was compressed with loss.

    Raises DataError as read_digits does, but for an empty picture.
    """
    with open_regular(path, DataError) as file:
        return _decoded(path, file)


def _decoded(path: Path, file: BinaryIO) -> tuple[Grey, bool]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=FORMATS) as image:
                if image.width * image.height > LARGEST_PIXELS:
                    raise Image.DecompressionBombError
                image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
                lossy = image.format in LOSSY
                return _grey(ImageOps.exif_transpose(image)), lossy
    except Exception as error:
        is_empty = os.fstat(file.fileno()).st_size == 0
        raise DataError(_sentence(path, error, is_empty)) from error


def _sentence(path: Path, error: Exception, is_empty: bool) -> Sentence:
    """What is wrong with the file, and the remedy."""
    match error:
        case Image.DecompressionBombError() | Image.DecompressionBombWarning():
            limit = LARGEST_PIXELS // 1_000_000
            return sentence(
                "'{path}' has more than {limit} million pixels: scale it down first.", path=path, limit=limit
            )
        case UnidentifiedImageError():
            if is_empty:
                return sentence("'{path}' is an empty file: save the picture again.", path=path)
            return sentence("'{path}' is no picture that can be read: save it as PNG or JPEG.", path=path)
    return sentence(
        "'{path}' is damaged and cannot be read ({error}): save it again as PNG or JPEG.",
        path=path,
        error=str(error),
    )


def _grey(image: Image.Image) -> Grey:
    """One plane of brightness (h, w) float32 in 0..1; see-through parts are filled with a background."""
    if image.mode.startswith("I;16"):
        return _shrunk(image.convert("F")) / np.float32(65535)
    if image.mode in ("I", "F"):
        return _stretched(_shrunk(image.convert("F")))
    if not image.has_transparency_data:
        return _clearest(image if image.mode in ("L", "RGB") else image.convert("RGB"))
    image = image.convert("RGBA")
    backing = Image.new("RGBA", image.size, _backing(image))
    return _clearest(Image.alpha_composite(backing, image).convert("RGB"))


def _stretched(plane: Grey) -> Grey:
    """Numbers of any range, such as a measurement's, in 0..1."""
    finite = np.nan_to_num(plane, posinf=0, neginf=0)
    low, high = float(finite.min()), float(finite.max())
    return np.asarray((finite - low) / np.float32(max(high - low, 1e-30)), np.float32)


def _clearest(image: Image.Image) -> Grey:
    """The plane in which ink and background differ most: brightness can't tell red from some greens."""
    planes = [image] if image.mode == "L" else [image.convert("L"), *image.split()]
    shrunk = [_shrunk(plane) / np.float32(255) for plane in planes]
    return max(shrunk, key=lambda plane: round(float(plane.std()), 3))


def _shrunk(plane: Image.Image) -> Grey:
    factor = -(-max(plane.size) // LONGEST_SIDE)
    return np.asarray(plane.reduce(factor) if factor > 1 else plane, np.float32)


def _backing(image: Image.Image) -> tuple[int, int, int, int]:
    """What is seen through the transparent parts of an RGBA picture: the opposite of its ink.

    A picture whose visible part has a ground of its own is continued with that ground.
    """
    pixels = np.asarray(
        image.resize((min(image.width, 256), min(image.height, 256)), Image.Resampling.NEAREST)
    )
    visible = pixels[pixels[..., 3] >= 128][:, :3].astype(np.float32)
    if len(visible) == 0:
        return (255, 255, 255, 255)
    middle = np.median(visible, axis=0)
    if len(visible) > 0.5 * pixels[..., 3].size and visible.std(axis=0).max() > 32:
        return (int(middle[0]), int(middle[1]), int(middle[2]), 255)
    return (255, 255, 255, 255) if middle.mean() < 128 else (0, 0, 0, 255)

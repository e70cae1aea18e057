"""What a network sees of a picture: of a file, from the clipboard, or drawn on the pad. The test panel and `nnstudio
predict` go this one way, by the description of the data that the network learns from.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from nnstudio.data.decoding import MOST_PIXELS
from nnstudio.data.description import Description
from nnstudio.data.errors import DataError
from nnstudio.data.fitting import Bytes, bytes_of, fit_flat, flatten
from nnstudio.data.handwriting.apart import digits_apart
from nnstudio.data.handwriting.drawing import draw_on, preprocess_drawing
from nnstudio.data.handwriting.framing import Frame, frame_of
from nnstudio.data.handwriting.images import digits_in, read_digits
from nnstudio.data.handwriting.ink import Preprocessed
from nnstudio.data.handwriting.lines import Lines, draw_many_on, fit_many
from nnstudio.data.handwriting.strokes import Drawing
from nnstudio.data.opening import open_regular
from nnstudio.errors import sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.tasks import Classification
from nnstudio.shown import escaped

SHOWN = 512
"""Most pixels of a picture's longer side that are kept to be shown."""


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture on its way to a network.

    image: what the network sees, (height, width, channels) uint8. steps: how ink got there, where only the ink counts.
    whole: else what was seen, finer, as (height, width, channels) uint8.
    """

    image: Bytes
    steps: Preprocessed | None = None
    whole: Bytes | None = None


@dataclass(frozen=True, eq=False)
class SeenDigit:
    """One digit of a drawing of several. drawing: its strokes."""

    drawing: Drawing
    seen: Seen


def see_file(path: Path, description: Description) -> tuple[Seen, ...]:
    """What is seen of a picture file: each of the digits in it where only the ink counts, else the whole picture.

    Raises DataError, one sentence with the path.
    """
    if description.fit == "ink":
        return tuple(map(_inked, read_digits(path)))
    with open_regular(path, DataError) as file:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                with Image.open(file) as image:
                    if image.width * image.height > MOST_PIXELS:
                        raise _too_large(path)
                    image.draft(None, (max(SHOWN, *description.shape[:2]),) * 2)
                    return (_fitted(image, description),)
        except DataError:
            raise
        except Exception as error:  # Pillow's readers raise whatever a damaged file leads them to
            raise DataError(
                sentence(
                    "{path} is no picture that can be read: save it as PNG or JPEG.", path=escaped(str(path))
                )
            ) from error


def see_pixels(pixels: Bytes, description: Description) -> tuple[Seen, ...]:
    """The same for a picture from the clipboard, (height, width, 4) uint8: red, green, blue, and how opaque it is."""
    image = Image.fromarray(pixels, "RGBA")
    if description.fit == "ink":
        return tuple(map(_inked, digits_in(image)))
    return (_fitted(image, description),)


def see_drawing(drawing: Drawing, description: Description, under: Seen | None = None) -> Seen | None:
    """What is seen of strokes on the pad, alone or on a picture; None if there is neither."""
    if not drawing:
        return under
    if description.fit == "ink":
        steps = preprocess_drawing(drawing)
        return None if steps is None else _inked(steps)
    frame = frame_on_pad(description, under)
    ground = Seen(paper_of(description)) if under is None else under
    return Seen(draw_on(ground.image, drawing, frame, ink_of(description)), whole=ground.whole)


def see_many(many: Sequence[Lines], description: Description, under: Seen | None = None) -> Bytes:
    """The images (n, height, width, channels) uint8 that a network sees of many drawings, none of them empty."""
    if description.fit == "ink":
        return fit_many(many)
    ground = paper_of(description) if under is None else under.image
    return draw_many_on(ground, many, frame_on_pad(description, under), ink_of(description))


def see_digits(
    drawing: Drawing, description: Description, known: tuple[SeenDigit, ...] = ()
) -> tuple[SeenDigit, ...]:
    """Each digit of a drawing, from left to right, where digits are told apart by their ink and there are clearly
    several; else ().

    known: of an earlier drawing; what is still the same is not looked at again.
    """
    inked = description.fit == "ink" and isinstance(description.task, Classification)
    parts = digits_apart(drawing) if inked else ()
    if len(parts) < 2:
        return ()
    seen = (_known(part, known) or see_drawing(part, description) for part in parts)
    return tuple(SeenDigit(part, each) for part, each in zip(parts, seen, strict=True) if each is not None)


def _known(part: Drawing, known: tuple[SeenDigit, ...]) -> Seen | None:
    return next((digit.seen for digit in known if digit.drawing == part), None)


def frame_on_pad(description: Description, under: Seen | None = None) -> Frame:
    """Where a place on the pad comes to lie on the network's image, if this picture lies there, or none."""
    height, width = description.shape[:2]
    if under is None:
        return frame_of((1, 1), (height, width), description.fit)
    if under.whole is None:
        return frame_of((height, width), (height, width), "stretch")
    return frame_of(under.whole.shape[:2], (height, width), description.fit)


def ink_of(description: Description) -> int:
    """The brightness, 0..255, of the pen on an empty pad."""
    return 255 - ground_of(description)


def ground_of(description: Description) -> int:
    """The brightness, 0..255, of an empty pad: as the network's images have it, and white for colours."""
    dark = description.fit == "ink" or (description.on_dark and description.shape[-1] == 1)
    return 0 if dark else 255


def paper_of(description: Description) -> Bytes:
    """The network's image of an empty pad."""
    return np.full(description.shape, ground_of(description), np.uint8)


def as_read(images: Bytes, scaling: Scaling) -> Array:
    """Images of bytes as the examples are read, which may be floats of another range."""
    if scaling.factor == BYTE:
        return images
    return np.asarray(images * np.float32(BYTE / scaling.factor), np.float32)


def _inked(steps: Preprocessed) -> Seen:
    return Seen(steps.image[..., np.newaxis], steps)


def _fitted(image: Image.Image, description: Description) -> Seen:
    height, width, channels = description.shape
    flat = flatten(image, channels)
    fitted = fit_flat(flat, (height, width), description.fit, description.invert)
    flat.thumbnail((SHOWN, SHOWN))
    return Seen(fitted, whole=bytes_of(flat, description.invert))


def _too_large(path: Path) -> DataError:
    return DataError(sentence("{path} has too many pixels: scale it down first.", path=escaped(str(path))))

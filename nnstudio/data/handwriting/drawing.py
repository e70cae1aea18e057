"""What the network sees of a drawing on the pad: strokes in, its image out. Images of MNIST's kind get the ink alone,
by its box and its centre of mass; others get the pad as it is, the way that a picture of it would take.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import numpy as np

from nnstudio.data.fitting import Bytes
from nnstudio.data.handwriting.framing import Frame
from nnstudio.data.handwriting.ink import Grey, Preprocessed, centre, fit
from nnstudio.data.handwriting.rasterise import PAD_PEN, SUPERSAMPLING, rasterise, rasterise_ink
from nnstudio.data.handwriting.strokes import Colour, Drawing, Stroke

LEAST_SIDE, USUAL_SIDE, LARGEST_SIDE = 112, 256, 512
"""Pixels of the pad's side that strokes are drawn with before they are averaged to the network's image."""
LUMA = (0.299, 0.587, 0.114)
"""Parts of red, green and blue in brightness (ITU-R BT.601), as Pillow makes grey of colour."""


def preprocess_drawing(drawing: Drawing) -> Preprocessed | None:
    """The way of a drawing to a network of MNIST's kind; None if nothing is drawn.

    The strokes are scaled before they are drawn, with the pen that suits MNIST, and then averaged and centred
    as any other image is. Only drawings smaller than a fourteenth of the pad don't fill the 20 pixels.
    """
    ink = rasterise_ink(drawing)
    if ink is None:
        return None
    fitted = fit(ink, max(ink.shape) // SUPERSAMPLING)
    return Preprocessed(ink, fitted, centre(fitted))


def draw_on(under: Bytes, drawing: Drawing, frame: Frame, ink: int, pen: float = PAD_PEN) -> Bytes:
    """An image (h, w, channels) with the strokes on it, each over those before it.

    under: the paper or the picture, as the network sees it. ink: the brightness, 0..255, of strokes without a colour.
    pen: the usual one's width in pad units.
    """
    image = under.astype(np.float32)
    for colour, strokes in _runs(drawing):
        covered = _covered(strokes, frame, pen * drawing.pen)[..., np.newaxis]
        image += covered * (values_of(colour, ink, under.shape[-1]) - image)
    return np.rint(image).astype(np.uint8)


def _runs(drawing: Drawing) -> Iterator[tuple[Colour | None, tuple[Stroke, ...]]]:
    """The strokes in their order, those of one colour that follow each other together."""
    for colour, strokes in groupby(drawing.strokes, key=lambda stroke: stroke.colour):
        yield colour, tuple(strokes)


@lru_cache(maxsize=32)
def _covered(strokes: tuple[Stroke, ...], frame: Frame, pen: float) -> Grey:
    """How much of each pixel (h, w) the strokes cover, 0..1. Those that are finished are drawn once."""
    covered = frame.see(rasterise(Drawing(strokes), fineness(frame), pen))
    covered.flags.writeable = False
    return covered


def fineness(frame: Frame) -> int:
    """Pixels of the pad's side that strokes are drawn with for an image of this frame."""
    finest = max(USUAL_SIDE, min(round(max(frame.scale)), LARGEST_SIDE))
    return min(max(SUPERSAMPLING * round(max(frame.scale)), LEAST_SIDE), finest)


def values_of(colour: Colour | None, ink: int, channels: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """The values (channels,) of a pixel that a pen of this colour covers."""
    if colour is None:
        return np.full(channels, ink, np.float32)
    return np.asarray(colour if channels == 3 else [np.dot(colour, LUMA)], np.float32)

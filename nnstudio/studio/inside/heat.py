"""The colours of numbers with signs: blue above zero, orange below, and the panel's own where there is none."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from nnstudio.inside.pixels import MIDDLE, SPREAD
from nnstudio.studio.theme.colours import Colours, mixed


@functools.cache
def _table(panel: str, below: str, above: str, zero: str) -> tuple[int, ...]:
    shades = [mixed(panel, panel, 0.0).rgb()]
    for byte in range(1, 256):
        share = (byte - MIDDLE) / SPREAD
        shades.append(mixed(zero, above if share > 0 else below, min(1.0, abs(share))).rgb())
    return tuple(shades)


def heat_table(colours: Colours) -> tuple[int, ...]:
    """The colour of each byte of `signed_bytes` and `tiles` as Qt counts them (0xffRRGGBB)."""
    return _table(colours.panel, colours.classes[0], colours.classes[1], colours.hover)


def heat_image(pixels: NDArray[np.uint8], colours: Colours, between: int | None = None) -> QImage:
    """Bytes (h, w) in the colours of a theme, in memory of its own. between: the colour between tiles as Qt counts them
    (0xAARRGGBB), by default the panel's; 0 is transparent.
    """
    height, width = pixels.shape
    image = QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    table = heat_table(colours)
    if between is None:
        image.setColorTable(table)
        return image.convertToFormat(QImage.Format.Format_RGB32)
    image.setColorTable((between, *table[1:]))
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

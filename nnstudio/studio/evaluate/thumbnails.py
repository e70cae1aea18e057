"""Small pictures of examples, whatever their shape and colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

from nnstudio.studio.shared.pixels import image_of


def thumbnail(pixels: NDArray[np.uint8], side: int, ratio: float) -> QPixmap:
    """The pixels (h, w, c) within a square of that side, grey for fewer than three channels, else in the colours of the
    first three. ratio: device pixels to a pixel.

    Few pixels are enlarged with sharp edges, many are made smaller smoothly.
    """
    colours = 3 if pixels.shape[2] >= 3 else 1
    image, room = image_of(pixels[:, :, :colours]), round(side * ratio)
    few = max(image.width(), image.height()) <= room
    how = Qt.TransformationMode.FastTransformation if few else Qt.TransformationMode.SmoothTransformation
    image = image.scaled(QSize(room, room), Qt.AspectRatioMode.KeepAspectRatio, how)
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)

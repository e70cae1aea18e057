"""Small pictures of examples, whatever their shape and colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """A copy of pixels (h, w, c): grey for fewer than three channels, else the first three as red, green and blue."""
    height, width, channels = pixels.shape
    colour = channels >= 3
    shown = np.ascontiguousarray(pixels[:, :, :3] if colour else pixels[:, :, 0])
    kind = QImage.Format.Format_RGB888 if colour else QImage.Format.Format_Grayscale8
    image = QImage(shown.tobytes(), width, height, width * (3 if colour else 1), kind)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def thumbnail(pixels: NDArray[np.uint8], side: int, ratio: float) -> QPixmap:
    """The pixels (h, w, c) within a square of that side. ratio: device pixels to a pixel.

    Few pixels are enlarged with sharp edges, many are made smaller smoothly.
    """
    image, room = image_of(pixels), round(side * ratio)
    few = max(image.width(), image.height()) <= room
    how = Qt.TransformationMode.FastTransformation if few else Qt.TransformationMode.SmoothTransformation
    image = image.scaled(QSize(room, room), Qt.AspectRatioMode.KeepAspectRatio, how)
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)

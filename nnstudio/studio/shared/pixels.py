"""Arrays of pixels as images that Qt can draw, pixel by pixel."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen


def grey_image(pixels: NDArray[Any]) -> QImage:
    """A copy of pixels (h, w) or (h, w, 1), uint8 or float 0..1, in 32 bits: Qt enlarges them 4 times faster."""
    grey = pixels if pixels.dtype == np.uint8 else np.rint(pixels * 255).astype(np.uint8)
    grey = np.ascontiguousarray(grey)
    height, width = grey.shape[:2]
    image = QImage(grey.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """A copy of pixels (h, w, channels), grey for 1 and red, green, blue for 3, in 32 bits."""
    height, width, channels = pixels.shape
    if channels != 3:
        return grey_image(pixels)
    image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def draw_pixels(painter: QPainter, where: QRectF, image: QImage) -> None:
    """Draw an image into `where`: with sharp pixels where they are enlarged twice or more, else smoothly."""
    smooth = where.width() < 2 * image.width()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    painter.drawImage(where, image, QRectF(image.rect()))


def within(square: QRectF, size: tuple[int, int]) -> QRectF:
    """The largest place for a picture of that height and width in the middle of a square."""
    height, width = size
    scale = min(square.width() / width, square.height() / height)
    place = QRectF(0, 0, width * scale, height * scale)
    place.moveCenter(square.center())
    return place


def draw_grid(painter: QPainter, where: QRectF, columns: int, rows: int, colour: QColor) -> None:
    """Lines between the pixels of an image that is drawn into `where`."""
    painter.setPen(QPen(colour, 1))
    for column in range(1, columns):
        x = round(where.left() + where.width() * column / columns) + 0.5
        painter.drawLine(QPointF(x, where.top()), QPointF(x, where.bottom()))
    for row in range(1, rows):
        y = round(where.top() + where.height() * row / rows) + 0.5
        painter.drawLine(QPointF(where.left(), y), QPointF(where.right(), y))

"""Pictures that are dropped or pasted: a file, or the pixels themselves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QImage

from nnstudio.data.handwriting.images import SUFFIXES

LARGEST = 1024
"""Pixels of the longer side that pasted pictures are made smaller to at once: a whole screen is no work then."""


def picture_file(data: QMimeData) -> Path | None:
    """The one picture file in what is dropped or pasted."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES else None


def pasted_pixels(data: QMimeData) -> NDArray[np.uint8] | None:
    """The picture in what is pasted, (height, width, 4) uint8: red, green, blue, and how opaque they are."""
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    if max(image.width(), image.height()) > LARGEST:
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio, smooth)
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()

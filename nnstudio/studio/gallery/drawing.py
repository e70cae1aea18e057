"""A small drawing of a network: each layer a slab, as high as its picture and as thick as it is deep."""

from __future__ import annotations

import itertools
import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.document.analysis import Analysis
from nnstudio.document.document import Document
from nnstudio.layers.shapes import Shape
from nnstudio.studio.gallery.sketch import sketch
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.colours import mixed
from nnstudio.studio.words import declared

GAP = 10.0
SLANT = 0.35
"""How far a slab leans back, as a part of its height."""


class NetworkDrawing(QWidget):
    """Draws a document from left to right, from the input to the answer; what is read again later as an arc."""

    def __init__(self, document: Document, analysis: Analysis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sketch = sketch(document, analysis)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Drawing of the network {0}").format(declared(document.title)))

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(240, 88)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slabs in the middle, shrunk where they are too many."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.canvas))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        sizes = [slab_size(slab.shape, self.height() - 24.0) for slab in self.sketch.slabs]
        total = sum(_footprint(size) for size in sizes) + GAP * (len(sizes) - 1)
        scale = min(1.0, (self.width() - 24.0) / total)
        painter.translate((self.width() - total * scale) / 2, self.height() / 2)
        painter.scale(scale, scale)
        lefts = list(itertools.accumulate((_footprint(size) + GAP for size in sizes), initial=0.0))
        for slab, left, size in zip(self.sketch.slabs, lefts, sizes, strict=False):
            shade = colours.muted if slab.family == "input" else colours.family(slab.family)
            _draw_slab(painter, left, size, shade, colours)
        for first, last in self.sketch.skips:
            start, end = (_top(lefts[place], sizes[place]) for place in (first, last))
            _draw_arc(painter, start, end, colours.family("merge"))
        painter.end()


def _top(left: float, size: tuple[float, float]) -> QPointF:
    """Where an arc leaves or meets a slab."""
    return QPointF(left + _footprint(size) / 2, -size[1] / 2 - 2)


def _draw_arc(painter: QPainter, start: QPointF, end: QPointF, shade: str) -> None:
    painter.setPen(QPen(QColor(shade), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    peak = min(start.y(), end.y()) - 0.35 * (end.x() - start.x())
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x(), peak), QPointF(end.x(), peak), end)
    painter.drawPath(path)


def slab_size(shape: Shape, most: float) -> tuple[float, float]:
    """Thickness and height of a slab in pixels: 28 pixels of an image are `most`, a row is scaled by its logarithm."""
    if len(shape) == 3:
        return 3.0 + 2.2 * math.log2(shape[2] + 1), max(10.0, most * min(1.0, shape[0] / 28.0))
    return 5.0, max(14.0, most * min(1.0, math.log2(shape[0] + 1) / 13.0))


def _footprint(size: tuple[float, float]) -> float:
    thickness, height = size
    return thickness + (height * SLANT * 0.5 if thickness != 5.0 else 0.0)


def _draw_slab(
    painter: QPainter, left: float, size: tuple[float, float], shade: str, colours: Colours
) -> None:
    thickness, height = size
    painter.setPen(QPen(QColor(colours.panel), 1))
    if thickness == 5.0:
        painter.setBrush(QColor(shade))
        painter.drawRoundedRect(QRectF(left, -height / 2, thickness + 1, height), 2, 2)
        return
    lean = height * SLANT * 0.5
    top, bottom = -height / 2 + lean / 2, height / 2 + lean / 2
    front = QRectF(left, top, thickness, bottom - top - lean / 2)
    back = QPointF(lean, -lean)
    painter.setBrush(QColor(shade))
    painter.drawRect(front)
    painter.setBrush(mixed(shade, colours.panel, 0.35))
    painter.drawPolygon(
        QPolygonF(
            [front.topRight(), front.topRight() + back, front.bottomRight() + back, front.bottomRight()]
        )
    )
    painter.setBrush(mixed(shade, colours.panel, 0.55))
    painter.drawPolygon(
        QPolygonF([front.topLeft(), front.topLeft() + back, front.topRight() + back, front.topRight()])
    )

"""The points of the epochs, drawn in one go: a mark for each item of pyqtgraph's own costs more than all curves."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnstudio.studio.curves.decimate import Numbers
from nnstudio.studio.curves.legend import star

DOT, RIM = 5.0, 7.0
STAR = 8.0
"""Sizes in pixels."""


class MarksItem(pg.GraphicsObject):
    """Round points, and a star at the best of them."""

    def __init__(self) -> None:
        super().__init__()
        self.points = QPolygonF()
        self.best: QPointF | None = None
        self._colours = (QColor(), QColor(), QColor())
        self._bounds = QRectF()

    def set_colours(self, dot: QColor, rim: QColor, best: QColor) -> None:
        """Colours of the points, of what is around them, and of the star."""
        self._colours = dot, rim, best
        self.update()

    def set_points(self, x: Numbers, y: Numbers, best: tuple[float, float] | None) -> None:
        """Show other points, in the plot's units."""
        self.prepareGeometryChange()
        self.points = QPolygonF([QPointF(*point) for point in np.column_stack((x, y)).tolist()])
        self.best = None if best is None else QPointF(*best)
        self._bounds = self.points.boundingRect()
        self.update()

    def boundingRect(self) -> QRectF:
        """The place of the points in the plot's units, with room for their size."""
        pixel = self.pixelVectors()
        if self.points.isEmpty() or pixel[0] is None:
            return QRectF()
        wide, high = STAR * pixel[0].length(), STAR * pixel[1].length()
        return self._bounds.adjusted(-wide, -high, wide, high)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the rims, the points and the star."""
        if self.points.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_marks(painter)

    def _draw_marks(self, painter: QPainter) -> None:
        """Draw them upright and in their size, whatever the plot's units; larger in a picture with more pixels."""
        dot, rim, best = self._colours
        pixel = self.pixelVectors()[0]
        scale = painter.transform().m11() * pixel.length() if pixel is not None else 1.0
        points = painter.transform().map(self.points)
        middle = None if self.best is None else painter.transform().map(self.best)
        painter.resetTransform()
        if not crowded(points, RIM * scale):
            for colour, size in ((rim, RIM), (dot, DOT)):
                painter.setPen(QPen(colour, size * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawPoints(points)
        if middle is not None:
            painter.setPen(QPen(rim, 1))
            painter.setBrush(best)
            painter.drawPolygon(star(middle, STAR * scale))


def crowded(points: QPolygonF, size: float) -> bool:
    """Whether points of that size lie on each other: then the line between them says all, at a tenth of the cost."""
    count = points.size()
    return count > 1 and points.at(count - 1).x() - points.at(0).x() < size * (count - 1)

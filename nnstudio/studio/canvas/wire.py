"""A wire of the canvas, with the shape that it carries written beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnstudio.studio.canvas.fonts import small_font
from nnstudio.studio.canvas.layout import Wire
from nnstudio.studio.theme import Colours

CORNER = 10.0
ARROW = 4.0


class WireItem(QGraphicsItem):
    """Draws one wire. text: the shape on it, "" where that is unknown; broken: nothing is known of it yet; lit: a
    drop that hovers changes it.
    """

    def __init__(self, wire: Wire, text: str, broken: bool, lit: bool = False) -> None:
        super().__init__()
        self.wire, self.text, self.broken, self.lit = wire, text, broken, lit
        self.path = rounded_path(wire.points)
        self.label = self._label_rect()
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        """The way with its arrow, and the label."""
        return self.path.boundingRect().adjusted(-8, -2, 8, 2).united(self.label)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line, an arrow at its end, and the label."""
        colours = Colours.of(QApplication.palette())
        pen = QPen(QColor(colours.accent), 2.5) if self.lit else QPen(QColor(colours.edge), 1.5)
        if self.broken:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)
        end = self.wire.points[-1]
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawPolyline([end + QPointF(-ARROW, -ARROW - 1), end, end + QPointF(ARROW, -ARROW - 1)])
        if self.label.isNull():
            return
        painter.setFont(small_font())
        painter.setPen(colours.muted)
        painter.drawText(self.label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text)

    def _label_rect(self) -> QRectF:
        if self.wire.label is None:
            return QRectF()
        metrics = QFontMetricsF(small_font())
        width, height = metrics.horizontalAdvance(self.text) + 2, metrics.height()
        return QRectF(self.wire.label.x(), self.wire.label.y() - height / 2, width, height)


def rounded_path(points: Sequence[QPointF]) -> QPainterPath:
    """The way through these points, with round corners."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_towards(corner, before))
        path.quadTo(corner, _towards(corner, after))
    path.lineTo(points[-1])
    return path


def _towards(start: QPointF, end: QPointF) -> QPointF:
    """The point CORNER away from start on the way to end, halfway at most."""
    way = end - start
    length = max(abs(way.x()), abs(way.y()))
    return start + way * (min(CORNER, length / 2) / length) if length else start

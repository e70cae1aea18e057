"""A wire of the canvas, with the shape that it carries written beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnstudio.studio.canvas.fonts import small_font, write
from nnstudio.studio.canvas.layout import Wire
from nnstudio.studio.theme import Colours

CORNER = 10.0
ARROW = 4.0
HANDLE = 4.0


class WireItem(QGraphicsItem):
    """Draws one wire. text: the shape on it, "" where that is unknown; broken: nothing is known of it yet; lit: a
    drop that hovers changes it. selected, hovered: as of a block.

    points: its way as it is seen now, in the scene; that of `wire` is where it belongs. path, label: in the item's own
    coordinates, which begin at the first point.
    """

    def __init__(self, wire: Wire, text: str, broken: bool, lit: bool = False) -> None:
        super().__init__()
        self.wire, self.text, self.broken, self.lit = wire, text, broken, lit
        self.points: tuple[QPointF, ...] = ()
        self.path, self.label = QPainterPath(), QRectF()
        self._steps: tuple[QPointF, ...] = ()
        self._bounds = QRectF()
        self._labelled: tuple[QPointF | None, str] = (None, "")
        self.selected = self.hovered = False
        self.setZValue(-1)
        self.show_wire(wire, text, broken, lit)

    def show_wire(self, wire: Wire, text: str, broken: bool, lit: bool = False) -> None:
        """Be this wire from now on; it stays where it is seen until it is stretched."""
        looks, old = (text, broken, lit, wire.label is None), self.wire
        if looks != (self.text, self.broken, self.lit, old.label is None):
            self.update()
        self.wire, self.text, self.broken, self.lit = wire, text, broken, lit
        if not self.points:
            self.stretch(wire.points)
        self._place_label()

    def stretch(self, points: Sequence[QPointF]) -> None:
        """Run through these points of the scene."""
        self.points = tuple(points)
        start = self.points[0]
        steps = tuple(point - start for point in points)
        if steps != self._steps:
            self.prepareGeometryChange()
            self._steps, self.path = steps, rounded_path(steps)
            self._bounds = self.path.boundingRect().adjusted(-8, -6, 8, 6)
        self.setPos(start)

    def boundingRect(self) -> QRectF:
        """The way with its arrow, and the label."""
        return self._bounds.united(self.label)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line, an arrow at its end, and the label."""
        colours = Colours.of(QApplication.palette())
        if self.selected:
            painter.setPen(QPen(QColor(colours.selection), 9))
            painter.drawPath(self.path)
        pen = QPen(QColor(colours.edge), 1.5 * colours.line)
        if self.lit or self.selected or self.hovered:
            pen = QPen(QColor(colours.accent), 2.5 * colours.line)
        if self.broken:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)
        end = self._steps[-1]
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawPolyline([end + QPointF(-ARROW, -ARROW - 1), end, end + QPointF(ARROW, -ARROW - 1)])
        if self.selected or self.hovered:
            self._paint_ends(painter, colours)
        if self.label.isNull():
            return
        painter.setFont(small_font())
        painter.setPen(colours.muted)
        write(painter, self.label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text)

    def _paint_ends(self, painter: QPainter, colours: Colours) -> None:
        """Handles, by which the ends can be taken up."""
        painter.setBrush(QColor(colours.panel))
        for end in (QPointF(), self._steps[-1]):
            painter.drawEllipse(end, HANDLE, HANDLE)

    def show_as(self, selected: bool, hovered: bool) -> None:
        """Show whether it is selected, and whether the mouse is on it."""
        if (selected, hovered) != (self.selected, self.hovered):
            self.selected, self.hovered = selected, hovered
            self.setZValue(0.5 if selected or hovered else -1)
            self.update()

    def _place_label(self) -> None:
        place = None if self.wire.label is None else self.wire.label - self.wire.points[0]
        if (place, self.text) == self._labelled:
            return
        self.prepareGeometryChange()
        self._labelled, self.label = (place, self.text), QRectF()
        if place is not None:
            metrics = QFontMetricsF(small_font())
            width, height = metrics.horizontalAdvance(self.text) + 2, metrics.height()
            self.label = QRectF(place.x(), place.y() - height / 2, width, height)


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

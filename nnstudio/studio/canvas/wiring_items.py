"""What the canvas shows over the network while a wire is drawn: the wire itself, and what each block says to it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnstudio.studio.canvas.fonts import small_font
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

ICON, PADDING = 14.0, 6.0
RADIUS = 6.0
LEAST_READABLE = 0.6
"""Zoom below which words are not written on the blocks; the note at the pointer says them."""
FADED = 0.4
ABOVE = 5.0
"""How far in front of everything else these stand."""


class PortItem(QGraphicsItem):
    """The handle at the lower edge of the block under the pointer. near: the pointer is on it."""

    SIZE = 7.0

    def __init__(self) -> None:
        super().__init__()
        self.near = False
        self.setZValue(ABOVE)
        self.setVisible(False)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_at(self, point: QPointF | None, near: bool) -> None:
        """Show it there, or nowhere for None."""
        self.setVisible(point is not None)
        if point is not None and (self.pos() != point or self.near != near):
            self.near = near
            self.setPos(point)
            self.update()

    def boundingRect(self) -> QRectF:
        """A circle with its outline."""
        side = self.SIZE + 4
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """A ring, which is filled and grows under the pointer."""
        colours = Colours.of(QApplication.palette())
        size = self.SIZE if self.near else self.SIZE - 2
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(QColor(colours.accent if self.near else colours.panel))
        painter.drawEllipse(QPointF(0, 0), size, size)
        if self.near:
            painter.setPen(QPen(QColor(colours.on_accent), 1.5))
            painter.drawLine(QPointF(0, -3), QPointF(0, 3))
            painter.drawPolyline([QPointF(-2.5, 0.5), QPointF(0, 3), QPointF(2.5, 0.5)])


class PulledItem(QGraphicsItem):
    """The wire in the hand, from where it begins to where it ends. ends: in a way that is allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.path = QPainterPath()
        self.end, self.good = QPointF(), True
        self.setZValue(ABOVE + 2)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_between(self, start: QPointF, end: QPointF, good: bool) -> None:
        """Draw it between two points of the scene."""
        self.prepareGeometryChange()
        self.end, self.good = end, good
        bow = min(80.0, max(16.0, abs(end.y() - start.y()) / 2))
        self.path = QPainterPath(start)
        self.path.cubicTo(start + QPointF(0, bow), end - QPointF(0, bow), end)

    def boundingRect(self) -> QRectF:
        """The way with its arrow."""
        return self.path.boundingRect().adjusted(-10, -10, 10, 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """A line with an arrow; dashed and in the colour of errors where it may not end."""
        colours = Colours.of(QApplication.palette())
        pen = QPen(QColor(colours.accent if self.good else colours.error), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if not self.good:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPath(self.path)
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawPolyline([self.end + QPointF(-5, -6), self.end, self.end + QPointF(5, -6)])


class TargetItem(QGraphicsItem):
    """A block's answer to the wire. kind: as of a `Verdict`; "home" is where the wire was. chosen: it is held there."""

    def __init__(self, rect: QRectF, kind: str, text: str, zoom: float) -> None:
        super().__init__()
        self.rect, self.kind, self.text = rect, kind, text
        self.readable = zoom >= LEAST_READABLE
        self.chosen = False
        self.chip = self._chip_rect()
        self.setZValue(ABOVE)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def possible(self) -> bool:
        """Whether the wire may end there."""
        return self.kind != "refuses"

    def show_chosen(self, chosen: bool) -> None:
        """Show that the wire is held there."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def boundingRect(self) -> QRectF:
        """The block with its outline, and the chip."""
        return self.rect.adjusted(-8, -8, 8, 8).united(self.chip)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """An outline for what can take the wire, and a chip with mark and word for all."""
        colours = Colours.of(QApplication.palette())
        if self.possible:
            self._paint_ring(painter, colours)
        self._paint_chip(painter, colours)

    def _paint_ring(self, painter: QPainter, colours: Colours) -> None:
        if self.chosen:
            ground = QColor(colours.accent)
            ground.setAlphaF(0.18)
            painter.setBrush(ground)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(colours.accent), 3 if self.chosen else 2)
        if self.kind in ("mends", "spoils"):
            pen.setStyle(Qt.PenStyle.DashLine if not self.chosen else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect.adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)

    def _paint_chip(self, painter: QPainter, colours: Colours) -> None:
        mark, ink, ground = self._look(colours)
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.chip, 4, 4)
        side = self.chip.height() - 6
        place = QRectF(self.chip.left() + PADDING, self.chip.top() + 3, side, side)
        if not self.readable:
            place.moveCenter(self.chip.center())
        draw_icon(painter, mark, place, ink)
        if self.readable:
            painter.setFont(small_font())
            painter.setPen(QColor(colours.text))
            room = self.chip.adjusted(PADDING + side + 4, 0, -PADDING, 0)
            short = QFontMetricsF(small_font()).elidedText(
                self.text, Qt.TextElideMode.ElideRight, room.width() + 1
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, short)

    def _look(self, colours: Colours) -> tuple[str, str, str]:
        """Mark, ink and ground."""
        if self.kind in ("takes", "home"):
            return "good", colours.good, colours.good_fill
        if self.kind == "mends":
            return "repair", colours.warning, colours.warning_fill
        return ("warning" if self.kind == "spoils" else "close"), colours.error, colours.error_fill

    def _chip_rect(self) -> QRectF:
        """At the right of the block, over its count of parameters."""
        metrics = QFontMetricsF(small_font())
        height = metrics.height() + 6
        width = PADDING + (height - 6) + 4 + metrics.horizontalAdvance(self.text) + PADDING + 2
        width = min(width, self.rect.width() * 0.72)
        if not self.readable:
            height = width = min(30.0, self.rect.height())
        bottom = min(self.rect.top() + 46.0, self.rect.bottom() - 3)
        return QRectF(self.rect.right() - width - 5, bottom - height, width, height)

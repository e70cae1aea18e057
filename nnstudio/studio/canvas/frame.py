"""A group that is open: its head as of a block, and a frame around what is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem, QWidget

from nnstudio.document.groups.paths import within
from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.layout import OUTPUT, Layout
from nnstudio.studio.canvas.parts import RADIUS, BlockItem, Face, Note, Part
from nnstudio.studio.canvas.seen.seen import Room
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.colours import mixed

DOT = 3.5
BELOW = -100.0
"""Frames lie below all wires and blocks, those of inner groups above those of outer ones."""


class FrameItem(BlockItem):
    """Its notes stand in its head. Only the head can be taken hold of: what is inside has the mouse."""

    def __init__(
        self,
        key: str,
        face: Face,
        notes: Sequence[Note] = (),
        ghost: bool = False,
        room: Room | None = None,
    ) -> None:
        """room: of no use here, since what is inside has its own."""
        self._size = QRectF()
        self._doors: tuple[QPointF, ...] = ()
        super().__init__(key, face, notes, ghost)
        self.setZValue(BELOW + key.count("/"))

    def show_around(self, frame: QRectF, doors: Sequence[QPointF]) -> None:
        """Be as large as that frame of the scene. doors: where wires come in and go out, in the scene."""
        size = QRectF(0, 0, frame.width(), frame.height())
        if size != self._size:
            self.prepareGeometryChange()
            self._size = size
        self._doors = tuple(door - frame.topLeft() for door in doors)
        self.update()

    @property
    def rect(self) -> QRectF:
        """The whole frame."""
        return self._size

    @property
    def head(self) -> QRectF:
        """The part that can be taken hold of, in the item's own coordinates."""
        return QRectF(0, 0, self._size.width(), self.height)

    def shape(self) -> QPainterPath:
        """The head."""
        path = QPainterPath()
        path.addRect(self.head)
        return path

    @property
    def reach(self) -> QRectF:
        """What a rubber band must touch, in the scene."""
        return self.mapRectToScene(self.head)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the frame, and the head on it as of a block."""
        colours = Colours.of(QApplication.palette())
        self._paint_frame(painter, colours)
        self._paint_tile(painter, colours)
        self._paint_lines(painter, colours)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.edge))
        for door in self._doors:
            painter.drawEllipse(door, DOT, DOT)

    def _paint_frame(self, painter: QPainter, colours: Colours) -> None:
        if self.selected:
            painter.setPen(QPen(QColor(colours.accent), 2 * colours.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        pen = QPen(self._outline(colours), colours.line)
        if self.ghost:
            pen = QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine)
        whole, head = QPainterPath(), QPainterPath()
        whole.addRoundedRect(self.rect, RADIUS, RADIUS)
        head.addRect(self.head)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colours.canvas, colours.family(self.face.family), 0.04))
        painter.drawPath(whole)
        painter.setBrush(colours.block(self.face.family))
        painter.drawPath(whole.intersected(head))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(whole)
        painter.drawLine(self.head.bottomLeft(), self.head.bottomRight())


def show_frames(parts: Sequence[Part], layout: Layout) -> None:
    """Draw the frames of open groups as large as what is in them."""
    for part in parts:
        if isinstance(part, FrameItem):
            doors = [layout.rects[within(part.key, name)].center() for name in (INPUT, OUTPUT)]
            part.show_around(layout.rects[part.key], doors)

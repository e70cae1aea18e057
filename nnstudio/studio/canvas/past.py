"""The wire that goes past a disabled block: from where a wire comes in, around its left edge, to where one goes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nnstudio.studio.canvas.layout import Layout
from nnstudio.studio.canvas.wire import rounded_path
from nnstudio.studio.theme import Colours

if TYPE_CHECKING:
    from nnstudio.studio.canvas.parts import BlockItem

ASIDE = 12.0
"""How far from the block it goes."""
ABOVE = 8.0
"""How far above and below the block it turns."""


class PastItem(QGraphicsItem):
    """Belongs to its block, and moves with it."""

    def __init__(self, block: QGraphicsItem) -> None:
        super().__init__(block)
        self.path = QPainterPath()
        self.setZValue(-1)

    def show_way(self, block: QRectF, enters: float, leaves: float) -> None:
        """Go past the block, all in its coordinates. enters, leaves: x of the wires above and below it."""
        left, top, bottom = block.left() - ASIDE, block.top() - ABOVE, block.bottom() + ABOVE
        corners = [(enters, top), (left, top), (left, bottom), (leaves, bottom), (leaves, bottom + 1)]
        self.prepareGeometryChange()
        self.path = rounded_path([QPointF(*corner) for corner in corners])

    def boundingRect(self) -> QRectF:
        """The way with room for its pen."""
        return self.path.boundingRect().adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line."""
        colours = Colours.of(QApplication.palette())
        painter.setPen(QPen(QColor(colours.edge), 1.5 * colours.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)


def lead_past(blocks: Mapping[str, BlockItem], layout: Layout) -> None:
    """Lead wires around the blocks that are disabled. blocks: by their keys in the layout."""
    for key, block in blocks.items():
        if block.past is not None:
            rect = layout.rects[key]
            middle = rect.center().x()
            enters = next((wire.points[-1].x() for wire in layout.wires if wire.target == key), middle)
            leaves = next((wire.points[0].x() for wire in layout.wires if wire.source == key), middle)
            block.past.show_way(block.rect, enters - rect.left(), leaves - rect.left())

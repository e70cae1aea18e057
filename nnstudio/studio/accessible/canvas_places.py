"""Where the parts of the canvas are in its view, when they have come to rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QGraphicsItem

from nnstudio.studio.canvas.view import CanvasView

BESIDE = 4.0
"""Scene units on each side of a wire that are its own."""


class Places:
    """Rectangles in pixels of the view; null for what is not there any more."""

    def __init__(self, view: CanvasView) -> None:
        self.view, self.scene = view, view.network

    def part(self, key: str) -> QRect:
        """Of a block or an end."""
        rects = self.scene.layout.rects
        return self._in_view(rects[key]) if key in rects else QRect()

    def item(self, item: QGraphicsItem, rect: QRectF) -> QRect:
        """Of anything that is drawn, from its own rectangle."""
        return self._in_view(item.mapRectToScene(rect)) if item.scene() is not None else QRect()

    def wire(self, source: str, target: str) -> QRect:
        """Around a wire."""
        for wire in self.scene.layout.wires:
            if (wire.source, wire.target) == (source, target):
                across, down = [point.x() for point in wire.points], [point.y() for point in wire.points]
                corner = QRectF(min(across), min(down), max(across) - min(across), max(down) - min(down))
                return self._in_view(corner.adjusted(-BESIDE, 0, BESIDE, 0))
        return QRect()

    def _in_view(self, rect: QRectF) -> QRect:
        shown = self.view.mapFromScene(rect).boundingRect()
        return shown.translated(self.view.viewport().mapTo(self.view, QPoint(0, 0)))

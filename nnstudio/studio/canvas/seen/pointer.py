"""What the pointer does to the tiles on blocks: where it rests, it is said what a tile is; a click chooses its value.

It looks on at the events of the view and takes none: a block is still dragged and selected by its tiles.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.near import port_at
from nnstudio.studio.canvas.seen.item import FAR
from nnstudio.studio.canvas.seen.words import words_of
from nnstudio.studio.canvas.view import CanvasView

Hit = tuple[str, int, tuple[int, int] | None]
"""Key of a block, channel, and the row and column of its feature map."""


class TilePointer(QObject):
    """chosen: a value that was clicked."""

    chosen = Signal(object)

    def __init__(self, view: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self.view, self.network, self.seen = view, view.network, view.network.seen
        self._pressed: tuple[QPoint, Hit] | None = None
        self._told: Hit | None = None
        view.viewport().installEventFilter(self)

    def hit(self, position: QPoint) -> Hit | None:
        """The tile at a point of the viewport; None where there is none that can be seen, or wires have the pointer."""
        view = self.view
        if not self.seen.layers or view.zoom < FAR or view.wiring.active:
            return None
        point = view.mapToScene(position)
        block = self.network.block_at(point)
        part = block if block is not None else self.network.parts[INPUT]
        if part.seen is None or port_at(self.network.layout, point, view.zoom) is not None:
            return None
        found = part.seen.at(part.mapFromScene(point))
        return (part.key, *found) if found is not None else None

    def words(self, hit: Hit) -> str:
        """What is said of it."""
        key, channel, place = hit
        return words_of(self.seen.layers[key], channel, place, self.seen.step)

    def tell_again(self) -> None:
        """Say it anew of what is pointed at, after its value has changed."""
        if self._told is not None and QToolTip.isVisible():
            position = self.view.viewport().mapFromGlobal(QCursor.pos())
            self._tell(position, self.hit(position))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer. Only the question for a tip is answered here, where it is about a tile."""
        if not self.seen.on:
            return False
        kind = event.type()
        if kind is QEvent.Type.Leave:
            self._point(None)
        elif kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.hit(event.pos())
            self._tell(event.pos(), hit)
            return hit is not None
        elif isinstance(event, QMouseEvent):
            self._follow(event)
        return False

    def _follow(self, event: QMouseEvent) -> None:
        position, kind = event.position().toPoint(), event.type()
        if kind is QEvent.Type.MouseMove and not event.buttons():
            hit = self.hit(position)
            self._point(hit)
            if QToolTip.isVisible() and self._told is not None and hit != self._told:
                self._tell(position, hit)
        elif kind is QEvent.Type.MouseButtonPress:
            hit = self.hit(position)
            plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
            self._pressed = (position, hit) if hit is not None and plain else None
        elif kind is QEvent.Type.MouseButtonRelease and self._pressed is not None:
            (start, hit), self._pressed = self._pressed, None
            if (position - start).manhattanLength() < QApplication.startDragDistance():
                self._choose(hit)

    def _choose(self, hit: Hit) -> None:
        layer = self.seen.layers.get(hit[0])
        unit = layer.unit(*hit[1:]) if layer is not None else None
        if unit is not None:
            self.chosen.emit(unit)

    def _point(self, hit: Hit | None) -> None:
        """Frame the tile under the pointer."""
        pointed = hit[:2] if hit is not None else None
        if pointed != self.seen.pointed:
            self.seen.pointed = pointed
            self.view.viewport().update()

    def _tell(self, position: QPoint, hit: Hit | None) -> None:
        self._told = hit
        if hit is None:
            QToolTip.hideText()
        else:
            viewport = self.view.viewport()
            QToolTip.showText(viewport.mapToGlobal(position), self.words(hit), viewport)

"""What the mouse does on the canvas between press and release. Each gesture is moved, and then ended or cancelled."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsView, QRubberBand

from nnstudio.document.places import Place
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.places import place_at
from nnstudio.studio.canvas.scene import CanvasScene


class Gesture(Protocol):
    """Positions are in the view's viewport."""

    def move(self, position: QPoint) -> None:
        """The mouse is here now."""

    def end(self, position: QPoint) -> None:
        """The button was released."""

    def cancel(self) -> None:
        """Escape: leave everything as it was."""


class Pan:
    """Drag the whole network under the window."""

    def __init__(self, view: QGraphicsView, start: QPoint) -> None:
        self.view, self.last = view, start
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, position: QPoint) -> None:
        step = position - self.last
        self.last = position
        for bar, by in (
            (self.view.horizontalScrollBar(), step.x()),
            (self.view.verticalScrollBar(), step.y()),
        ):
            bar.setValue(bar.value() - by)

    def end(self, position: QPoint) -> None:
        self.view.viewport().unsetCursor()

    def cancel(self) -> None:
        self.view.viewport().unsetCursor()


class Lasso:
    """Select what a rectangle touches, which stays where it began in the network while that is scrolled.

    adding: to what is selected already.
    """

    def __init__(self, view: QGraphicsView, scene: CanvasScene, start: QPoint, adding: bool) -> None:
        self.view, self.scene, self.start = view, scene, view.mapToScene(start)
        self.before = scene.store.selection.ids
        self.kept = self.before if adding else ()
        self.band = QRubberBand(QRubberBand.Shape.Rectangle, view.viewport())
        scene.store.selection.set(self.kept)

    def move(self, position: QPoint) -> None:
        self.band.setGeometry(QRect(self.view.mapFromScene(self.start), position).normalized())
        self.band.show()
        area = QRectF(self.start, self.view.mapToScene(position)).normalized()
        touched = (key for key, block in self.scene.blocks.items() if block.reach.intersects(area))
        self.scene.store.selection.set((*self.kept, *touched))

    def end(self, position: QPoint) -> None:
        self.band.hide()
        self.band.deleteLater()

    def cancel(self) -> None:
        self.end(QPoint())
        self.scene.store.selection.set(self.before)


class Reorder:
    """Drag the selected layers to another place."""

    def __init__(self, view: QGraphicsView, scene: CanvasScene, editing: Editing, start: QPoint) -> None:
        self.view, self.scene, self.editing, self.start = view, scene, editing, start
        self.ids = editing.selected
        self.place: Place | None = None

    def move(self, position: QPoint) -> None:
        if (
            self.place is None
            and (position - self.start).manhattanLength() < QApplication.startDragDistance()
        ):
            return
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.place = place_at(self.scene.layout, self.view.mapToScene(position))
        self.scene.show_move(self.ids, self.place)

    def end(self, position: QPoint) -> None:
        place = self.place
        self.cancel()
        if place is not None:
            self.editing.move(self.ids, place)

    def cancel(self) -> None:
        self.place = None
        self.view.viewport().unsetCursor()
        self.scene.end_landing()

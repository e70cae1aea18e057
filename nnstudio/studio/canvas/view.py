"""The view of the canvas: mouse, keyboard, drops and zoom. It changes nothing itself, it asks `Editing`."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsItem, QGraphicsView, QWidget

from nnstudio.layers.layer import Layer
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.faces import description_of
from nnstudio.studio.canvas.gestures import Gesture, Lasso, Pan, Reorder
from nnstudio.studio.canvas.note import RepairButton
from nnstudio.studio.canvas.rename import RenameField
from nnstudio.studio.canvas.scene import CanvasScene
from nnstudio.studio.mime import layer_in
from nnstudio.studio.theme import Colours

LEAST_ZOOM, MOST_ZOOM = 0.25, 2.5
READABLE = 0.8
DOTS = 24
EDGE = 36
MULTI = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class CanvasView(QGraphicsView):
    """Shows the scene. zoom_changed: 1.0 is one pixel to the unit. properties_wanted: a block was double-clicked."""

    zoom_changed = Signal(float)
    properties_wanted = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editing, self.store = editing, editing.store
        self.network = CanvasScene(editing.store, self)
        self.setScene(self.network)
        self.network.repair_wanted.connect(editing.repair, Qt.ConnectionType.QueuedConnection)
        self.store.selection.changed.connect(self._show_current)
        self.store.opened.connect(self.show_start)
        self.gesture: Gesture | None = None
        self._space = self._zoomed_by_hand = False
        self._dragged: Layer | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(self.tr("Network"))
        self.setAccessibleDescription(self.tr("Up and Down choose a layer, Alt+Up and Alt+Down move it."))

    # Zoom

    @property
    def zoom(self) -> float:
        """How large the network is shown; 1.0 is its natural size."""
        return self.transform().m11()

    def set_zoom(self, zoom: float) -> None:
        """Show the network this large, within LEAST_ZOOM and MOST_ZOOM."""
        self._zoomed_by_hand = True
        self._set_zoom(zoom)

    @Slot()
    def zoom_in(self) -> None:
        """A quarter larger."""
        self.set_zoom(self.zoom * 1.25)

    @Slot()
    def zoom_out(self) -> None:
        """A quarter smaller."""
        self.set_zoom(self.zoom / 1.25)

    @Slot()
    def natural_size(self) -> None:
        """One pixel to the unit."""
        self.set_zoom(1.0)

    @Slot()
    def fit(self) -> None:
        """Show the whole network, no larger than natural."""
        self.set_zoom(self._fitting_zoom())

    @Slot()
    def show_start(self) -> None:
        """Show a network that was just opened: whole, if it can still be read then, else its first layers."""
        self._zoomed_by_hand = False
        self._set_zoom(max(self._fitting_zoom(), READABLE))
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the user zooms, the zoom follows the size of the view."""
        super().resizeEvent(event)
        if not self._zoomed_by_hand:
            self._set_zoom(max(self._fitting_zoom(), READABLE))

    def _set_zoom(self, zoom: float) -> None:
        factor = max(LEAST_ZOOM, min(zoom, MOST_ZOOM)) / self.zoom
        self.scale(factor, factor)
        self.zoom_changed.emit(self.zoom)

    def _fitting_zoom(self) -> float:
        room, needed = self.viewport().size(), self.network.sceneRect()
        return min(room.width() / needed.width(), room.height() / needed.height(), 1.0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom where the mouse is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    # Drops from the palette

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take layers; leave anything else to the window."""
        self._dragged = layer_in(event.mimeData())
        event.setAccepted(self._dragged is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Open the gap where the layer would land."""
        layer = self._dragged or layer_in(event.mimeData())
        if layer is None:
            event.ignore()
            return
        position = event.position().toPoint()
        self.network.show_insert(layer, self._slot(position))
        self._scroll_at_edge(position)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Close the gap."""
        self._dragged = None
        self.network.end_landing()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the layer in. One that doesn't fit is put in too: its problem and repair then stand on it."""
        layer = self._dragged or layer_in(event.mimeData())
        self._dragged = None
        self.network.end_landing()
        if layer is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.editing.insert(layer, self._slot(event.position().toPoint()))
        self.setFocus()

    def _slot(self, position: QPoint) -> str:
        return self.network.layout.slot_at(self.mapToScene(position)).after

    def _scroll_at_edge(self, position: QPoint) -> None:
        bar = self.verticalScrollBar()
        if position.y() < EDGE:
            bar.setValue(bar.value() - EDGE // 2)
        elif position.y() > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + EDGE // 2)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture: pan, select, or drag the selected layers."""
        position = event.position().toPoint()
        if isinstance(self.itemAt(position), RepairButton):
            super().mousePressEvent(event)
            return
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self.gesture = Pan(self, position)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press(position, bool(event.modifiers() & MULTI))

    def _press(self, position: QPoint, adding: bool) -> None:
        block = self.network.block_at(self.mapToScene(position))
        selection = self.store.selection
        if block is None:
            self.gesture = Lasso(self, self.network, position, adding)
            return
        if adding:
            selection.toggle(block.key)
        elif block.key not in selection.ids:
            selection.set((block.key,))
        if block.key in selection.ids:
            self.gesture = Reorder(self, self.network, self.editing, position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture."""
        if self.gesture is None:
            super().mouseMoveEvent(event)
            return
        position = event.position().toPoint()
        self.gesture.move(position)
        if isinstance(self.gesture, Reorder):
            self._scroll_at_edge(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture. A click on one of several selected blocks selects only that one."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            super().mouseReleaseEvent(event)
            return
        position = event.position().toPoint()
        if isinstance(gesture, Reorder) and gesture.after is None and not event.modifiers() & MULTI:
            block = self.network.block_at(self.mapToScene(position))
            if block is not None:
                self.store.selection.set((block.key,))
        gesture.end(position)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a block: go to its settings."""
        position = event.position().toPoint()
        if isinstance(self.itemAt(position), RepairButton):
            super().mouseDoubleClickEvent(event)
        elif self.network.block_at(self.mapToScene(position)) is not None:
            self.properties_wanted.emit()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, with Shift they extend; Escape ends a gesture; Enter goes to the settings."""
        key, extend = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (
            key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.editing.step(1 if key == Qt.Key.Key_Down else -1, extend)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ids = self.store.document.ids
            self.store.selection.set(ids[:1] if key == Qt.Key.Key_Home else ids[-1:])
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.properties_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self._space = True
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Without Space the mouse selects again."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a held Space."""
        self._space = False
        super().focusOutEvent(event)

    @Slot()
    def rename(self) -> None:
        """Edit the current layer's name where it stands."""
        block = self.network.blocks.get(self.store.selection.current or "")
        if block is not None:
            self.ensureVisible(block, 8, 8)
            RenameField(self, block, self.editing)

    def _escape(self) -> None:
        if self.gesture is not None:
            self.gesture.cancel()
            self.gesture = None
        else:
            self.store.selection.clear()

    @Slot()
    def _show_current(self) -> None:
        """Bring the current block into sight, and tell a screen reader of it."""
        current = self.store.selection.current
        block = self.network.blocks.get(current or "")
        if block is None or current not in self.store.document.ids:
            return
        if not isinstance(self.gesture, Lasso):
            self.ensureVisible(block, 8, 24)
        self.setAccessibleDescription(description_of(block.key, self.store.document, self.store.analysis))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Ground

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """A quiet grid of dots, so that moving and zooming can be seen."""
        colours = Colours.of(self.palette())
        painter.fillRect(rect, QColor(colours.canvas))
        if self.zoom < 0.5:
            return
        painter.setPen(QPen(QColor(colours.border), 1.5))
        left, top = int(rect.left()) // DOTS * DOTS, int(rect.top()) // DOTS * DOTS
        for x in range(left, int(rect.right()) + DOTS, DOTS):
            for y in range(top, int(rect.bottom()) + DOTS, DOTS):
                painter.drawPoint(x, y)

    def item_of(self, node_id: str) -> QGraphicsItem:
        """The block of a layer; KeyError when there is none."""
        return self.network.blocks[node_id]

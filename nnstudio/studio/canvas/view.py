"""The view of the canvas: mouse, keyboard and drops. It changes nothing itself, it asks `Editing`."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from nnstudio.document.places import Place
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Layer
from nnstudio.studio.canvas.edge_scroll import EdgeScroll
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.faces import description_of, description_of_wire
from nnstudio.studio.canvas.gestures import Gesture, Lasso, Pan, Reorder
from nnstudio.studio.canvas.grouping import Grouping
from nnstudio.studio.canvas.note import NoteItem, RepairButton
from nnstudio.studio.canvas.note_field import NoteField
from nnstudio.studio.canvas.parts import Part, TerminalItem
from nnstudio.studio.canvas.places import place_at
from nnstudio.studio.canvas.pointing import Pointing
from nnstudio.studio.canvas.rename import RenameField
from nnstudio.studio.canvas.scene import CanvasScene
from nnstudio.studio.canvas.wire_gestures import Pull
from nnstudio.studio.canvas.wiring import Wiring
from nnstudio.studio.canvas.zoom import ZoomView
from nnstudio.studio.mime import layer_in

MULTI = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Reasons for which the focus goes, and comes back."""


class CanvasView(ZoomView):
    """Shows the scene. properties_wanted: a block was double-clicked. data_wanted: the input was."""

    properties_wanted = Signal()
    data_wanted = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        self.network = CanvasScene(editing.store)
        super().__init__(self.network, parent)
        self.network.setParent(self)
        self.editing, self.store = editing, editing.store
        self.grouping = Grouping(editing, self)
        self.pointing = Pointing(self, self.network)
        self.network.repair_wanted.connect(editing.repair, Qt.ConnectionType.QueuedConnection)
        self.store.selection.changed.connect(self._show_current)
        self.store.changed.connect(self.keep_in_view)
        self.store.opened.connect(self.show_start)
        self.gesture: Gesture | None = None
        self.wiring = Wiring(self, self.network, editing)
        self.wiring.hand.said.connect(self._tell)
        self.edge = EdgeScroll(self)
        self._space = False
        self._dragged: Layer | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(self.tr("Network"))
        self.setAccessibleDescription(self.tr("Up and Down choose a layer, Alt+Up and Alt+Down move it."))

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
        self._hold_over(layer, position)
        self.edge.hold(position, partial(self._hold_over, layer))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Close the gap."""
        self.edge.stop()
        self._dragged = None
        self.network.end_landing()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the layer in. One that doesn't fit is put in too: its problem and repair then stand on it."""
        layer = self._dragged or layer_in(event.mimeData())
        self.edge.stop()
        self._dragged = None
        self.network.end_landing()
        if layer is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.editing.insert(layer, self._place(event.position().toPoint()))
        self.setFocus()

    def _place(self, position: QPoint) -> Place:
        return place_at(self.network.layout, self.mapToScene(position))

    def _hold_over(self, layer: Layer, position: QPoint) -> None:
        self.network.show_insert(layer, self._place(position))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture: pan, select, draw a wire, or drag the selected layers."""
        position = event.position().toPoint()
        if self.wiring.press(position, event.button()):
            return
        if isinstance(self.itemAt(position), RepairButton):
            super().mousePressEvent(event)
            return
        if event.button() == Qt.MouseButton.MiddleButton or self._space:
            self.gesture = Pan(self, position)
        elif event.button() == Qt.MouseButton.LeftButton:
            adding = bool(event.modifiers() & MULTI)
            self.gesture = None if adding else self.wiring.gesture_at(position)
            if self.gesture is None:
                self._press(position, adding)

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
        position = event.position().toPoint()
        if self.gesture is None:
            self.wiring.hover(position)
            super().mouseMoveEvent(event)
            return
        self.gesture.move(position)
        if isinstance(self.gesture, Reorder | Pull | Lasso):
            self.edge.hold(position, self.gesture.move)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture. A click on one of several selected blocks selects only that one."""
        gesture, self.gesture = self.gesture, None
        self.edge.stop()
        if gesture is None:
            super().mouseReleaseEvent(event)
            return
        position = event.position().toPoint()
        if isinstance(gesture, Reorder) and gesture.place is None and not event.modifiers() & MULTI:
            block = self.network.block_at(self.mapToScene(position))
            if block is not None:
                self.store.selection.set((block.key,))
        gesture.end(position)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a group: open or close it. On a layer, the input or a note: go to the settings, the data, or write it."""
        position = event.position().toPoint()
        item = self.itemAt(position)
        if isinstance(item, RepairButton):
            super().mouseDoubleClickEvent(event)
        elif isinstance(item, NoteItem) and item.kind == "note":
            part = item.parentItem()
            self.annotate_part(part if isinstance(part, Part) else None)
        elif isinstance(item, TerminalItem) and item.key == INPUT:
            self.data_wanted.emit()
        else:
            block = self.network.block_at(self.mapToScene(position))
            if block is not None and not self.grouping.enter(block.key):
                self.properties_wanted.emit()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, with Shift they extend; Escape ends a gesture; Enter goes to the settings."""
        if self.gesture is None and self.wiring.key(event):
            return
        key, extend = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (
            key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.editing.step(1 if key == Qt.Key.Key_Down else -1, extend)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ids = self.store.unfolded.shown(self.store.document)
            self.store.selection.set(ids[:1] if key == Qt.Key.Key_Home else ids[-1:])
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.grouping.enter(self.store.selection.current):
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
        """Forget a held Space, and a wire that is drawn, unless only a menu opens or another window comes up."""
        self._space = False
        if event.reason() not in STAYS:
            self.wiring.hand.cancel()
        super().focusOutEvent(event)

    @Slot()
    def rename(self) -> None:
        """Edit the current layer's name where it stands."""
        block = self.network.blocks.get(self.store.selection.current or "")
        if block is not None:
            self.network.motion.finish()
            self.ensureVisible(block, 8, 8)
            RenameField(self, block, self.editing)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        self.wiring.leave()
        super().leaveEvent(event)

    def go_to(self, node_id: str) -> None:
        """Select a layer and bring it into sight; for "" nothing is selected, and the input comes into sight."""
        self.setFocus()
        self.store.selection.set((node_id,) if node_id else ())
        if not node_id:
            self.ensureVisible(self.network.layout.rects[INPUT], 8, 24)

    @Slot()
    def annotate(self) -> None:
        """Write the current layer's note where it stands, or without a selection that of the whole network."""
        self.annotate_part(self.network.blocks.get(self.store.selection.current or ""))

    def annotate_part(self, part: Part | None) -> None:
        """Write the note of a part; of the whole network for the input, and for None."""
        part = part or self.network.parts[INPUT]
        self.network.motion.finish()
        place = self.network.layout.rects[part.key]
        self.ensureVisible(place, 8, 24)
        note = part.note_place.translated(place.topLeft())
        NoteField(self, note, self.editing, None if part.key == INPUT else part.key)

    def _escape(self) -> None:
        self.edge.stop()
        if self.gesture is not None:
            self.gesture.cancel()
            self.gesture = None
        else:
            self.store.selection.clear()

    @Slot()
    def _show_current(self) -> None:
        """Bring the current block or wire into sight."""
        current, wire = self.store.selection.current, self.store.selection.wire
        if wire is not None:
            self._show_wire(*wire)
        block = self.network.blocks.get(self.store.unfolded.visible(current) if current else "")
        if block is None or current not in self.store.document.known:
            return
        everything = len(self.store.selection.ids) == len(self.network.blocks) > 1
        if not (everything or isinstance(self.gesture, Lasso)):
            self.ensureVisible(self.network.layout.solid(block.key), 8, 24)
        self.setAccessibleDescription(description_of(current, self.store.document, self.store.analysis))

    def _show_wire(self, source: str, target: str) -> None:
        wires = [wire for wire in self.network.layout.wires if (wire.source, wire.target) == (source, target)]
        for end in (wire.points[-1] for wire in wires):
            self.ensureVisible(QRectF(end, end).adjusted(-8, -24, 8, 24), 8, 8)
        words = description_of_wire(source, target, self.store.document, self.store.analysis)
        self.setAccessibleDescription(words)

    @Slot(str)
    def _tell(self, text: str) -> None:
        """Let a screen reader say it."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

"""What mouse and keys do to wires: show where one can be drawn, draw, take up, select and remove them.

The view asks here first; what is no matter of wires is left to it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtGui import QKeyEvent

from nnstudio.document.wire_in_group import wire_in_hand
from nnstudio.document.wire_in_hand import WireInHand
from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.gestures import Gesture
from nnstudio.studio.canvas.layout import Wire, is_output
from nnstudio.studio.canvas.near import key_at, nearer_its_end, port_at, port_of, wires_at
from nnstudio.studio.canvas.scene import CanvasScene
from nnstudio.studio.canvas.wire_gestures import Pull
from nnstudio.studio.canvas.wire_hand import WireHand
from nnstudio.studio.canvas.wiring_items import PortItem
from nnstudio.studio.canvas.zoom import ZoomView

Key = Qt.Key
STEPS = {Key.Key_Up: -1, Key.Key_Left: -1, Key.Key_Down: 1, Key.Key_Right: 1}
FAR = 1_000_000
"""More steps than there are layers."""


class Wiring(QObject):
    """hand: the wire that is drawn now, if there is one."""

    def __init__(self, view: ZoomView, network: CanvasScene, editing: Editing) -> None:
        super().__init__(view)
        self.view, self.network, self.editing = view, network, editing
        self.store = editing.store
        self.hand = WireHand(view, network, editing)
        self.port = PortItem()
        network.addItem(self.port)
        self._cursor = False
        self.store.changed.connect(self.leave)

    @property
    def active(self) -> bool:
        """Whether a wire is in the hand."""
        return self.hand.wire is not None

    # Mouse

    def press(self, position: QPoint, button: Qt.MouseButton) -> bool:
        """A wire that is carried from click to click ends here; False where this press is no matter of wires."""
        if not self.active:
            return False
        self.hand.point_to(position)
        if button == Qt.MouseButton.LeftButton:
            self.hand.drop()
        else:
            self.hand.cancel()
        return True

    def gesture_at(self, position: QPoint) -> Gesture | None:
        """What a drag that begins here would do to wires; None where it is no matter of wires, and while blocks glide:
        then whoever presses takes hold of the block that is seen there.
        """
        if self.network.motion.is_running:
            return None
        point, layout, zoom = self.view.mapToScene(position), self.network.layout, self.view.zoom
        key = port_at(layout, point, zoom)
        if key is not None and not self._on_selected(point):
            make = partial(wire_in_hand, self.store.document, key)
            return Pull(self.hand, position, make, partial(self._carry, make))
        wires = wires_at(layout, point, zoom)
        if not wires:
            return None
        held = [wire for wire in wires if (wire.source, wire.target) == self.store.selection.wire]
        make = partial(self._taken_up, held[0] if held else wires[0], point)
        return Pull(self.hand, position, make, partial(self._select_one_of, wires))

    def hover(self, position: QPoint) -> None:
        """Show what could be done with wires here, while nothing is held."""
        if self.active:
            self.hand.point_to(position)
            return
        point, layout, zoom = self.view.mapToScene(position), self.network.layout, self.view.zoom
        near = None if self._on_selected(point) else port_at(layout, point, zoom)
        key = near or key_at(layout, point)
        self.port.show_at(
            port_of(layout.rects[key]) if key and not is_output(key) else None, near is not None
        )
        wires = [] if near else wires_at(layout, point, zoom)
        self.network.light_wire(self._next_of(wires) if wires else None)
        self._point_with(
            Qt.CursorShape.CrossCursor if near else Qt.CursorShape.PointingHandCursor if wires else None
        )

    @Slot()
    def leave(self) -> None:
        """The mouse is elsewhere."""
        self.port.show_at(None, False)
        self.network.light_wire(None)
        self._point_with(None)

    def wire_at(self, position: QPoint) -> tuple[str, str] | None:
        """The wire at a place in the viewport that can be selected."""
        wires = wires_at(self.network.layout, self.view.mapToScene(position), self.view.zoom)
        return next(((wire.source, wire.target) for wire in wires if not is_output(wire.target)), None)

    # Keys

    @Slot()
    def draw(self) -> None:
        """Take up a wire by key: a new one from the current layer or the input, or the end of the selected wire."""
        document, selection = self.store.document, self.store.selection
        if not document.nodes:
            return
        if selection.wire is not None:
            self.hand.take_by_key(wire_in_hand(document, selection.wire[0], True, selection.wire))
        else:
            current = selection.current
            end = self.store.unfolded.visible(current) if current in document.known else INPUT
            self.hand.take_by_key(wire_in_hand(document, end))

    @Slot()
    def draw_beginning(self) -> None:
        """Take up the beginning of the selected wire by key."""
        wire = self.store.selection.wire
        if wire is not None:
            self.hand.take_by_key(wire_in_hand(self.store.document, wire[1], False, wire))

    def key(self, event: QKeyEvent) -> bool:
        """Move, end or give up the wire in the hand, or choose a wire; False where the key is no matter of wires."""
        key = Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            return False
        if not self.active:
            if key in (Key.Key_Left, Key.Key_Right):
                return self.editing.step_wire(STEPS[key])
            return False
        if key in STEPS:
            self.hand.step(STEPS[key])
        elif key in (Key.Key_Home, Key.Key_End):
            self.hand.step(-FAR if key == Key.Key_Home else FAR)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self.hand.drop()
        elif key == Key.Key_Escape:
            self.hand.cancel()
        else:
            return False
        return True

    def _carry(self, make: partial[WireInHand]) -> None:
        """A click on the lower edge: the wire follows the mouse until the next click."""
        self.leave()
        self.hand.take(make(), "click")

    def _taken_up(self, wire: Wire, point: QPointF) -> WireInHand:
        """The wire by the end that is nearer. The output reads what nothing reads: from there, a new one is drawn."""
        self.leave()
        document = self.store.document
        if is_output(wire.target):
            return wire_in_hand(document, wire.source)
        ends = wire.source, wire.target
        if nearer_its_end(wire, point):
            return wire_in_hand(document, wire.source, True, ends)
        return wire_in_hand(document, wire.target, False, ends)

    def _select_one_of(self, wires: list[Wire]) -> None:
        wire = self._next_of(wires)
        if not is_output(wire.target):
            self.store.selection.set_wire(wire.source, wire.target)

    def _on_selected(self, point: QPointF) -> bool:
        """Whether that is on the selected wire, which can be taken up by both ends, also where it leaves its block."""
        wires = wires_at(self.network.layout, point, self.view.zoom)
        return self.store.selection.wire in [(wire.source, wire.target) for wire in wires]

    def _next_of(self, wires: list[Wire]) -> Wire:
        """Of several wires that lie on each other, the one behind that which is selected."""
        ends = [(wire.source, wire.target) for wire in wires]
        selected = self.store.selection.wire
        at = ends.index(selected) + 1 if selected in ends else 0
        return wires[at % len(wires)]

    def _point_with(self, shape: Qt.CursorShape | None) -> None:
        """Change the cursor only where it is ours, since the buttons of the scene have one of their own."""
        if shape is not None:
            self.view.viewport().setCursor(shape)
        elif self._cursor:
            self.view.viewport().unsetCursor()
        self._cursor = shape is not None

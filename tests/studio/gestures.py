"""What a hand does to the window, as Qt events: drags from the palette, and drags with the mouse."""

import itertools

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.studio.canvas.layout import OUTPUT

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class PaletteDrag:
    """A drag with the palette's own MIME data over the canvas, event by event."""

    def __init__(self, window, type_name):
        tree = window.palette_panel.tree
        (item,) = [row for row in tree.layer_items() if row.text(0) == type_name]
        self.data = tree.mimeData([item])
        self.viewport = window.canvas.view.viewport()

    def enter(self, position):
        return self._send(QDragEnterEvent(position, COPY, self.data, LEFT, NONE))

    def move(self, position):
        return self._send(QDragMoveEvent(position, COPY, self.data, LEFT, NONE))

    def drop(self, position):
        return self._send(QDropEvent(QPointF(position), COPY, self.data, LEFT, NONE))

    def leave(self):
        return self._send(QDragLeaveEvent())

    def onto(self, position):
        """The whole way: enter, move, drop."""
        self.enter(position)
        self.move(position)
        return self.drop(position)

    def _send(self, event):
        QApplication.sendEvent(self.viewport, event)
        return event


def below(window, node_id) -> QPoint:
    """A point of the viewport in the gap under a block, or under "input"."""
    view = window.canvas.view
    rect = view.network.layout.rects[node_id]
    return view.mapFromScene(rect.center().x(), rect.bottom() + 14)


def middle(window, node_id) -> QPoint:
    """The middle of a block in the viewport."""
    view = window.canvas.view
    return view.mapFromScene(view.network.blocks[node_id].sceneBoundingRect().center())


def above_output(window) -> QPoint:
    view = window.canvas.view
    rect = view.network.layout.rects[OUTPUT]
    return view.mapFromScene(rect.center().x(), rect.top() - 14)


def drag_mouse(widget, start: QPoint, end: QPoint, steps=4, modifiers=NONE, release=True):
    """Press, move in a few steps, and release unless told otherwise."""
    QTest.mousePress(widget, LEFT, modifiers, start)
    for step in range(1, steps + 1):
        QTest.mouseMove(widget, start + (end - start) * (step / steps))
        QApplication.processEvents()
    if release:
        QTest.mouseRelease(widget, LEFT, modifiers, end)


def port(window, node_id) -> QPoint:
    """The middle of a block's lower edge in the viewport, from which wires are drawn."""
    view = window.canvas.view
    rect = view.network.layout.rects[node_id]
    return view.mapFromScene(rect.center().x(), rect.bottom())


def head(window, node_id) -> QPoint:
    """A place on a block's title in the viewport; also of the input and the output."""
    view = window.canvas.view
    rect = view.network.layout.rects[node_id]
    return view.mapFromScene(rect.left() + 100, rect.top() + 12)


def on_wire(window, source, target, share=0.5) -> QPoint:
    """A point of the viewport on a wire, that share of its way from its source."""
    view = window.canvas.view
    (wire,) = [w for w in view.network.layout.wires if (w.source, w.target) == (source, target)]
    pieces = list(itertools.pairwise(wire.points))
    left = share * sum(length(start, end) for start, end in pieces)
    for start, end in pieces:
        if left <= length(start, end):
            return view.mapFromScene(start + (end - start) * (left / length(start, end)))
        left -= length(start, end)
    return view.mapFromScene(wire.points[-1])


def length(start, end) -> float:
    return abs(end.x() - start.x()) + abs(end.y() - start.y())


def draw_wire(window, source, target, release=True):
    """Drag from a block's lower edge to another block."""
    drag_mouse(
        window.canvas.view.viewport(), port(window, source), head(window, target), steps=6, release=release
    )


def choose_way(window, text) -> None:
    """Choose in the menu that asks what a wire means, by key, the first entry that begins so."""
    menu = window.canvas.view.wiring.hand.menu
    texts = [action.text() for action in menu.actions()]
    (at,) = [at for at, one in enumerate(texts) if one.startswith(text)][:1]
    for _ in range(at):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)

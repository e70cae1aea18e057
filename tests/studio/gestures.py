"""What a hand does to the window, as Qt events: drags from the palette, and drags with the mouse."""

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

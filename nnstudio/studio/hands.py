"""A person's hands on the window, for the tour and the tests: real mouse, key and drop events, and patience.

A drag with a real `QDrag` needs a person's mouse, so the palette's MIME data is carried to the canvas here,
and the canvas gets the same enter, move and drop events that it would get from one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nnstudio.studio.canvas.arranging.spacing import ROW_GAP
from nnstudio.studio.canvas.view import CanvasView
from nnstudio.studio.drawing.pad import Pad
from nnstudio.studio.palette.row import TYPE_ROLE
from nnstudio.studio.palette.tree import PaletteTree

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
PAUSE = 0.005
"""Seconds between two looks while waiting."""

SEVEN = (
    (0.27, 0.24),
    (0.40, 0.23),
    (0.56, 0.23),
    (0.72, 0.22),
    (0.66, 0.36),
    (0.57, 0.53),
    (0.49, 0.68),
    (0.43, 0.82),
)
"""A seven as the points of one stroke, in pad units."""


class Impatience(Exception):
    """What was waited for did not happen in time."""


def pump(seconds: float = 0.0) -> None:
    """Let the window do what it has to do, for so long at least."""
    end = time.monotonic() + seconds
    QApplication.processEvents()
    while time.monotonic() < end:
        time.sleep(PAUSE)
        QApplication.processEvents()


def wait_until(done: Callable[[], object], what: str, seconds: float = 120.0) -> None:
    """Let the window work until something is so. Raises Impatience with `what` when it takes too long."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise Impatience(f"After {seconds:g} seconds still waiting for {what}.")
        pump(PAUSE)


def click(widget: QWidget) -> None:
    """Click in the middle of a widget."""
    QTest.mouseClick(widget, LEFT, PLAIN, widget.rect().center())
    pump()


def drag_from_palette(palette: PaletteTree, type_name: str) -> QMimeData:
    """The MIME data that a layer of the palette is dragged with."""
    for row in palette.rows():
        if row.data(0, TYPE_ROLE) == type_name:
            return palette.mimeData([row])
    raise LookupError(f"The palette has no {type_name}.")


def hover_over_gap(view: CanvasView, data: QMimeData, after: str) -> QPoint:
    """Drag over the gap behind a node; return the place in the viewport."""
    rect = view.network.layout.rects[after]
    gap = QPointF(rect.center().x(), rect.bottom() + ROW_GAP / 2)
    view.ensureVisible(gap.x() - 4, gap.y() - 4, 8, 8)
    place = view.mapFromScene(gap)
    drag_over(view, data, place)
    return place


def drag_over(view: CanvasView, data: QMimeData, place: QPoint) -> None:
    """Drag to a place in the viewport, and hold it there."""
    copy = Qt.DropAction.CopyAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(view.viewport(), kind(place, copy, data, LEFT, PLAIN))
    pump()


def drop(view: CanvasView, data: QMimeData, place: QPoint) -> bool:
    """Drop there; return whether it was taken."""
    event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), event)
    pump()
    return event.isAccepted()


def drag_away(view: CanvasView) -> None:
    """Drag out of the canvas again."""
    QApplication.sendEvent(view.viewport(), QDragLeaveEvent())
    pump()


def add_by_drop(palette: PaletteTree, view: CanvasView, type_name: str, after: str) -> bool:
    """Drag a layer from the palette into the gap behind a node; return whether it was taken."""
    data = drag_from_palette(palette, type_name)
    return drop(view, data, hover_over_gap(view, data, after))


def draw(pad: Pad, points: Iterable[tuple[float, float]], seconds: float = 0.0) -> None:
    """Draw one stroke through points in pad units, in that time."""
    side = pad.square.width()
    way = [QPoint(round(x * side), round(y * side)) for x, y in points]
    QTest.mousePress(pad, LEFT, PLAIN, way[0])
    for place in way[1:]:
        QTest.mouseMove(pad, place)
        pump(seconds / len(way))
    QTest.mouseRelease(pad, LEFT, PLAIN, way[-1])
    pump()

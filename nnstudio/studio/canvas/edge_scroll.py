"""Scrolling while something is held at the edge of the view, for as long as it is held there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QGraphicsView, QScrollBar

EDGE = 36
"""Pixels from the edge at which scrolling begins."""
STEP, EVERY = 9, 25
"""Pixels for each step, and milliseconds between two."""


class EdgeScroll(QObject):
    """held: called with the place in the viewport after each step, so that what is held there can follow."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self.view = view
        self._position = QPoint()
        self._held: Callable[[QPoint], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._step)

    def hold(self, position: QPoint, held: Callable[[QPoint], None]) -> None:
        """Something is held here now: scroll, if this is an edge to which the view can go on."""
        self._position, self._held = position, held
        if any(self._bars()):
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()
        self._held = None

    def _bars(self) -> list[tuple[QScrollBar, int]]:
        """The bars that can be moved further, with the steps."""
        size = self.view.viewport().size()
        ways = (
            (self.view.horizontalScrollBar(), _way(self._position.x(), size.width())),
            (self.view.verticalScrollBar(), _way(self._position.y(), size.height())),
        )
        return [(bar, way) for bar, way in ways if way and bar.value() != _end(bar, way)]

    @Slot()
    def _step(self) -> None:
        bars = self._bars()
        if not bars or self._held is None:
            self._timer.stop()
            return
        for bar, way in bars:
            bar.setValue(bar.value() + way)
        self._held(self._position)


def _end(bar: QScrollBar, way: int) -> int:
    return bar.minimum() if way < 0 else bar.maximum()


def _way(at: int, length: int) -> int:
    if at < EDGE:
        return -STEP
    return STEP if at > length - EDGE else 0

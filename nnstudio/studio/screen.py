"""Keeping a window within its screen, frame and all: what hangs over the edge can't be reached by anybody.

A window knows its frame only once the system has drawn it. Until then a generous frame is assumed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QWindowStateChangeEvent
from PySide6.QtWidgets import QWidget

USUAL_FRAME = QMargins(8, 40, 8, 8)
GROWN = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


def room_for(window: QWidget) -> QRect:
    """The part of the window's screen that no panel of the system covers."""
    return window.screen().availableGeometry()


def frame_of(window: QWidget) -> QMargins:
    """Left, top, right and bottom of what the system draws around the window; all 0 before it has."""
    outer, inner = window.frameGeometry(), window.geometry()
    return QMargins(
        inner.left() - outer.left(),
        inner.top() - outer.top(),
        outer.right() - inner.right(),
        outer.bottom() - inner.bottom(),
    )


def within(inner: QRect, available: QRect, frame: QMargins) -> QRect:
    """The window's inside, made as small and moved as far as its frame needs to lie in the available part."""
    room = available.marginsRemoved(frame)
    size = inner.size().boundedTo(room.size())
    left = min(max(inner.left(), room.left()), room.left() + room.width() - size.width())
    top = min(max(inner.top(), room.top()), room.top() + room.height() - size.height())
    return QRect(QPoint(left, top), size)


def fit_to_screen(window: QWidget, least: QSize) -> None:
    """Bring the window into its screen. least: its smallest size, less where the screen is smaller still."""
    available = room_for(window)
    grown = window.isMaximized() or window.isFullScreen()
    if grown or (window.isVisible() and available.contains(window.frameGeometry())):
        return
    frame = frame_of(window)
    frame = USUAL_FRAME if frame.isNull() else frame
    window.setMinimumSize(least.boundedTo(available.marginsRemoved(frame).size()))
    wanted = within(window.geometry(), available, frame)
    if wanted != window.geometry():
        window.setGeometry(wanted)


class KeptOnScreen(QObject):
    """Fits a window before it is shown, and again when the system has drawn its frame or it is no longer maximized.

    Between those, where the window is and how large is the person's.
    """

    def __init__(self, window: QWidget, least: QSize) -> None:
        super().__init__(window)
        self.window, self.least = window, least
        self._framed = False
        window.installEventFilter(self)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Bring the window into its screen now."""
        fit_to_screen(self.window, self.least)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what happens to the window, and keep nothing from it."""
        if event.type() == QEvent.Type.Move and not (self._framed or frame_of(self.window).isNull()):
            self._framed = True
            QTimer.singleShot(0, self, self.fit)
        elif isinstance(event, QWindowStateChangeEvent) and event.oldState() & GROWN:
            QTimer.singleShot(0, self, self.fit)
        return False

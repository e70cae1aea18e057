"""Ctrl+K is ours also where one writes: where X11 is spoken, text fields would take it to delete the rest of the line.

Qt asks the widget with the focus first whether it wants a key that is a shortcut, too. It is not asked for this one.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from nnstudio.studio.keys import is_key


class KeyOfOurs(QObject):
    """Keeps the key of that name from whichever widget has the focus."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer for the widget: no."""
        ours = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if ours and isinstance(event, QKeyEvent) and is_key(event, self.name):
            event.ignore()
            return True
        return False

"""Widgets in one place, of which one is shown, or none. Unlike in a stack of Qt's, no other asks for more room than it
needs at least: the tools of one view must not press what is beside them for the sake of another view's.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget


class OneOf(QWidget):
    """Takes the room that is left, whether anything is shown or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def add(self, widget: QWidget) -> None:
        """Have another one, hidden at first."""
        widget.hide()
        self._widgets.append(widget)
        self._row.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """What any of them needs at least, so that nothing moves when another one is shown."""
        least = [each.minimumSizeHint() for each in self._widgets]
        return QSize(max(map(QSize.width, least), default=0), max(map(QSize.height, least), default=0))

    def show_only(self, widget: QWidget | None) -> None:
        """Show that one, or none."""
        for each in self._widgets:
            each.setVisible(each is widget)

"""The button of the tool strip that says what is learned from, and leads to the page of data."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from nnstudio.studio.data.words import counts_text, title_of
from nnstudio.studio.store import Store
from nnstudio.studio.theme import icon

WIDEST = 136
"""Pixels for the name of the data; what is longer is cut, and stands in the tooltip."""


class DataButton(QToolButton):
    """Follows the store. action: what a click does."""

    def __init__(self, store: Store, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store, self.action_wanted = store, action
        self.setIcon(icon("data"))
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(action.trigger)
        store.changed.connect(self.show_data)
        self.show_data()

    @Slot()
    def show_data(self) -> None:
        """Say what the document learns from."""
        known = self.store.document.description
        title = title_of(known)
        self.setText(
            self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, WIDEST).replace("&", "&&")
        )
        keys = self.action_wanted.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = self.tr("Learns from {data}: {counts}. Click for other data ({keys})")
        self.setToolTip(tip.format(data=title, counts=counts_text(known), keys=keys))
        self.setAccessibleName(self.tr("Data: {data}").format(data=title))

"""The button of the tool strip that says what is learned from, and leads to the page of data."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from nnstudio.data.places import place_of
from nnstudio.data.source import Source
from nnstudio.studio.data.recent import RecentData
from nnstudio.studio.data.words import counts_text, title_of
from nnstudio.studio.store import Store
from nnstudio.studio.theme import icon
from nnstudio.studio.words import declared

WIDEST = 136
"""Pixels for the name of the data; what is longer is cut, and stands in the tooltip."""


class DataButton(QToolButton):
    """Follows the store. action: what a click does. data_wanted: a source that was used before, for this network."""

    data_wanted = Signal(object)

    def __init__(
        self, store: Store, recent: RecentData, action: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.store, self.recent, self.action_wanted = store, recent, action
        self.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.list = QMenu(self)
        self.list.setToolTipsVisible(True)
        self.setMenu(self.list)
        self.list.aboutToShow.connect(self.fill)
        self.setIcon(icon("data"))
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(action.trigger)
        store.changed.connect(self.show_data)
        self.show_data()

    @Slot()
    def fill(self) -> None:
        """List what was used last."""
        self.list.clear()
        now = self.store.document.source
        for title, source in self.recent.entries:
            entry = self.list.addAction(declared(title).replace("&", "&&"))
            entry.setToolTip(str(place_of(source) or declared(source.help)))
            entry.setCheckable(True)
            entry.setChecked(source == now)
            entry.setEnabled(source != now)
            entry.triggered.connect(partial(self._want, source))
        self.list.addSeparator()
        self.list.addAction(self.action_wanted)

    def _want(self, source: Source, checked: bool = False) -> None:
        self.data_wanted.emit(source)

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

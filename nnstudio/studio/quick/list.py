"""The hits as a list: each a row with its icon, its title with the typed letters lit, and at the right what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from nnstudio.studio.quick.ranking import Hit
from nnstudio.studio.quick.row import HIT_ROLE, HitRow

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MOST_ROWS = 10
"""Rows that are seen at once."""


class HitModel(QAbstractListModel):
    """Holds the hits, and what a screen reader says of each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Hold these."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """A row for each hit."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The hit, and its words."""
        hit = self.hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(hit)
        if role == Qt.ItemDataRole.ToolTipRole:
            return hit.entry.reason or hit.entry.detail
        return None


class HitList(QListView):
    """Shows the hits; one of them is always the current one. wanted: a hit was clicked."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setObjectName("quick_list")
        self.setItemDelegate(HitRow(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setAccessibleName(self.tr("What was found"))

    @property
    def current(self) -> Hit | None:
        """The hit that Enter is for."""
        hit = self.currentIndex().data(HIT_ROLE)
        return hit if isinstance(hit, Hit) else None

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show these, the first as the current one."""
        self.hits.show_hits(hits)
        self.setVisible(bool(hits))
        self.setFixedHeight(min(len(hits), MOST_ROWS) * HitRow.HEIGHT + 2 * self.frameWidth())
        self.setCurrentIndex(self.hits.index(0))
        self.scrollToTop()

    def step(self, by: int) -> None:
        """Go so many rows down; one at an end goes to the other."""
        count, at = self.hits.rowCount(), self.currentIndex().row()
        if not count:
            return
        row = (at + by) % count if abs(by) == 1 else max(0, min(at + by, count - 1))
        self.setCurrentIndex(self.hits.index(row))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse is the current one."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The focus stays in the field."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click does what the row is."""
        hit = self.indexAt(event.position().toPoint()).data(HIT_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(hit, Hit):
            self.wanted.emit(hit)


def spoken(hit: Hit) -> str:
    """What the row says, in a line."""
    entry = hit.entry
    return ", ".join(filter(None, (entry.title, entry.reason or entry.detail, entry.kind, entry.keys)))

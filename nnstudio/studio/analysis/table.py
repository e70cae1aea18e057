"""Every layer in a row, with its shapes, parameters and cost, so that the expensive ones stand out."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nnstudio.studio.analysis.model import SHARE_ROLE, TYPE, AnalysisModel
from nnstudio.studio.store import Store
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.colours import mixed

Select = QItemSelectionModel.SelectionFlag


class AnalysisTable(QTableView):
    """Follows the store's selection, and changes it: a row is a block."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.rows = AnalysisModel(store, self)
        self.setModel(self.rows)
        self.setItemDelegate(ShareDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Layers with their shapes, parameters and cost"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setMinimumSectionSize(104)
        self.horizontalHeader().setSectionResizeMode(TYPE, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self._following = False
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        store.selection.changed.connect(self.show_selection)
        self.rows.modelReset.connect(self.show_selection)
        self.show_selection()

    @Slot()
    def show_selection(self) -> None:
        """Select the rows of the selected layers."""
        self._following = True
        self.clearSelection()
        for node_id in self.store.selection.ids:
            for row in self.rows.rows_of(node_id):
                index = self.rows.index(row, 0)
                self.selectionModel().select(index, Select.Select | Select.Rows)
                self.scrollTo(index)
        self._following = False

    @Slot()
    def _tell_selection(self) -> None:
        if not self._following:
            chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
            self.store.selection.set(self.rows.path_of(row) for row in chosen)


class ShareDelegate(QStyledItemDelegate):
    """Draws behind a number how large a part of the whole it is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the share as a bar along the bottom, and the text over it."""
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share:
            colours = Colours.of(option.palette)
            room = QRectF(option.rect).adjusted(11, 0, -11, -3)
            painter.fillRect(
                QRectF(room.left(), room.bottom() - 2, max(2.0, room.width() * share), 2),
                mixed(colours.panel, colours.accent, 0.8),
            )

"""The totals of the table of layers, in a row of their own that stays in sight, under the columns that they add up."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from nnstudio.studio.analysis.model import AnalysisModel, side
from nnstudio.studio.analysis.table import NARROWEST, ROW, AnalysisTable

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Totals(QAbstractTableModel):
    """One row: the sum of each column that can be added up."""

    def __init__(self, rows: AnalysisModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._texts: list[str] | None = None
        rows.modelReset.connect(self._reset)

    @Slot()
    def _reset(self) -> None:
        self.beginResetModel()
        self._texts = None
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """The one, where there is anything to add up."""
        return 0 if (parent is not None and parent.isValid()) or not self.rows.rowCount() else 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Those of the table."""
        return self.rows.columnCount(parent)

    def data(self, index: Index, role: int = 0) -> Any:
        """The sum as it is written."""
        if role == Role.DisplayRole:
            if self._texts is None:
                self._texts = self.rows.totals()
            return self._texts[index.column()]
        if role == Role.TextAlignmentRole:
            return side(self.rows.columns[index.column()])
        if role == Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None


class TotalsRow(QTableView):
    """Scrolls with the table, and has its columns."""

    def __init__(self, table: AnalysisTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.setModel(Totals(table.rows, self))
        self.setObjectName("totals-row")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Totals of all layers"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(NARROWEST)
        self.setFixedHeight(ROW)
        table.horizontalHeader().sectionResized.connect(self._take_width)
        table.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        table.horizontalScrollBar().rangeChanged.connect(self._follow)
        table.columns_changed.connect(self.take_columns)
        self.take_columns()

    @Slot()
    def take_columns(self) -> None:
        """Show the columns that the table shows, as wide."""
        for section in range(len(self.table.rows.columns)):
            self.setColumnHidden(section, self.table.isColumnHidden(section))
            if not self.table.isColumnHidden(section):
                self.setColumnWidth(section, self.table.columnWidth(section))

    @Slot(int, int, int)
    def _take_width(self, section: int, old: int, new: int) -> None:
        if new:
            self.setColumnWidth(section, new)

    @Slot()
    def _follow(self) -> None:
        self.horizontalScrollBar().setValue(self.table.horizontalScrollBar().value())

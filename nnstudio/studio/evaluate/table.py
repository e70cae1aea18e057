"""A table of things that were judged: numbers at the right of their columns, sorted by any of them with a click."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from nnstudio.studio.shared.dragged import DraggedWidths

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MIDDLE = Qt.AlignmentFlag.AlignVCenter
ROWS_MEASURED = 60
"""Rows by which the widths of the columns are found."""
WIDEST = 220
HEAD = 32
"""Pixels beside a title, for its margins and the arrow of the column that is sorted by."""
NARROW_HEAD = 16


@dataclasses.dataclass(frozen=True)
class Column:
    """title: above it. text: how a value is written. tip: what the column means. number: whether it is at the right."""

    title: str
    text: Callable[[Any], str] = str
    tip: str = ""
    number: bool = True


class Rows(QAbstractTableModel):
    """values: for each row its values, one a column. Sorting changes the order in which rows are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.values: Sequence[Sequence[Any]] = ()
        self._order: list[int] = []
        self._by: tuple[int, bool] | None = None

    def show(self, columns: Sequence[Column], values: Sequence[Sequence[Any]]) -> None:
        """Show other rows; an order that was chosen stays while the columns do."""
        if [column.title for column in columns] != [column.title for column in self.columns]:
            self._by = None
        self.beginResetModel()
        self.columns, self.values = tuple(columns), values
        self._sort()
        self.endResetModel()

    def place(self, row: int) -> int:
        """The place in `values` of a row as it is shown."""
        return self._order[row]

    def row_of(self, place: int) -> int:
        """Where a row of `values` is shown."""
        return self._order.index(place)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows in the order of a column's values; -1 for that in which they were given."""
        self.layoutAboutToBeChanged.emit()
        self._by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        self._order = list(range(len(self.values)))
        if self._by is not None and self._by[0] < len(self.columns):
            column, falling = self._by
            known = [place for place in self._order if not _unknown(self.values[place][column])]
            known.sort(key=lambda place: self.values[place][column], reverse=falling)
            self._order = known + [place for place in self._order if _unknown(self.values[place][column])]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Title, meaning and side of a column."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title
        if role == Role.ToolTipRole:
            return column.tip or None
        return _side(column) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        """A cell's text, also whole where it may be cut, and its side."""
        column = self.columns[index.column()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return column.text(self.values[self._order[index.row()]][index.column()])
        return _side(column) if role == Role.TextAlignmentRole else None


def _unknown(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _side(column: Column) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return int((side | MIDDLE).value)


class FigureTable(QTableView):
    """Shows rows. wanted: the place in the given rows of the one that was clicked, or chosen by Enter."""

    wanted = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setResizeContentsPrecision(ROWS_MEASURED)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.dragged = DraggedWidths(self, lambda section: self.rows.columns[section].title)
        self.clicked.connect(self._want)
        self.activated.connect(self._want)

    def show_rows(self, columns: Sequence[Column], values: Sequence[Sequence[Any]]) -> None:
        """Show other rows. The place that is scrolled to, the row that is chosen and the order stay."""
        same = [column.title for column in columns] == [column.title for column in self.rows.columns]
        scrolled = (self.verticalScrollBar().value(), self.horizontalScrollBar().value())
        chosen = self.currentIndex().row()
        with self.dragged.fitting():
            self.rows.show(columns, values)
        if same:
            self.verticalScrollBar().setValue(scrolled[0])
            self.horizontalScrollBar().setValue(scrolled[1])
            if 0 <= chosen < len(values):
                self.selectRow(chosen)
            return
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.ensurePolished()
        self._fit()

    def _fit(self) -> None:
        """Give each column what it needs, or what it was dragged to; where that is more than there is, without the room
        for an arrow.
        """
        widths = self._widths(HEAD)
        narrow = sum(widths) > self.viewport().width()
        if narrow:
            widths = self._widths(NARROW_HEAD)
        self._show_narrow(narrow)
        with self.dragged.fitting():
            for section, width in enumerate(widths):
                self.setColumnWidth(section, width)

    def _show_narrow(self, narrow: bool) -> None:
        """Leave less beside the titles, so that none is cut."""
        header = self.horizontalHeader()
        if header.property("narrow") != narrow:
            header.setProperty("narrow", narrow)
            header.style().unpolish(header)
            header.style().polish(header)

    def _widths(self, beside: int) -> list[int]:
        titles = [column.title for column in self.rows.columns]
        return [
            self.dragged.widths.get(title) or self._width(section, title, beside)
            for section, title in enumerate(titles)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _width(self, section: int, title: str, beside: int) -> int:
        """What the title and the first values need; Qt would add the room of an icon to a title."""
        head = self.horizontalHeader().fontMetrics().horizontalAdvance(title) + beside
        return min(max(self.sizeHintForColumn(section), head), WIDEST)

    def sizeHint(self) -> QSize:
        """Some columns and rows."""
        return QSize(280, 120)

    def minimumSizeHint(self) -> QSize:
        """A column and a few rows."""
        return QSize(120, 80)

    @Slot(QModelIndex)
    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self.rows.place(index.row()))

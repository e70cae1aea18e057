"""The first rows of a table as they stand in it. A column can be made the target by a click on its name."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QMenu, QTableView, QWidget

from nnstudio.data.preview import Rows
from nnstudio.studio.theme import Colours
from nnstudio.studio.words import in_words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """The rows of a preview."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Rows | None = None

    def show(self, rows: Rows | None) -> None:
        """Show these; nothing for None."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """Those that were read for this."""
        return 0 if parent.isValid() or self.rows is None else len(self.rows.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Those of the file."""
        return 0 if parent.isValid() or self.rows is None else len(self.rows.cells.names)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The text as it stands there; numbers to the right."""
        if self.rows is None or not index.isValid():
            return None
        at = index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return in_words(self.rows.cells.columns[at][index.row()])
        if role == Role.TextAlignmentRole:
            return RIGHT if self.rows.numeric[at] else LEFT
        if role == Role.ForegroundRole and self._is_unused(at):
            return QColor(Colours.of(QApplication.palette()).muted)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns; the one that is predicted stands out."""
        if self.rows is None or orientation is Qt.Orientation.Vertical:
            return None
        name = self.rows.cells.names[section]
        if role == Role.DisplayRole:
            return in_words(name)
        if role == Role.TextAlignmentRole:
            return RIGHT if self.rows.numeric[section] else LEFT
        if role == Role.FontRole and name in self.rows.targets:
            bold = QFont(QApplication.font())
            bold.setBold(True)
            return bold
        if role == Role.ForegroundRole:
            colours = Colours.of(QApplication.palette())
            return QColor(colours.accent if name in self.rows.targets else colours.muted)
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return self._part_of(section)
        return None

    def _is_unused(self, section: int) -> bool:
        assert self.rows is not None
        return self.rows.cells.names[section] not in self.rows.inputs | self.rows.targets

    def _part_of(self, section: int) -> str:
        assert self.rows is not None
        if self.rows.cells.names[section] in self.rows.targets:
            return self.tr("This is to be predicted.")
        if self._is_unused(section):
            return self.tr("Not used. Click to change that.")
        return self.tr("Predicted from this. Click to change that.")


class RowsTable(QTableView):
    """target_wanted: the one column to predict. also_wanted: one more. use_wanted: a column, and whether it is used."""

    target_wanted = Signal(str)
    also_wanted = Signal(str)
    use_wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of_rows = RowsModel(self)
        self.setModel(self.model_of_rows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("The first rows of the table"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMaximumSectionSize(280)
        header.sectionClicked.connect(self._open_menu)

    def show_rows(self, rows: Rows | None) -> None:
        """Show these rows, each column as wide as it needs to be, and what is predicted first."""
        self.model_of_rows.show(rows)
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        for at in range(header.count()):
            header.moveSection(header.visualIndex(at), at)
        for name in reversed(rows.cells.names if rows is not None else ()):
            if rows is not None and name in rows.targets:
                header.moveSection(header.visualIndex(rows.cells.names.index(name)), 0)

    def menu_of(self, section: int) -> QMenu:
        """What can be done with a column."""
        rows = self.model_of_rows.rows
        assert rows is not None
        name, menu = rows.cells.names[section], QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if name not in rows.targets:
            menu.addAction(self.tr("Predict this column"), partial(self.target_wanted.emit, name))
            if rows.targets and rows.numeric[section]:
                menu.addAction(self.tr("Predict this column too"), partial(self.also_wanted.emit, name))
            used = name in rows.inputs
            text = self.tr("Leave this column out") if used else self.tr("Use this column")
            menu.addAction(text, partial(self.use_wanted.emit, name, not used))
        return menu

    def _open_menu(self, section: int) -> None:
        rows = self.model_of_rows.rows
        if rows is None or not rows.targets:
            return
        menu, header = self.menu_of(section), self.horizontalHeader()
        if not menu.isEmpty():
            menu.popup(header.mapToGlobal(QPoint(header.sectionViewportPosition(section), header.height())))

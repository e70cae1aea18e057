"""Every layer in a row, with its shapes and all that it costs, so that the expensive ones stand out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QMenu, QTableView, QWidget

from nnstudio.studio.analysis.bars import ShareDelegate
from nnstudio.studio.analysis.chosen_columns import ChosenColumns
from nnstudio.studio.analysis.model import AnalysisModel
from nnstudio.studio.analysis.text import as_csv, as_text
from nnstudio.studio.shared.dragged import DraggedWidths
from nnstudio.studio.store import Store

Select = QItemSelectionModel.SelectionFlag
WIDEST = {"layer": 180, "type": 220, "input": 160}
ROW, NARROWEST = 24, 40
HEAD, ARROW, CELL = 22, 16, 26
"""Pixels beside a title, of the arrow of the column that is sorted by, and beside a value."""


class AnalysisTable(QTableView):
    """Follows the store's selection and what the mouse points at, and changes both: a row is a block.

    save_wanted: the rows are to be saved as CSV. trainable_wanted: the selected layers are to learn, or to be frozen.
    columns_changed: others are shown.
    """

    save_wanted = Signal()
    trainable_wanted = Signal(bool)
    columns_changed = Signal()

    def __init__(
        self, store: Store, settings: QSettings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.rows = AnalysisModel(store, self)
        self.choice = ChosenColumns(self.rows.keys, settings)
        self.setModel(self.rows)
        self.setItemDelegate(ShareDelegate(self))
        self._look()
        self._following = False
        self.dragged = DraggedWidths(self, lambda section: self.rows.keys[section])
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.entered.connect(self._point)
        store.selection.changed.connect(self.show_selection)
        store.pointed.changed.connect(self._show_pointed)
        self.rows.modelReset.connect(self.show_selection)
        self.rows.layoutChanged.connect(self.show_selection)
        self.rows.modelReset.connect(self.show_columns)
        self.show_columns()
        self.show_selection()

    def _look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Layers with their shapes, parameters and cost"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(NARROWEST)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)
        header.sortIndicatorChanged.connect(self.show_columns)
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    # Columns

    def is_wanted(self, key: str) -> bool:
        """Whether a column is to be shown: as somebody chose, or else as it comes; times only once measured."""
        column = self.rows.columns[self.rows.keys.index(key)]
        if column.timed and self.rows.timing is None:
            return False
        return self.choice.get(key, column.at_first)

    def is_shown(self, key: str) -> bool:
        """Whether a column is in sight, or a scroll away."""
        return not self.isColumnHidden(self.rows.keys.index(key))

    def choose(self, key: str, shown: bool) -> None:
        """Show a column, or hide it, from now on."""
        self.choice.choose(key, shown)
        self.show_columns()

    @Slot()
    def show_columns(self) -> None:
        """Show the columns that are wanted and have room, each as wide as it needs to be or was dragged to."""
        self.ensurePolished()
        totals = self.rows.totals()
        widths = {key: self._needed(at, totals[at]) for at, key in enumerate(self.rows.keys)}
        widths |= self.dragged.widths
        room = self.viewport().width()
        wanted = [key for key in self.rows.keys if self.is_wanted(key)]
        shown = self.choice.fitting(wanted, widths, room)
        widest = "type" if "type" in shown else "layer"
        if widest not in self.dragged.widths:
            widths[widest] += max(0, room - sum(widths[key] for key in shown))
        self.dragged.fit({key: widths[key] for key in shown})
        self.columns_changed.emit()

    def _needed(self, section: int, total: str) -> int:
        """Pixels for the title, with the arrow where it is sorted by it, for the values and their total."""
        header, key = self.horizontalHeader(), self.rows.keys[section]
        title = header.fontMetrics().horizontalAdvance(self.rows.columns[section].title) + HEAD
        arrow = ARROW if header.sortIndicatorSection() == section else 0
        values = max(self.sizeHintForColumn(section), self._in_bold(total))
        return max(NARROWEST, title + arrow, min(values, WIDEST.get(key, values)))

    def _in_bold(self, text: str) -> int:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(text) + CELL

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self.show_columns()

    def fill_columns(self, menu: QMenu) -> None:
        """Offer each column but the name, with a check mark where it is shown."""
        for column in self.rows.columns[1:]:
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(self.is_wanted(column.key))
            action.setEnabled(not column.timed or self.rows.timing is not None)
            action.setToolTip(column.tip)
            action.setData(column.key)

    @Slot(QAction)
    def choose_by(self, action: QAction) -> None:
        """Show the column of an action of `fill_columns`, or hide it."""
        if action.data() in self.rows.keys:
            self.choose(action.data(), action.isChecked())

    def columns_menu(self, parent: QWidget) -> QMenu:
        """A menu of all columns."""
        menu = QMenu(self.tr("Columns"), parent)
        self.fill_columns(menu)
        menu.triggered.connect(self.choose_by)
        return menu

    @Slot(QPoint)
    def _ask_columns(self, place: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    # Text

    def copied_rows(self) -> list[int]:
        """The selected rows in the order in which they are shown; all where none is selected."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return rows or list(range(self.rows.rowCount()))

    @Slot()
    def copy_text(self) -> None:
        """Put the selected rows, or all, on the clipboard as they are seen, with the totals under all."""
        shown = [column for column in self.rows.columns if self.is_shown(column.key)]
        rows = self.copied_rows()
        cells = [[self.rows.text(self.rows.line(row), column) for column in shown] for row in rows]
        if len(rows) == self.rows.rowCount() > 1:
            totals = dict(zip(self.rows.keys, self.rows.totals(), strict=True))
            cells.append([totals[column.key] for column in shown])
        QApplication.clipboard().setText(as_text(shown, cells))

    @Slot()
    def copy_csv(self) -> None:
        """Put the selected rows, or all, on the clipboard as CSV."""
        QApplication.clipboard().setText(self.csv(self.copied_rows()))

    def csv(self, rows: list[int] | None = None) -> str:
        """The shown columns of these rows, or of all."""
        shown = [column for column in self.rows.columns if self.is_shown(column.key)]
        chosen = range(self.rows.rowCount()) if rows is None else rows
        return as_csv(shown, [self.rows.line(row) for row in chosen])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The copy key copies rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the copy key before the window's menu does."""
        key = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride else None
        if key is not None and key.matches(QKeySequence.StandardKey.Copy):
            key.accept()
            return True
        return super().event(event)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the rows."""
        menu = QMenu(self)
        some = bool(self.rows.rowCount())
        for text, slot in (
            (self.tr("Copy as text"), self.copy_text),
            (self.tr("Copy as CSV"), self.copy_csv),
            (self.tr("Save all as CSV..."), self.save_wanted.emit),
        ):
            menu.addAction(text, slot).setEnabled(some)
        menu.addSeparator()
        chosen = [self.rows.line(index.row()).layer for index in self.selectionModel().selectedRows()]
        learning = [row.node.layer.frozen for row in chosen if hasattr(row.node.layer, "trainable")]
        for text, flag in ((self.tr("Freeze"), False), (self.tr("Let train"), True)):
            action = menu.addAction(text, partial(self.trainable_wanted.emit, flag))
            action.setEnabled(flag in learning)
        menu.addSeparator()
        menu.addMenu(self.columns_menu(menu))
        return menu

    # What is selected and pointed at

    @Slot()
    def show_selection(self) -> None:
        """Select the rows of the selected layers."""
        self._following = True
        self.clearSelection()
        for path in self.store.selection.ids:
            for row in self.rows.rows_of(path):
                index = self.rows.index(row, 0)
                self.selectionModel().select(index, Select.Select | Select.Rows)
                self.scrollTo(index)
        self._following = False

    @Slot()
    def _tell_selection(self) -> None:
        if not self._following:
            chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
            self.store.selection.set(self.rows.path_of(row) for row in chosen)

    @Slot(QModelIndex)
    def _point(self, index: QModelIndex) -> None:
        self.store.pointed.set(self.rows.path_of(index.row()) if index.isValid() else None)

    @Slot()
    def _show_pointed(self) -> None:
        self.viewport().update()

    def is_pointed(self, row: int) -> bool:
        """Whether the mouse is over that layer, here or on the canvas, or over the group that it is in."""
        pointed = self.store.pointed.path
        return pointed is not None and row in self.rows.rows_of(pointed)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.store.pointed.set(None)

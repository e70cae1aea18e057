"""The rows of the table of layers, read from the store, in the order of any of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtWidgets import QApplication

from nnstudio.document.groups.paths import is_in
from nnstudio.document.layer_rows import LayerRow, layer_rows
from nnstudio.errors import full_stop
from nnstudio.learning.timing import Timing
from nnstudio.studio.analysis.columns import NONE, UNKNOWN, Column, Line, columns
from nnstudio.studio.properties.arithmetic import parameters_in_words
from nnstudio.studio.store import Store
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import tinted
from nnstudio.studio.words import in_words, one_after_the_other

SHARE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The share that a cell tells, 0 to 1; None where it tells none."""
Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class AnalysisModel(QAbstractTableModel):
    """One row for each layer, at first in the order of the computation."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.columns = columns()
        self.keys = [column.key for column in self.columns]
        self.timing: Timing | None = None
        self._by: tuple[int, bool] | None = None
        self._order: list[int] = []
        self._lines: list[Line] | None = None
        store.changed.connect(self.reset)

    @property
    def lines(self) -> list[Line]:
        """All rows in the order of the computation; worked out when somebody first looks."""
        if self._lines is None:
            found = layer_rows(self.store.document, self.store.analysis.nodes)
            self._lines = [Line(row, self.timing) for row in found]
            self._order = self._sorted()
        return self._lines

    def line(self, row: int) -> Line:
        """What is shown in a row."""
        lines = self.lines
        return lines[self._order[row]]

    def show_timing(self, timing: Timing | None) -> None:
        """Show other times, or none."""
        if timing != self.timing:
            self.timing = timing
            self.reset()

    @Slot()
    def reset(self) -> None:
        """Read the store again."""
        self.beginResetModel()
        self._lines = None
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows by a column's values; -1: in the order of the computation. What is not known comes last."""
        self.layoutAboutToBeChanged.emit()
        self._by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if self._lines is not None:
            self._order = self._sorted()
        self.layoutChanged.emit()

    def _sorted(self) -> list[int]:
        lines = self._lines or []
        if self._by is None:
            return list(range(len(lines)))
        column, falling = self._by
        values = [self.columns[column].value(line) for line in lines]
        known = [place for place, value in enumerate(values) if value is not None and value != NONE]
        known.sort(key=lambda place: values[place], reverse=falling)
        return known + [place for place in range(len(lines)) if place not in set(known)]

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each layer."""
        return 0 if parent is not None and parent.isValid() else len(self.store.document.graph.nodes)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are, also those that are hidden."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Title, meaning and side of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title
        if role == Role.ToolTipRole:
            return column.tip
        return side(column) if role == Role.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        """What a cell shows in this role."""
        column, line = self.columns[index.column()], self.line(index.row())
        if role == Role.DisplayRole:
            return self.text(line, column)
        if role == SHARE_ROLE:
            value = column.value(line) if column.bar else None
            return value if isinstance(value, float) else None
        if role == Role.TextAlignmentRole:
            return side(column)
        if role == Role.DecorationRole and column.key == "layer":
            family = line.layer.node.layer.family
            return tinted(family, Colours.of(QApplication.palette()).family(family))
        return self._tip(line, column) if role == Role.ToolTipRole else None

    def text(self, line: Line, column: Column) -> str:
        """A cell as it is written."""
        value = column.value(line)
        if value is None:
            return UNKNOWN
        return NONE if value == NONE else column.text(value)

    def totals(self) -> list[str]:
        """Of each column, the sum over all rows as far as it is known, as it is written; "" where there is none."""
        return [self._total(column) for column in self.columns]

    def _total(self, column: Column) -> str:
        values = [column.value(line) for line in self.lines]
        known = [value for value in values if value is not None and value != NONE]
        if column.key == "layer":
            return self.tr("Total")
        return column.text(column.total(known)) if column.total is not None and known else ""

    def rows_of(self, path: str) -> list[int]:
        """The rows of a layer, or of all layers in a group."""
        lines = self.lines
        return [row for row, place in enumerate(self._order) if is_in(lines[place].layer.path, path)]

    def path_of(self, row: int) -> str:
        """The path of the layer of a row."""
        return self.line(row).layer.path

    def _tip(self, line: Line, column: Column) -> str | None:
        row = line.layer
        if column.key == "parameters" and row.report.parameters and row.output is not None:
            return parameters_in_words(row.node.layer.weights(*_known(row)))
        if column.key == "flop" and row.report.flop:
            return self.tr("{0} operations for one example").format(f"{row.report.flop:,}")
        if column.timed:
            return self._time_tip(line)
        problems = (in_words(full_stop(each.sentence)) for each in row.report.problems)
        return one_after_the_other(problems) or self.text(line, column)

    def _time_tip(self, line: Line) -> str | None:
        if line.timing is None:
            return None
        other = line.timing.together.get(line.layer.name)
        if other is not None:
            return self.tr("Computed together with {0}").format(other)
        time = line.time
        if time is None:
            return None
        forward, backward = (f"{1000 * seconds:.3f}" for seconds in (time.forward, time.backward))
        return self.tr("Forward {0} ms, backward {1} ms").format(forward, backward)


def _known(row: LayerRow) -> Sequence[Any]:
    return [shape for shape in row.report.input_shapes if shape is not None]


def side(column: Column) -> Qt.AlignmentFlag:
    """Numbers end below each other, so that the longer one is the larger."""
    at = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return at | Qt.AlignmentFlag.AlignVCenter

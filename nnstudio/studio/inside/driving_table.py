"""The rows that drive a unit most, as a table with what the unit says and the columns in the order in which they count;
of points, beside it what the unit says over the plane.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnstudio.data.columns import Column as DataColumn
from nnstudio.inside.driving_rows import DrivingRow, DrivingRows, Value
from nnstudio.learning.metrics import plain
from nnstudio.studio.evaluate.table import Column, FigureTable
from nnstudio.studio.inside.drivers_strip import DriversStrip, Shown
from nnstudio.studio.words import in_words, signed

PLANE = 190
"""Pixels across that the plane takes at most."""
NONE = "–"


class DrivingTable(QWidget):
    """wanted: the place of an example that was clicked."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: DrivingRows | None = None
        self.plane = DriversStrip()
        self.plane.setFixedWidth(PLANE)
        self.table = FigureTable(self.tr("Rows that drive the unit"))
        self.table.wanted.connect(self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.plane)
        row.addWidget(self.table, 1)

    def show_rows(self, found: DrivingRows, columns: tuple[DataColumn, ...]) -> None:
        """Show what drives another unit. columns: of the data."""
        self.found = found
        self.plane.setVisible(found.plane is not None)
        if found.plane is not None:
            x, y = (in_words(column.name) for column in columns)
            title = self.tr("over {x} and {y}").format(x=x, y=y)
            self.plane.show_pictures((Shown(title, heat=found.plane),))
        heads = [
            Column(
                "", tip=self.tr("The row made for the unit, and the places of the examples"), number=False
            ),
            Column(self.tr("says"), _figure, self.tr("What the unit says to the row, after its activation")),
        ]
        heads += [self._head(columns[at], found.counts[at]) for at in found.columns]
        self.table.show_rows(heads, [self._cells(row, found.columns) for row in found.rows])

    def _head(self, column: DataColumn, counts: float) -> Column:
        tip = self.tr("{share} of what moves the unit in these rows, by gradient x input")
        return Column(
            in_words(column.name),
            value_text,
            tip.format(share=f"{counts:.0%}"),
            number=column.kind == "number",
        )

    def _cells(self, row: DrivingRow, order: tuple[int, ...]) -> list[str | Value]:
        name = self.tr("made for it") if row.example < 0 else self.tr("row {number}")
        return [name.format(number=row.example + 1), row.says, *(row.values[at] for at in order)]

    @Slot(int)
    def _want(self, place: int) -> None:
        if self.found is not None and self.found.rows[place].example >= 0:
            self.wanted.emit(self.found.rows[place].example)


def _figure(value: float) -> str:
    return signed(plain(value))


def value_text(value: Value) -> str:
    """A value of a column as a person reads it: a year without a comma, and "–" for nothing."""
    if isinstance(value, str):
        return in_words(value) or NONE
    return signed(plain(value)) if abs(value) < 1_000 or value % 1 else f"{value:.0f}"

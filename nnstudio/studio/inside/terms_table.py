"""The arithmetic of a unit that reads a row of a table: a line for each column with its name, and beside it the sum."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnstudio.data.columns import Column as DataColumn
from nnstudio.inside.driving_rows import Value
from nnstudio.inside.terms import Term
from nnstudio.learning.metrics import plain
from nnstudio.studio.evaluate.table import Column, FigureTable
from nnstudio.studio.inside.cell_drawing import CellDrawing, Line
from nnstudio.studio.inside.driving_table import value_text
from nnstudio.studio.words import in_words, signed

SUM = 270
"""Pixels across of the sum."""


class TermsTable(QWidget):
    """terms: as they are shown, largest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terms: tuple[Term, ...] = ()
        self.table = FigureTable(self.tr("The arithmetic of one value, column by column"))
        self.sum = CellDrawing()
        self.sum.setFixedWidth(SUM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.table, 1)
        row.addWidget(self.sum)

    def show_terms(
        self, terms: tuple[Term, ...], columns: tuple[DataColumn, ...], lines: tuple[Line, ...]
    ) -> None:
        """Show another value's. columns: of the data."""
        self.terms = terms
        heads = (
            Column(self.tr("column"), number=False),
            Column(self.tr("in the row"), value_text, number=False),
            Column(
                self.tr("as it is read"),
                _figure,
                self.tr("How many deviations from the mean it is; of a category, 1 for the one that it is"),
            ),
            Column(self.tr("× weight"), _figure, self.tr("What the unit makes of it")),
            Column(self.tr("= adds"), _figure, self.tr("Both multiplied: the column's part of the sum")),
        )
        self.table.show_rows(heads, [_cells(term, columns) for term in terms])
        self.sum.show_sum((), lines)


def _cells(term: Term, columns: tuple[DataColumn, ...]) -> list[Value]:
    return [in_words(columns[term.column].name), term.given, term.value, term.weight, term.product]


def _figure(value: float) -> str:
    return signed(plain(value))

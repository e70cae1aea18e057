"""The examples that stand behind a figure: as pictures where they are some, else as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from nnstudio.data.columns import Column as DataColumn
from nnstudio.data.columns import decode
from nnstudio.document.outputs import outputs_of
from nnstudio.learning.examples import Examples
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.judgement import Judgement
from nnstudio.studio.evaluate.images import NOTHING, ImageGrid
from nnstudio.studio.evaluate.table import Column, FigureTable
from nnstudio.studio.shared.figures import short_figure
from nnstudio.studio.words import in_words, signed

Places = NDArray[np.intp]
MOST_ROWS = 500
MOST_COLUMNS = 200


def value_text(value: Any) -> str:
    """A value of a table: a number in five figures, or a text as it is."""
    return signed(f"{value:.5g}") if isinstance(value, float) else in_words(value)


def value_columns(columns: Sequence[DataColumn], examples: Examples) -> tuple[Column, ...]:
    """The columns of the data, by their names; numbered where they have none."""
    if columns:
        return tuple(
            Column(in_words(column.name), value_text, in_words(column.name), column.kind == "number")
            for column in columns[:MOST_COLUMNS]
        )
    count = min(int(np.prod(examples.shape)), MOST_COLUMNS)
    return tuple(Column(f"x{index}", value_text) for index in range(1, count + 1))


def values_of(columns: Sequence[DataColumn], examples: Examples, places: Places) -> list[list[float | str]]:
    """For each of some examples what stands in its columns."""
    raw = np.empty((len(places), *examples.shape), examples.dtype)
    examples.read(places, raw)
    if columns:
        return [row[:MOST_COLUMNS] for row in decode(columns, raw)]
    rows: list[list[float | str]] = raw.reshape(len(raw), -1)[:, :MOST_COLUMNS].astype(float).tolist()
    return rows


class ExamplesView(QStackedWidget):
    """Shows examples of a classification. wanted: the place of the one that was clicked, among all that were judged."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.images = ImageGrid()
        self.rows = FigureTable(self.tr("Examples behind the chosen cell"))
        self._places: Places = np.zeros(0, np.intp)
        self.addWidget(self.images)
        self.addWidget(self.rows)
        self.images.wanted.connect(self.wanted)
        self.rows.wanted.connect(self._want)

    def show_examples(self, judgement: Judgement, columns: Sequence[DataColumn], places: Places) -> None:
        """Show those at these places of what was judged. columns: of the data, () for pictures."""
        pictures = len(judgement.examples.shape) == 3
        self.setCurrentWidget(self.images if pictures else self.rows)
        if pictures:
            self.images.show_examples(judgement, places)
        elif isinstance(judgement.found, Confusions):
            self._places = places[:MOST_ROWS]
            self._show_rows(judgement, judgement.found, columns)

    def _show_rows(self, judgement: Judgement, found: Confusions, columns: Sequence[DataColumn]) -> None:
        outputs = outputs_of(judgement.answering.graph)
        heads = (
            Column(self.tr("is"), number=False),
            Column(self.tr("taken for"), number=False),
            Column(self.tr("sure"), lambda value: NOTHING if isnan(value) else short_figure(value, outputs)),
            *value_columns(columns, judgement.examples),
        )
        values = values_of(columns, judgement.examples, self._places)
        names = found.names
        rows = [
            (
                in_words(names[found.truths[place]]),
                in_words(found.answer_at(place)) or NOTHING,
                float(found.sureness[place]),
                *row,
            )
            for place, row in zip(self._places, values, strict=True)
        ]
        self.rows.show_rows(heads, rows)

    @Slot(int)
    def _want(self, row: int) -> None:
        self.wanted.emit(int(self._places[row]))

    def minimumSizeHint(self) -> QSize:
        """Two pictures, or a column."""
        return QSize(150, 80)

"""Several predicted numbers below each other, each with its unit, and with the truth where it is known."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Measured, Task
from nnstudio.studio.ask.row_words import measured_within
from nnstudio.studio.ask.words import measured_text
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.training.text_line import tabular
from nnstudio.studio.words import in_words

MOST = 8
RIGHT, MIDDLE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class Measures(QWidget):
    """Rows of a name, what was predicted, and what it is; of very many, the first ones. It paints itself."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[str, str, str]] = []
        self.count = count
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def _high(self) -> int:
        return self.fontMetrics().height() + 3

    def sizeHint(self) -> QSize:
        """A line for each, and one above them."""
        return QSize(200, (min(self.count, MOST) + 1) * self._high)

    def show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """Show other numbers; without a truth, that is "" in each."""
        if list(rows[:MOST]) != self.rows:
            self.rows = list(rows[:MOST])
            self.setAccessibleName("; ".join(" ".join(part for part in row if part) for row in self.rows))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        colours, high = Colours.of(self.palette()), self._high
        edges = (self.width() * 0.4, self.width() * 0.7, float(self.width()))
        painter.setFont(tabular(self.font()))
        heads = ("", self.tr("predicted"), self.tr("is") if any(row[2] for row in self.rows) else "")
        for number, row in enumerate((heads, *self.rows)):
            top = float(number * high)
            painter.setPen(QColor(colours.muted))
            name = self.fontMetrics().elidedText(row[0], Qt.TextElideMode.ElideRight, int(edges[0]) - 8)
            painter.drawText(QRectF(0, top, edges[0], high), MIDDLE, name)
            painter.drawText(QRectF(edges[1], top, edges[2] - edges[1], high), MIDDLE | RIGHT, row[2])
            if number:
                painter.setPen(QColor(colours.text))
            painter.drawText(QRectF(edges[0], top, edges[1] - edges[0], high), MIDDLE | RIGHT, row[1])
        painter.end()


def measured_rows(
    task: Task, outputs: Array | None, truth: Array | None, halves: Array | None
) -> list[tuple[str, str, str]]:
    """The rows for outputs (k,), with the truth (k,) where it is known. halves: (k,) by how much each may be off."""
    if outputs is None:
        return []
    found = task.answer(outputs).parts
    known = task.answer(truth).parts if truth is not None else (None,) * len(found)
    within = [math.inf] * len(found) if halves is None else halves.tolist()
    return [
        (
            in_words(each.name),
            measured_within(each, half),
            measured_text(right) if isinstance(right, Measured) else "",
        )
        for each, right, half in zip(found, known, within, strict=True)
        if isinstance(each, Measured)
    ]

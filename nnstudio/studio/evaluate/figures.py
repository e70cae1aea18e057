"""All figures of a judgement, each beside what the best constant answer would reach."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from nnstudio.runs.judgement import Judgement
from nnstudio.studio.evaluate.words import metric_text
from nnstudio.studio.training.text_line import tabular
from nnstudio.studio.words import declared

NAMES = 104
"""Pixels for the names of the metrics; longer ones take two lines."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Figures(QWidget):
    """A row for each metric: its name, the network's figure, and the baseline's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        self._cells: list[list[QLabel]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)

    def texts(self) -> list[list[str]]:
        """What is shown, row by row, without the headings."""
        return [[label.text() for label in row] for row in self._cells[1:]]

    def show_judgement(self, judgement: Judgement) -> None:
        """Show other figures."""
        task = judgement.answering.task
        rows = [["", self.tr("network"), self.tr("baseline")]]
        tips = [self._tip_of_baseline()]
        for figure in judgement.figures:
            value, base = (metric_text(task, figure.metric, each) for each in (figure.value, figure.baseline))
            rows.append([declared(figure.metric.title), value, base])
            tips.append(declared(figure.metric.help))
        rows.append([self.tr("Loss"), f"{judgement.loss:.4g}", ""])
        tips.append(self.tr("What training makes small. Compare it only with that of the same loss."))
        self._make(len(rows))
        for labels, texts, tip in zip(self._cells, rows, tips, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)
                label.setToolTip(tip)

    def _tip_of_baseline(self) -> str:
        return self.tr("What is reached by giving always the same answer, the best one for these examples.")

    def _make(self, count: int) -> None:
        """Have labels for so many rows."""
        if len(self._cells) == count:
            return
        for row in self._cells:
            for label in row:
                label.deleteLater()
        self._cells = [[QLabel() for _ in range(3)] for _ in range(count)]
        for index, labels in enumerate(self._cells):
            for column, label in enumerate(labels):
                if column != 1 or index == 0:
                    label.setProperty("role", "muted")
                if not column:
                    label.setWordWrap(True)
                    label.setFixedWidth(NAMES)
                else:
                    label.setFont(tabular(label.font(), bold=column == 1 and index == 1))
                    label.setAlignment(RIGHT)
                self._grid.addWidget(label, index, column)

"""The training rows that are most like the one that is asked about, below each other; a click on one asks about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from nnstudio.inside.doubt.near_rows import NearRow
from nnstudio.learning.tasks import Classification, Measured, Task
from nnstudio.studio.ask.words import measured_text, plain_number
from nnstudio.studio.words import in_words

SHOWN = 3
MARGIN = 5
"""Pixels above and below the words of a row, together."""


class NearStrip(QWidget):
    """wanted: the training row that was clicked."""

    wanted = Signal(object)

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = task
        self.title, self.words = QLabel(self.tr("Most like these training rows")), QLabel()
        for label in (self.title, self.words):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self.rows = QListWidget()
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setAccessibleName(self.title.text())
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setFixedHeight(SHOWN * (self.fontMetrics().height() + MARGIN) + 2)
        self.rows.itemClicked.connect(self._want)
        self.rows.itemActivated.connect(self._want)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.title, self.rows, self.words):
            layout.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say("")

    def say(self, text: str) -> None:
        """Say why there is nothing to see."""
        self.rows.hide()
        self.words.setText(text)
        self.words.show()

    def show_rows(self, near: tuple[NearRow, ...]) -> None:
        """Show others, the nearest first."""
        self.words.hide()
        self.rows.clear()
        for each in near[:SHOWN]:
            text = self._text(each)
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setToolTip(text)
            self.rows.addItem(item)
        self.rows.show()

    @Slot(QListWidgetItem)
    def _want(self, item: QListWidgetItem) -> None:
        self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _text(self, row: NearRow) -> str:
        """What it is, and where it is other than what is asked."""
        number, answer = f"{row.place + 1:,}", self._answer(row)
        if not row.others:
            return self.tr("Row {number}, {answer}: the same").format(number=number, answer=answer)
        others = ", ".join(f"{in_words(name)} {_value(value)}" for name, value in row.others)
        return self.tr("Row {number}, {answer}: {others}").format(number=number, answer=answer, others=others)

    def _answer(self, row: NearRow) -> str:
        if isinstance(self.task, Classification):
            return in_words(self.task.classes[int(row.target)])
        known = self.task.answer(row.target).parts[0]
        return measured_text(known) if isinstance(known, Measured) else ""


def _value(value: float | str) -> str:
    return plain_number(value) if isinstance(value, float) else in_words(value) or "–"

"""A question before something is shown: whoever has guessed looks more closely."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nnstudio.inside.stages import Prediction
from nnstudio.studio.pieces import title
from nnstudio.studio.words import in_words

READ_MS = 1200
"""How long it stands there whether the answer was right."""


class QuestionBox(QWidget):
    """answered: the person has chosen, and has read whether it was right."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = title()
        self.question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verdict = QLabel()
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = QPushButton(), QPushButton()
        self._right = 0
        row = QHBoxLayout()
        row.addStretch(1)
        for place, button in enumerate(self.buttons):
            button.setProperty("answer", place)
            button.clicked.connect(self._choose)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.question)
        column.addLayout(row)
        column.addWidget(self.verdict)
        column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.answered)

    def ask(self, asked: Prediction) -> None:
        """Ask another question."""
        self._timer.stop()
        self._right = asked.right
        self.question.setText(in_words(asked.question))
        self.verdict.setText(" ")
        for button, text in zip(self.buttons, asked.answers, strict=True):
            button.setText(in_words(text))
            button.setEnabled(True)

    @Slot()
    def _choose(self) -> None:
        right = self.sender().property("answer") == self._right
        self.verdict.setText(self.tr("Right.") if right else self.tr("Not this time."))
        for button in self.buttons:
            button.setEnabled(False)
        self._timer.start(READ_MS)

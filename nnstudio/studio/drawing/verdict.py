"""The answer in large: the digit, how sure the network is, and what to know about it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnstudio.studio.training.progress_line import ElidedLabel

LARGE = 28


class Verdict(QWidget):
    """A digit with its percentage, and two lines of words beside it."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self.digit = QLabel("–")
        font = QFont(self.font())
        font.setPixelSize(LARGE)
        font.setBold(True)
        self.digit.setFont(font)
        self.digit.setFixedWidth(self.digit.fontMetrics().horizontalAdvance("0") + 6)
        self.digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = ElidedLabel(bold=True)
        self.note = ElidedLabel(muted=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.digit)
        layout.addLayout(words, 1)
        self.setFixedHeight(40)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, 40)

    def show_answer(self, probabilities: NDArray[np.float32] | None, note: str, title: str = "") -> None:
        """Show the winner, or `title` where there is no answer."""
        if probabilities is None:
            self.digit.setText("–")
            self.title.set_text(title)
        else:
            winner = int(probabilities.argmax())
            name = self.names[winner] if winner < len(self.names) else str(winner)
            self.digit.setText(name)
            self.title.set_text(self.tr("{share} sure").format(share=f"{probabilities[winner]:.1%}"))
        self.note.set_text(note)
        self.note.setVisible(bool(note))

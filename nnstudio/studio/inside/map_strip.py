"""What stands above a map that takes a while: what it is of, how far it is, the button that makes it or gives it up.
Where the library is not there that makes it, it is said how to get it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nnstudio.inside.embedding.open_tsne import INSTALL, LIBRARY
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.training.text_line import TextLine

PARTS = 1_000
"""Of the bar."""
WIDEST = 340
"""Pixels of the line that is to be copied."""


class MapStrip(QWidget):
    """text, bar and button, of which the last two are there only where they mean something."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.bar, self.button = TextLine(), QProgressBar(), QPushButton()
        self.bar.setRange(0, PARTS)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(160)
        self.bar.setAccessibleName(self.tr("How much of the map is made"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.button)

    def show_state(self, text: str, button: str, done: float | None = None) -> None:
        """Show another text. button: its name; "" for none. done: 0 to 1 while something is being made."""
        self.text.show_text("", text)
        self.text.setToolTip(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.bar.setVisible(done is not None)
        self.bar.setValue(round(PARTS * (done or 0.0)))


class MissingLibrary(QWidget):
    """Says which library is not there, with the line that installs it."""

    def __init__(self) -> None:
        super().__init__()
        self.said = QLabel(
            self.tr(
                "This map is made by the library {library}, which is not installed beside NN Studio. "
                "This line installs it:"
            ).format(library=LIBRARY)
        )
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setProperty("role", "muted")
        self.line = QLineEdit(INSTALL)
        self.line.setReadOnly(True)
        self.line.setMaximumWidth(WIDEST)
        self.line.setAccessibleName(self.tr("The line that installs {library}").format(library=LIBRARY))
        self.copy = tool_button(self.tr("Copy the line"), "duplicate", self.tr("Copy"))
        self.copy.setIconSize(QSize(16, 16))
        self.copy.clicked.connect(self.copy_line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.line, 2)
        row.addWidget(self.copy)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.said)
        column.addLayout(row)
        column.addStretch(1)

    @Slot()
    def copy_line(self) -> None:
        """Put the line on the clipboard."""
        QApplication.clipboard().setText(INSTALL)

"""The small pieces that the property pages are laid out from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nnstudio.studio.pieces import as_panel


class Page(QScrollArea):
    """A column of sections that scrolls when it is too long. `column` takes the widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        as_panel(body)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(8)
        self.setWidget(body)


class Facts(QWidget):
    """Lines of a name and what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(1, 1)
        self.values: dict[str, QLabel] = {}

    def add(self, key: str, name: str) -> None:
        """A line; `key` is for `show_fact`."""
        row = self.grid.rowCount()
        label = QLabel(name)
        label.setProperty("role", "muted")
        value = QLabel()
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self.values[key] = value

    def show_fact(self, key: str, text: str) -> None:
        """Say it."""
        self.values[key].setText(text)

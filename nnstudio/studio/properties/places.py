"""The editor of a path: what was typed or chosen, and a button that opens the system's dialog."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from nnstudio.fields import Field
from nnstudio.studio.properties.editors import Editor
from nnstudio.studio.theme import icon


class PlaceEditor(Editor):
    """A file or a folder. A path that does not exist is taken, too: whoever reads it says so."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.shown = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("a folder") if field.place == "folder" else self.tr("a file"))
        self.line.editingFinished.connect(self._tell)
        self.button = QPushButton(icon("open"), "")
        self.button.setFixedWidth(36)
        title = self.tr("Choose a folder") if field.place == "folder" else self.tr("Choose a file")
        self.button.setToolTip(title)
        self.button.setAccessibleName(title)
        self.button.clicked.connect(self.ask)
        self._lay_out(self.line)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.button)

    def show_value(self, value: Any) -> None:
        self.shown = str(value or "")
        self.line.setText(self.shown)
        self.line.setToolTip(self.shown)

    def forget_typed(self) -> None:
        self.line.setText(self.shown)

    @Slot()
    def ask(self) -> None:
        """Have it chosen in the system's dialog."""
        path = choose_place(self, self.field.place, self.shown)
        if path is not None:
            self.edited.emit(str(path))

    @Slot()
    def _tell(self) -> None:
        typed = self.line.text().strip()
        if typed != self.shown:
            self.edited.emit(typed)


def choose_place(parent: QWidget, place: str, now: str) -> Path | None:
    """A "file" or a "folder" that the person chooses, beginning where `now` is."""
    start = str(Path(now).parent) if now else ""
    if place == "folder":
        name = QFileDialog.getExistingDirectory(parent, _tr("Choose a folder"), start)
    else:
        name, _ = QFileDialog.getOpenFileName(parent, _tr("Choose a file"), start)
    return Path(name) if name else None


def _tr(text: str) -> str:
    return QCoreApplication.translate("places", text)

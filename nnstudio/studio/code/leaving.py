"""The code leaves the window: onto the clipboard, or into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from nnstudio.data.atomic import write_atomically
from nnstudio.errors import reason_of, sentence
from nnstudio.studio.files.place import choose_place, file_name

if TYPE_CHECKING:
    from nnstudio.studio.code.page import CodePage

SUFFIX = ".py"


class CodeLeaves(QObject):
    """Copies and saves what a page shows."""

    def __init__(self, page: CodePage) -> None:
        super().__init__(page)
        self.page = page

    @property
    def text(self) -> str:
        """All of the code, as it is shown."""
        return self.page.editor.toPlainText() + "\n"

    @Slot()
    def copy(self) -> None:
        """Put all of it on the clipboard."""
        QApplication.clipboard().setText(self.text)
        self.page.said.emit("good", sentence("The code is on the clipboard"))

    @Slot()
    def ask_and_save(self) -> None:
        """Ask where to, and write it there."""
        name = f"{file_name(self.page.store.document.title)}{SUFFIX}"
        path = choose_place(self.page, self.tr("Save the code"), name, {SUFFIX: self.tr("Python")})
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write it to a file."""
        content = self.text.encode()
        try:
            write_atomically(path, lambda file: file.write(content))
        except OSError as error:
            reason = reason_of(error)
            self.page.said.emit(
                "error", sentence("{path} can't be written: {reason}.", path=path, reason=reason)
            )
        else:
            self.page.said.emit("good", sentence("The code is in {name}", name=path.name))

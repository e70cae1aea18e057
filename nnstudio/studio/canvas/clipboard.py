"""Layers to the clipboard and from there. Code of Keras that is pasted is shown first, and becomes layers then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.document.errors import DocumentError, EditError
from nnstudio.errors import sentence
from nnstudio.formats.keras.incoming.code import looks_like_code
from nnstudio.studio.mime import mime_of_nodes, nodes_in

if TYPE_CHECKING:
    from nnstudio.studio.canvas.editing import Editing


class Clipboard(QObject):
    """Cuts, copies and pastes what an Editing edits."""

    def __init__(self, editing: Editing) -> None:
        super().__init__(editing)
        self.editing, self.store = editing, editing.store

    @Slot()
    def copy(self) -> bool:
        """Put the selected layers on the clipboard, also as text; False if that is refused."""
        chosen = self.editing.selected
        if not chosen:
            return False
        try:
            nodes = edits.copy(self.store.document, chosen)
        except EditError as error:
            self.editing.refused.emit(error.sentence)
            return False
        QApplication.clipboard().setMimeData(mime_of_nodes(nodes))
        return True

    @Slot()
    def cut(self) -> None:
        """Put the selected layers on the clipboard, and take them out."""
        if self.copy():
            self.editing.delete()

    @Slot()
    def paste(self) -> None:
        """Put the layers of the clipboard behind the selection; code of Keras is shown first."""
        data = QApplication.clipboard().mimeData()
        try:
            nodes = nodes_in(data)
        except DocumentError as error:
            if looks_like_code(data.text()):
                self.editing.code_pasted.emit(data.text())
            else:
                self.editing.refused.emit(error.sentence)
            return
        if not nodes:
            said = sentence("There are no layers on the clipboard: copy some first (Ctrl+C).")
            self.editing.refused.emit(said)
            return
        after = self.editing.end
        text = sentence("Paste {what}", what=self.editing.counted(nodes))
        self.editing.do(lambda document: edits.paste(document, nodes, after), text, True)

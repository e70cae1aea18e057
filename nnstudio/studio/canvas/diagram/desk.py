"""The diagram of the document that is open: into a file that the person chooses, or onto the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from nnstudio.errors import Sentence, sentence
from nnstudio.studio.canvas.diagram.dialog import ExportDialog, Wish
from nnstudio.studio.canvas.diagram.drawing import Diagram
from nnstudio.studio.canvas.diagram.export import export_diagram
from nnstudio.studio.canvas.diagram.formats import DiagramError, as_image, as_svg, largest_scale
from nnstudio.studio.files.place import choose_place
from nnstudio.studio.store import Store

COPIED_SCALE = 2.0
SVG = "image/svg+xml"


class DiagramDesk(QObject):
    """Asks, draws and writes. tell: says a kind of message ("good", "error") and a sentence in the window."""

    def __init__(self, store: Store, parent: QWidget, tell: Callable[[str, Sentence], object]) -> None:
        super().__init__(parent)
        self.store, self.window, self.tell = store, parent, tell
        self.wish = Wish()

    @Slot()
    def ask_and_export(self) -> None:
        """Ask how and where, and export the diagram."""
        dialog = ExportDialog(self.wish, largest_scale(self._diagram()), self.window)
        accepted = dialog.exec() == ExportDialog.DialogCode.Accepted
        wish = dialog.wish
        dialog.deleteLater()
        if not accepted:
            return
        kinds = {wish.kind: self.tr("Diagram")}
        name = f"{Path(self.store.document.title).name}{wish.kind}"
        path = choose_place(self.window, self.tr("Export the diagram"), name, kinds)
        if path is not None:
            self.export(path, wish)

    def export(self, path: Path, wish: Wish) -> None:
        """Write the file, and remember how."""
        self.wish = wish
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            export_diagram(self._diagram(wish.look), path, wish.scale, wish.paper)
        except DiagramError as error:
            self.tell("error", error.sentence)
        else:
            self.tell("good", sentence("The diagram is in {name}", name=path.name))
        finally:
            QApplication.restoreOverrideCursor()

    @Slot()
    def copy(self) -> None:
        """Put the diagram on the clipboard, as pixels and as SVG, light on white."""
        diagram, data = self._diagram(), QMimeData()
        try:
            data.setImageData(as_image(diagram, min(COPIED_SCALE, largest_scale(diagram))))
        except DiagramError as error:
            self.tell("error", error.sentence)
            return
        data.setData(SVG, as_svg(diagram))
        QApplication.clipboard().setMimeData(data)
        self.tell("good", sentence("The diagram is on the clipboard"))

    def _diagram(self, look: str = "print") -> Diagram:
        """The document, with the groups open that are open on the canvas."""
        return Diagram(self.store.document, look, self.store.unfolded.paths)

"""What `nnstudio diagram` runs: the diagram without a window and without a display."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from nnstudio.document.document import Document
from nnstudio.studio.canvas.diagram.drawing import Diagram
from nnstudio.studio.canvas.diagram.export import export_diagram
from nnstudio.studio.canvas.diagram.formats import DiagramError
from nnstudio.studio.offscreen import draw_offscreen, forget_screen


def write(document: Document, path: Path, look: str, scale: float, paper: str) -> str | None:
    """Draw the document into a file; the sentence that says why not, if that can't be."""
    app = QApplication.instance()
    if app is None:
        draw_offscreen()
        app = QApplication(["nnstudio"])
        forget_screen()
    try:
        export_diagram(Diagram(document, look), path, scale, paper)
    except DiagramError as error:
        return error.sentence
    return None

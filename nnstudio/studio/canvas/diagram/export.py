"""A diagram into a file, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from nnstudio.data.atomic import write_atomically
from nnstudio.errors import reason_of, sentence
from nnstudio.studio.canvas.diagram.drawing import Diagram
from nnstudio.studio.canvas.diagram.formats import DiagramError, as_pdf, as_png, as_svg

ENDINGS = (".svg", ".pdf", ".png")


def export_diagram(diagram: Diagram, path: Path, scale: float = 2.0, paper: str = "fit") -> None:
    """Write the diagram as SVG, PDF or PNG.

    scale: of a PNG, pixels for each of the canvas at 100%. paper: of a PDF, one of PAPERS. DiagramError for another
    ending, a picture that is too large, or a file that can't be written; an older file is left as it was.
    """
    ending = path.suffix.lower()
    if ending == ".svg":
        content = as_svg(diagram)
    elif ending == ".pdf":
        content = as_pdf(diagram, paper)
    elif ending == ".png":
        content = as_png(diagram, scale)
    else:
        raise DiagramError(sentence("'{name}' must end in .svg, .pdf or .png.", name=path.name))
    try:
        write_atomically(path, lambda file: file.write(content))
    except OSError as error:
        said = sentence(
            "'{path}' can't be written ({reason}): choose another folder.", path=path, reason=reason_of(error)
        )
        raise DiagramError(said) from error

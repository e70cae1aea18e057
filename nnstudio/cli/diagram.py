"""`nnstudio diagram`: the network as a picture, without a display."""

from __future__ import annotations

import argparse
from pathlib import Path

from nnstudio.cli.failure import DONE, CommandError, UsageError
from nnstudio.cli.source import open_source
from nnstudio.cli.window import late

COMMAND = "nnstudio.studio.canvas.diagram.command"
ENDINGS = (".svg", ".pdf", ".png")
LOOKS = ("print", "light", "dark")
PAPERS = ("fit", "A4", "Letter")


def diagram(arguments: argparse.Namespace) -> int:
    """Draw the network into a file, as SVG, PDF or PNG by its ending."""
    path = Path(arguments.out)
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"{path.name} must end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.")
    document = open_source(arguments.file).document
    failed = late(COMMAND).write(document, path, arguments.look, arguments.scale, arguments.paper)
    if failed is not None:
        raise CommandError(failed)
    return DONE

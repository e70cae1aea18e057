"""The commands that need the window. They find it by its name, and not by an import at the top of the file.

Loading Qt takes half a second and needs libraries of the desktop, which a server that only trains has not. This
is the only place in the program where a module is imported late.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import Any

from nnstudio.cli.failure import CommandError, UsageError
from nnstudio.cli.source import existing

WINDOW, TOUR = "nnstudio.app", "nnstudio.studio.tour"


def open_window(arguments: argparse.Namespace) -> int:
    """Open the studio, with the project if one is named. Ends when the window is closed."""
    if arguments.file is not None:
        existing(arguments.file)
    return int(late(WINDOW).main([arguments.file] if arguments.file else []))


def tour(arguments: argparse.Namespace) -> int:
    """Drive the window offscreen through a whole session, with a picture of each step in the folder."""
    folder = Path(arguments.folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder {folder} can't be made: {error.strerror or error}.") from error
    return int(late(TOUR).run(folder) or 0)


def late(module: str) -> Any:
    """A module that needs Qt; CommandError with a sentence where it can't be loaded."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise CommandError(
            f"The window needs Qt, which can't be loaded here ({error}): the README names the packages that "
            "it needs. Training, `nnstudio train`, works without."
        ) from error

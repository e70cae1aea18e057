"""Opening and saving in a window, waited for: whether it was done."""

from pathlib import Path

from nnstudio.studio.main_window import MainWindow


def opened(window: MainWindow, path: Path) -> bool:
    """Open a file."""
    window.files.open(path)
    return window.files.finish()


def saved(window: MainWindow) -> bool:
    """Save to the window's own file, or to the one that is chosen."""
    return window.files.save() and window.files.finish()


def saved_to(window: MainWindow, path: Path) -> bool:
    """Save to that file."""
    return window.files._write(path) and window.files.finish()

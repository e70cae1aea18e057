"""The one place where the window's objects are built and wired together."""

from __future__ import annotations

import dataclasses
import gc
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication

import nnstudio
from nnstudio.data.shelf import Shelf
from nnstudio.document.document import empty_document
from nnstudio.formats.autosave.place import autosave_folder
from nnstudio.formats.own_groups import groups_folder
from nnstudio.formats.versions.versions import versions_folder
from nnstudio.studio import language
from nnstudio.studio.crash_log import CrashLog
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.settings_watch import SettingsWatch
from nnstudio.studio.store import Store
from nnstudio.studio.terminal import Terminal
from nnstudio.studio.theme import icon
from nnstudio.studio.theme.appearance import Appearance
from nnstudio.studio.training.run_model import RunModel

NAME = "NN Studio"
PAINT_ALONE = "QT_NO_GUI_THREADPOOL"
"""Set, it has Qt paint on the window's thread alone: to cut one fill in two and wake another thread for the half takes
longer than the fill, the more so where a network trains on all cores.
"""


@dataclasses.dataclass
class Studio:
    """All that was built. Keep it as long as the window is needed."""

    app: QApplication
    settings: QSettings
    appearance: Appearance
    store: Store
    run_model: RunModel
    window: MainWindow


def build(
    argv: Sequence[str] = (),
    settings: QSettings | None = None,
    shelf: Shelf | None = None,
    autosaves: Path | None = None,
    versions: Path | None = None,
    groups: Path | None = None,
) -> Studio:
    """Build the window, not yet shown, and the application if there is none.

    argv: as from the command line, without the program's name; the first that is no option is a file to open.
    settings: where choices and layout are kept; the user's own by default. shelf: opens the data.
    autosaves, versions: the folders in which unsaved work is kept for the case of a crash, and what projects held
    before they were saved again; groups: that of groups of one's own. None is kept by default.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        os.environ.setdefault(PAINT_ALONE, "1")
        app = QApplication([NAME])
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setApplicationVersion(nnstudio.__version__)
    app.setWindowIcon(icon("app"))
    settings = settings or QSettings()
    language.speak(settings)
    appearance = Appearance(app, settings)
    store = Store(empty_document())
    run_model = RunModel(store, shelf)
    window = MainWindow(store, run_model, appearance, settings, autosaves, versions, groups)
    store.setParent(window)
    run_model.setParent(window)
    studio = Studio(app, settings, appearance, store, run_model, window)
    SettingsWatch(window, settings)
    files = [argument for argument in argv if not argument.startswith("-")]
    if files:
        window.files.open(Path(files[0]))
        window.files.finish()
        window.recovery.mention()
    return studio


def no_display() -> str | None:
    """Why no window can be opened here, as a sentence; None where one can."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] not in (
        "xcb",
        "wayland",
    ):
        return None
    display = os.environ.get("DISPLAY", "")
    if os.environ.get("WAYLAND_DISPLAY") or (display and _answers(display)):
        return None
    there = f"The display {display} does not answer" if display else "There is no display"
    return f"{there}, so the window can't be opened: use `nnstudio train`, or set DISPLAY."


def _answers(display: str) -> bool:
    """Whether an X server listens: Qt would abort the whole process otherwise."""
    host, _, number = display.rpartition(":")
    screen = number.partition(".")[0]
    if not screen.isdigit():
        return False
    if host and host != "unix" and not host.startswith("/"):
        return _connects(socket.AF_INET, (host.partition("/")[2] or host, 6000 + int(screen)))
    path = f"/tmp/.X11-unix/X{screen}"
    return _connects(socket.AF_UNIX, path) or _connects(socket.AF_UNIX, "\0" + path)


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family) as probe:
        probe.settimeout(2.0)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with a project if argv names one; return the exit status."""
    complaint = no_display()
    if complaint is not None:
        sys.stderr.write(complaint + "\n")
        return 1
    gc.freeze()  # what was imported stays: each look through it for garbage would stop the window for a moment
    argv = sys.argv[1:] if argv is None else argv
    studio = build(argv, autosaves=autosave_folder(), versions=versions_folder(), groups=groups_folder())
    log = CrashLog(studio.window)
    log.happened.connect(studio.window.tell_crash)
    log.install()
    terminal = Terminal(studio.window)
    terminal.interrupted.connect(studio.window.closing.from_terminal)
    terminal.listen()
    studio.window.show()
    status = studio.app.exec()
    terminal.forget()
    log.uninstall()
    del studio.window
    QCoreApplication.processEvents()
    return status

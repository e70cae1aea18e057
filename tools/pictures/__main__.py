"""Take a picture of every state of the window, in both themes and several sizes, to look at and judge.

Run it as `python -m tools.pictures OUT`; `--state`, `--theme`, `--size`, `--language` and `--scale` choose some.
It draws offscreen, trains on a small part of MNIST, and touches nobody's settings.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QSettings
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from nnstudio.app import Studio, build
from nnstudio.data.hand import store
from nnstudio.data.shelf import Shelf
from nnstudio.studio import hands, language
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.main_window import MainWindow
from nnstudio.studio.offscreen import draw_offscreen, forget_screen
from tools.pictures import keeping
from tools.pictures.states import STATES

SIZES = {"large": (1440, 900), "laptop": (1366, 768), "small": (1100, 700)}
THEMES = ("light", "dark")


def take(studio: Studio, state: Callable[[MainWindow], None], out: Path, theme: str, size: str) -> None:
    """Bring the window into a state, and save what it looks like."""
    window = studio.window
    studio.appearance.choose(theme)
    window.resize(*SIZES[size])
    window.reset_layout()
    window.curves.choose(None)
    window.tabs.setCurrentIndex(0)
    window.properties.setCurrentIndex(0)
    _clear(window)
    hands.pump()
    state(window)
    hands.pump(0.2)
    path = out / f"{state.__name__.replace('_', '-')}-{theme}-{size}.png"
    dialog = next((one for one in window.findChildren(QDialog) if one.isVisible()), None)
    _picture(dialog or window).save(str(path))
    window.canvas.view.wiring.hand.cancel()
    hands.drag_away(window.canvas.view)
    if dialog is not None:
        dialog.reject()
    window.quick.close_up()
    print(path)
    window.desk.draft.stop_and_wait()
    window.run_model.stop_and_wait()
    window.code.model.discard()
    window.files.forget_changes()
    window.appearance.raise_contrast(False)
    window.seen.action.setChecked(False)
    keeping.sweep(window)


def _clear(window: MainWindow) -> None:
    """Leave nothing on the pad, and close what is open below it."""
    page = window.ask.page
    if isinstance(page, DrawingPanel):
        for switch in (page.steps, page.why_not, page.keep):
            switch.setChecked(False)
        page.model.clear()


def _picture(window: QWidget) -> QPixmap:
    """What a window looks like, with the menu that is open over it."""
    picture, menu = window.grab(), QApplication.activePopupWidget()
    if menu is not None:
        painter = QPainter(picture)
        painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
        painter.end()
    return picture


def main() -> None:
    """Take the pictures that the command line asks for."""
    names = [state.__name__.replace("_", "-") for state in STATES]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--state", choices=names, nargs="*", default=names)
    parser.add_argument("--theme", choices=THEMES, nargs="*", default=THEMES)
    parser.add_argument("--language", choices=list(language.LANGUAGES), default="en")
    parser.add_argument("--size", choices=SIZES, nargs="*", default=list(SIZES))
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(store, "data_folder", return_value=Path(folder)),
    ):
        os.environ["XDG_CACHE_HOME"] = folder
        draw_offscreen(arguments.scale)
        settings = QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)
        language.choose(settings, arguments.language)
        studio = build([], settings, Shelf(5000), Path(folder) / "autosave", Path(folder) / "versions")
        forget_screen()
        studio.window.show()
        for size in arguments.size:
            for theme in arguments.theme:
                for state, name in zip(STATES, names, strict=True):
                    if name in arguments.state:
                        take(studio, state, arguments.out, theme, size)
        studio.window.close_without_asking()


if __name__ == "__main__":
    main()

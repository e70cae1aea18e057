"""Where the window is and how large, and its parts in it: as it was left the last time, within the screen there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from nnstudio.studio.screen import KeptOnScreen

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow

SIZE = QSize(1440, 900)
LEAST_SIZE = QSize(1040, 640)
MENU_HEIGHT = 30
"""Pixels of the least size that the menu bar takes, or fewer."""
LEAST_PAGE = LEAST_SIZE - QSize(0, MENU_HEIGHT)
GEOMETRY = "layout/geometry"


def restore(window: MainWindow) -> None:
    """Put the window and its splitters where they were, and keep it on its screen."""
    window.resize(SIZE)
    geometry = window.settings.value(GEOMETRY)
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    KeptOnScreen(window, LEAST_SIZE)
    window.workbench.lay_out_anew(window.size())
    window.workbench.restore(window.settings)


def remember(window: MainWindow) -> None:
    """Write down where they are."""
    window.workbench.remember(window.settings)
    window.settings.setValue(GEOMETRY, window.saveGeometry())
    window.settings.sync()


def scrolled(pages: QWidget) -> QScrollArea:
    """On a screen that is smaller than the least size, everything can still be scrolled to."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(pages)
    return area

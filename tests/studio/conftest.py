"""The window as a user gets it, with settings of its own and a small part of MNIST."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from nnstudio.app import build


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def studio(qtbot, settings):
    """The built window, shown at its default size, still in the gallery."""
    studio = build([], settings, limit=2000)
    qtbot.addWidget(studio.window, before_close_func=lambda window: window.files.forget_changes())
    studio.window.show()
    qtbot.waitExposed(studio.window)
    yield studio
    studio.window.close_without_asking()
    studio.window.deleteLater()
    QApplication.clipboard().clear()


@pytest.fixture
def window(studio):
    """The window with an empty network open."""
    studio.window.files.new()
    return studio.window

"""The window lies within its screen, with its frame, whatever the screen, and wherever it was the last time."""

import pytest
from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtWidgets import QWidget

from nnstudio.app import build
from nnstudio.studio import screen
from nnstudio.studio.window_layout import GEOMETRY, LEAST_SIZE

FRAME = QMargins(4, 28, 4, 4)
LAPTOP = QRect(0, 0, 1366, 768)
SCREENS = {
    "laptop": LAPTOP,
    "laptop with a panel": QRect(60, 27, 1306, 741),
    "laptop at 150%": QRect(0, 0, 911, 512),
    "laptop at 200%": QRect(0, 0, 683, 384),
    "second": QRect(1920, 0, 1280, 1024),
}


@pytest.mark.parametrize("available", SCREENS.values(), ids=list(SCREENS))
@pytest.mark.parametrize(
    "inner", [QRect(0, 0, 1440, 900), QRect(-300, -50, 900, 700), QRect(3000, 2000, 400, 300)]
)
def test_a_window_is_brought_into_its_screen_frame_and_all(available, inner):
    fitted = screen.within(inner, available, FRAME)
    assert available.contains(fitted.marginsAdded(FRAME))
    assert fitted.size() == inner.size().boundedTo(available.marginsRemoved(FRAME).size())


def test_a_window_that_fits_stays_where_it_is():
    inner = QRect(100, 100, 1040, 600)
    assert screen.within(inner, LAPTOP, FRAME) == inner


@pytest.mark.parametrize("name", ["laptop", "laptop at 150%", "laptop at 200%"])
def test_the_first_window_and_a_remembered_one_fit_with_the_usual_frame(qtbot, settings, monkeypatch, name):
    available = SCREENS[name]
    monkeypatch.setattr(screen, "room_for", lambda window: available)
    large = QWidget()
    large.setGeometry(900, 500, 1440, 900)
    for geometry in (None, large.saveGeometry()):
        settings.setValue(GEOMETRY, geometry)
        window = build([], settings).window
        qtbot.addWidget(window)
        assert available.contains(window.geometry().marginsAdded(screen.USUAL_FRAME))
        window.close_without_asking()
        window.deleteLater()


def test_on_a_screen_that_is_too_small_everything_is_scrolled_to(window, qtbot):
    window.setMinimumSize(QSize(300, 200))
    window.resize(683, 384)
    area = window.scrolled
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.horizontalScrollBar().maximum() > 0
    assert window.pages.height() >= LEAST_SIZE.height() - window.menuBar().height() - 8
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert area.horizontalScrollBar().maximum() == 0

"""Messages lie over the window without moving anything, and what went well goes away by itself."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture
def window(studio):
    studio.window.open_template("first-network")
    return studio.window


def let_time_pass(bar):
    """What the clock would do: the time for reading is over, and then that for fading."""
    bar.waiting.timeout.emit()
    bar.fading.setCurrentTime(bar.fading.duration())


def test_a_message_stays_until_it_is_closed_or_something_changes(window):
    window.open_template("first-network")
    window.message_bar.tell_error("The disk is full: make room and try again.")
    assert window.message_bar.isVisible()
    QTest.mouseClick(window.message_bar.closer, Qt.MouseButton.LeftButton)
    assert not window.message_bar.isVisible()
    window.message_bar.tell_refusal("That can't be.")
    window.editing.add("Dropout")
    assert not window.message_bar.isVisible()


def test_a_message_can_offer_what_to_do(window):
    done = []
    window.message_bar.tell("warning", "It is so.", "Change it", lambda: done.append(True))
    window.message_bar.button.click()
    assert done == [True]
    assert not window.message_bar.isVisible()


def places(window):
    QApplication.processEvents()
    parts = [part for part in window.workbench.findChildren(QWidget) if part.isVisible()]
    return {part: part.mapTo(window, QPoint(0, 0)) for part in parts}


def test_a_message_moves_nothing(window):
    before = places(window)
    window.message_bar.tell_error("The disk is full: make room and try again. " * 5)
    assert places(window) == before
    window.message_bar.clear()
    assert places(window) == before


@pytest.mark.parametrize("width", [1100, 1440])
def test_a_message_covers_no_button_of_the_toolbar_and_no_field_of_the_form(window, width):
    window.message_bar.tell_error("The disk is full: make room and try again. " * 5)
    window.resize(width, 700)
    QApplication.processEvents()
    bar = window.message_bar
    for part in (window.train_bar, window.palette_panel, window.properties, window.tabs, window.ask):
        assert not bar.geometry().intersects(part.rect().translated(part.mapTo(bar.host, QPoint(0, 0))))


def test_the_button_stands_below_a_text_that_would_be_squeezed_beside_it(window):
    window.resize(1100, 700)
    bar, button = window.message_bar, "Set learning rate to 0.01 and start over"
    bar.tell("warning", "It is so.", button, lambda: None)
    QApplication.processEvents()
    assert bar.button.x() > bar.text.geometry().right()
    bar.clear()
    bar.tell("warning", "Training became numerically unstable at step 4. " * 4, button, lambda: None)
    QApplication.processEvents()
    assert bar.button.y() > bar.text.geometry().bottom()
    assert bar.text.height() >= bar.text.heightForWidth(bar.text.width())
    assert bar.height() < 120


def test_all_of_a_long_message_can_be_read(window):
    window.message_bar.tell_error("The disk is full: make room and try again. " * 9)
    text = window.message_bar.text
    QApplication.processEvents()
    assert text.height() >= text.heightForWidth(text.width())


def test_success_fades_and_an_error_stays(window):
    bar = window.message_bar
    bar.tell("good", "Saved.")
    assert bar.waiting.isActive()
    let_time_pass(bar)
    assert not bar.isVisible()
    bar.tell_error("The disk is full.")
    assert not bar.waiting.isActive()


def test_a_new_message_is_seen_in_full_while_the_old_one_fades(window):
    bar = window.message_bar
    bar.tell("good", "Saved.")
    bar.waiting.timeout.emit()
    bar.tell_error("The disk is full.")
    assert bar.fading.state() == bar.fading.State.Stopped
    assert not bar.veil.isEnabled()
    assert bar.isVisible()


def test_success_waits_for_whoever_points_at_it(window):
    bar = window.message_bar
    bar.tell("good", "Saved.")
    middle = QPointF(5, 5)
    QApplication.sendEvent(bar, QEnterEvent(middle, middle, middle))
    assert not bar.waiting.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar.waiting.isActive()


def test_escape_closes_a_message(window):
    window.message_bar.tell_error("The disk is full.")
    QTest.keyClick(window.message_bar.closer, Qt.Key.Key_Escape)
    assert not window.message_bar.isVisible()

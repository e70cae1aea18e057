"""Tab goes through the window as one reads it, and wherever it stops can be seen."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.studio import focus
from tests.studio.learning import WAIT_MS

FEWEST_PIXELS = 30
"""That must look another way where the focus is."""


@pytest.fixture
def window(studio, qtbot):
    window = studio.window
    window.open_template("two-convolutions")
    window.store.selection.set(("conv2d",))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def evaluated(window, qtbot):
    window.open_template("first-network")
    window.store.apply(edits.change_training(window.store.document, epochs=1), "Shorten")
    window.run_model.train()
    qtbot.waitUntil(lambda: not window.run_model.active, timeout=WAIT_MS)
    window.tabs.setCurrentWidget(window.evaluate)
    qtbot.waitUntil(lambda: window.evaluate.judgement is not None, timeout=WAIT_MS)
    return window


def part_of(window, widget):
    parts = (window.workbench.strip, *window.workbench.parts)
    return next(at for at, part in enumerate(parts) if part is widget or part.isAncestorOf(widget))


def walk(window, key=Qt.Key.Key_Tab, most=100):
    """The widgets that have the focus one after the other, until it comes back to the first."""
    passed = [window.focusWidget()]
    while len(passed) < most:
        QTest.keyClick(window.focusWidget(), key)
        if window.focusWidget() is passed[0]:
            break
        passed.append(window.focusWidget())
    return passed


def test_tab_goes_through_the_toolbar_and_then_through_the_parts_from_the_left(window):
    window.train_bar.buttons[window.train_bar.train].setFocus()
    passed = walk(window)
    assert len(set(passed)) == len(passed) > 25
    parts = [part_of(window, widget) for widget in passed]
    turn = parts.index(0, parts.index(1))
    assert parts[:turn] == sorted(parts[:turn])
    assert set(parts[turn:]) == {0}
    assert set(parts) == set(range(6))


def test_backtab_goes_the_same_way_back(window):
    window.canvas.view.setFocus()
    there = walk(window)
    window.canvas.view.setFocus()
    back = walk(window, Qt.Key.Key_Backtab)
    assert back[1:] == there[:0:-1]


def test_a_form_that_was_made_anew_and_scrolled_keeps_its_place(window):
    window.store.selection.set(("dense",))
    page = window.properties.layer_page
    QApplication.processEvents()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    passed = focus.stops([window.properties])
    assert passed[:2] == [window.properties.tabBar(), page.name]
    assert passed[2:] == [
        editor.switch if hasattr(editor, "switch") else editor.box for editor in page.form.editors.values()
    ]


def test_tab_brings_a_field_into_sight(window):
    page = window.properties.layer_page
    page.verticalScrollBar().setValue(0)
    last = list(page.form.editors.values())[-1].box
    window.tabs.tabBar().setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert window.focusWidget() is last
    assert page.viewport().rect().contains(last.mapTo(page.viewport(), QPoint(5, 5)))


def test_what_cannot_be_used_is_passed_by(window):
    assert window.train_bar.buttons[window.train_bar.pause] not in focus.stops([window.workbench.strip])


def test_in_the_gallery_tab_goes_from_card_to_card(window):
    window.show_gallery()
    order = focus.stops([window.gallery])
    buttons = [button for card in window.gallery.cards for button in (card.train, card.open)]
    assert [stop for stop in order if stop in buttons] == buttons


def look(window, widget):
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-2, -2, 2, 2)
    return window.grab(place).toImage()


def difference(one, other):
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places)


def unseen(window, parts):
    """The stops at which the window looks as it did before they had the focus."""
    found = []
    for stop in focus.stops(parts):
        focus.stop_at(stop, Qt.FocusReason.TabFocusReason)
        stop.clearFocus()
        before = look(window, stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        if difference(before, look(window, stop)) < FEWEST_PIXELS:
            found.append(stop.accessibleName() or stop.objectName() or type(stop).__name__)
    return found


def test_the_focus_can_be_seen_wherever_tab_stops(window):
    assert unseen(window, [window.workbench.strip, *window.workbench.parts]) == []


def test_the_focus_can_be_seen_in_the_training_settings(window):
    window.properties.show_training()
    QApplication.processEvents()  # they are built when somebody looks, and laid out after that
    assert unseen(window, [window.properties]) == []


def test_the_focus_can_be_seen_in_the_gallery(window):
    window.show_gallery()
    assert unseen(window, [window.gallery]) == []


def test_the_focus_can_be_seen_in_matrix_and_mistakes(evaluated):
    stops = focus.stops([evaluated.evaluate])
    assert evaluated.evaluate.classes.matrix in stops
    assert evaluated.evaluate.classes.examples.images in stops
    assert unseen(evaluated, [evaluated.evaluate]) == []


def test_the_focus_can_be_seen_in_the_tables(window):
    window.tabs.setCurrentWidget(window.analysis)
    assert unseen(window, [window.analysis]) == []
    window.store.apply(edits.remove(window.store.document, ["flatten"]), "Break it")
    window.tabs.setCurrentWidget(window.problems)
    assert focus.stops([window.problems])
    assert unseen(window, [window.problems]) == []

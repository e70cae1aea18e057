"""The tabs below take the room of the palette and the canvas, and give it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from nnstudio.studio import focus, language
from nnstudio.studio.quick.providers.canvas import CanvasLayers


@pytest.fixture
def window(studio, qtbot):
    window = studio.window
    window.open_template("first-network")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def corner(window) -> QToolButton:
    return window.tabs.cornerWidget(Qt.Corner.TopRightCorner)


def click(window):
    QTest.mouseClick(corner(window), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_the_button_gives_the_tabs_all_the_room_and_back_to_the_pixel(window):
    before = {name: splitter.sizes() for name, splitter in window.workbench.splitters.items()}
    click(window)
    assert not window.canvas.isVisible()
    assert not window.palette_panel.isVisible()
    assert window.tabs.height() == window.workbench.left.height()
    assert window.properties.isVisible()
    assert window.ask.isVisible()
    click(window)
    assert window.canvas.isVisible()
    assert {name: splitter.sizes() for name, splitter in window.workbench.splitters.items()} == before


def test_the_key_and_the_menu_do_the_same(window):
    QTest.keyClick(window.canvas.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert not window.canvas.isVisible()
    assert corner(window).isChecked()
    window.menus.enlarge.trigger()
    assert window.canvas.isVisible()
    assert not corner(window).isChecked()


def test_the_tip_says_what_a_click_does_now_and_names_the_key(window):
    assert corner(window).toolTip() == "Let these tabs take the canvas's room (Ctrl+J)"
    click(window)
    assert corner(window).toolTip() == "Give the canvas its room back (Ctrl+J)"


def test_the_focus_is_never_on_what_is_out_of_sight(window):
    window.canvas.view.setFocus()
    window.menus.enlarge.trigger()
    assert window.focusWidget() is window.tabs.tabBar()
    assert corner(window) in focus.stops([window.tabs])
    window.ask.setFocus()
    held = window.focusWidget()
    window.menus.enlarge.trigger()
    assert window.focusWidget() is held


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_F])
def test_who_goes_to_the_canvas_or_the_palette_finds_it_in_sight(window, key):
    click(window)
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.isVisible()
    assert window.workbench.top.isAncestorOf(window.focusWidget())


def test_who_looks_for_a_layer_finds_it_in_sight(window):
    click(window)
    next(entry for entry in CanvasLayers().entries(window) if entry.title == "dense").do()
    assert window.canvas.isVisible()
    assert window.store.selection.ids == ("dense",)


def test_it_is_remembered_until_the_layout_is_reset(window, settings):
    sizes = window.workbench.left.sizes()
    click(window)
    window.workbench.remember(settings)
    window.reset_layout()
    assert window.canvas.isVisible()
    window.workbench.restore(settings)
    assert not window.canvas.isVisible()
    settings.sync()
    click(window)
    assert window.workbench.left.sizes() == sizes


def test_another_language_leaves_the_tabs_as_large_as_they_were(window, settings, qtbot):
    click(window)
    language.choose(settings, "zh_CN")
    language.speak(settings)
    try:
        qtbot.waitUntil(lambda: window.said_anew.spoken == "zh_CN")
        assert not window.canvas.isVisible()
        assert corner(window).isChecked()
    finally:
        language.choose(settings, "en")
        language.speak(settings)


def test_a_message_lies_over_the_tabs_then(window, qtbot):
    window.message_bar.tell("info", "Something is so.", "Do", lambda: None)
    click(window)
    page = window.tabs.currentWidget()
    qtbot.waitUntil(
        lambda: window.message_bar.y() == page.mapTo(window.middle, page.rect().topLeft()).y() + 8
    )

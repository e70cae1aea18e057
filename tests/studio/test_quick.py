"""Ctrl+K: a few letters of anything, and Enter does it, with the mouse or without, on every page."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.project import save_project
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.studio.quick.list import spoken
from nnstudio.studio.quick.providers import PROVIDERS
from nnstudio.studio.quick.used import MOST, Used

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(studio, qtbot):
    """A window with the template of two convolutions."""
    window = studio.window
    window.open_template("two-convolutions")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def type_letters(window, letters):
    """Ctrl+K, then these letters."""
    window.menus.quick.trigger()
    QTest.keyClicks(window.quick.field, letters)


def titles(window):
    return [hit.entry.title for hit in window.quick.list.hits.hits]


def enter(window):
    QTest.keyClick(window.quick.field, Key.Key_Return)


def do(window, letters, kind):
    """Type the letters, choose the best hit of that kind, and press Enter."""
    type_letters(window, letters)
    places = [place for place, hit in enumerate(window.quick.list.hits.hits) if hit.entry.kind == kind]
    for _ in range(places[0]):
        QTest.keyClick(window.quick.field, Key.Key_Down)
    enter(window)


def test_a_few_letters_and_enter_add_a_layer(window):
    window.store.selection.set(("conv2d",))
    do(window, "drop", "New layer")
    assert window.store.document.ids[1] == "dropout_2"
    assert window.quick.isHidden()


def test_a_layer_is_found_by_another_name(window):
    type_letters(window, "fully connected")
    assert titles(window)[0] == "Dense"


def test_a_layer_on_the_canvas_is_selected(window):
    do(window, "dense_1", "On the canvas")
    assert window.store.selection.ids == ("dense_1",)


def test_a_command_is_done(window):
    window.store.selection.set(("conv2d", "dense"))
    do(window, "delete", "Command")
    assert "conv2d" not in window.store.document.ids


def test_a_command_of_an_inner_menu_says_where_it_stands(window):
    do(window, "dark", "Command")
    assert window.appearance.choice == "dark"
    type_letters(window, "dark")
    assert titles(window)[0] == "Theme: Dark"


def test_a_command_shows_its_keys(window):
    type_letters(window, "save as")
    assert window.quick.list.current.entry.keys == "Ctrl+Shift+S"
    assert spoken(window.quick.list.current) == "Save as, File, Command, Ctrl+Shift+S"


def test_a_template_is_opened(window):
    do(window, "spiral", "Template")
    assert window.store.document == TEMPLATES["spiral"].document


def test_a_setting_of_the_training_gets_the_focus(window):
    do(window, "epochs", "Training setting")
    page = window.properties.training_page
    assert window.properties.currentWidget() is page
    assert page.forms.plan.editors["epochs"].main.hasFocus()


def test_a_rare_setting_comes_into_sight(window):
    (chooser,) = [c for n, c in window.properties.training_page.forms.choosers.items() if n == "optimizer"]
    rare = next(name for name in chooser.form.fields if name in chooser.form.rare)
    label = chooser.form.fields[rare].label
    do(window, label, "Training setting")
    assert chooser.form.editors[rare].isVisible()


def test_a_setting_of_the_selected_layer_gets_the_focus(window):
    window.store.selection.set(("conv2d",))
    do(window, "filters", "Setting of the layer")
    assert window.properties.layer_page.form.editors["filters"].main.hasFocus()
    window.store.selection.clear()
    type_letters(window, "filters")
    assert "Setting of the layer" not in {hit.entry.kind for hit in window.quick.list.hits.hits}


def test_a_recent_project_is_opened(window, tmp_path):
    save_project(tmp_path / "mine.nnstudio", window.files.project())
    window.files.open(tmp_path / "mine.nnstudio")
    assert window.files.finish()
    window.open_template("spiral")
    do(window, "mine", "Project")
    assert window.files.finish()
    assert window.files.path == tmp_path / "mine.nnstudio"


def test_all_layers_functions_templates_and_menus_can_be_found(window):
    keys = {entry.key for provider in PROVIDERS for entry in provider.entries(window)}
    assert {f"layer {name}" for name in LAYERS} <= keys
    assert {f"layer Activation {name}" for name in FUNCTIONS} <= keys
    assert {f"template {name}" for name in TEMPLATES} <= keys
    assert {f"node {name}" for name in window.store.document.ids} <= keys
    assert {"command train", "command undo", "command zoom_in", "command copy", "command help"} <= keys


def test_no_two_entries_are_remembered_as_the_same(window):
    window.store.selection.set(("conv2d",))
    keys = [entry.key for provider in PROVIDERS for entry in provider.entries(window)]
    assert len(keys) == len(set(keys))


def test_what_can_not_be_done_says_why_and_enter_leaves_it(window):
    window.store.selection.clear()
    type_letters(window, "rename")
    assert window.quick.list.current.entry.reason == "Select a layer first"
    enter(window)
    assert window.quick.isVisible()
    type_letters(window, "")
    type_letters(window, "pause")
    assert window.quick.list.current.entry.reason


def test_on_the_gallery_without_a_network_layers_say_that_one_is_needed(studio):
    window = studio.window
    type_letters(window, "dense")
    assert {hit.entry.reason for hit in window.quick.list.hits.hits if hit.entry.kind == "New layer"} == {
        "Open a network first"
    }
    window.quick.close_up()
    type_letters(window, "spiral")
    enter(window)
    assert window.pages.working


def test_from_the_gallery_a_layer_of_the_open_network_is_shown(window):
    window.show_gallery()
    do(window, "dense_1", "On the canvas")
    assert window.pages.working
    assert window.store.selection.ids == ("dense_1",)


def test_what_was_used_is_offered_first_the_next_time_and_after_a_restart(window):
    do(window, "dark", "Command")
    do(window, "spiral", "Template")
    window.menus.quick.trigger()
    assert titles(window) == ["Spiral", "Theme: Dark"]
    assert window.quick.heading.isVisible()
    assert Used(window.settings).keys == ["template spiral", "command Menus._choose_theme dark"]


def test_before_anything_was_used_it_says_what_can_be_found(window):
    window.menus.quick.trigger()
    assert titles(window) == []
    assert window.quick.scope.isVisible()
    assert "Layers, commands" in window.quick.field.accessibleDescription()


def test_the_settings_remember_so_many(settings):
    used = Used(settings)
    for number in range(3 * MOST):
        used.add(str(number))
    assert used.keys[0] == str(3 * MOST - 1)
    assert len(used.keys) == MOST


@pytest.mark.parametrize("value", ["alone", 7, None, {"a": 1}])
def test_damaged_settings_are_taken_as_they_are(settings, value):
    settings.setValue("quick/used", value)
    assert all(isinstance(key, str) for key in Used(settings).keys)


def test_nothing_found_says_so(window):
    type_letters(window, "xylophone")
    assert window.quick.nothing.isVisible()
    assert window.quick.nothing.text() == "Nothing answers to “xylophone”."
    assert window.quick.list.isHidden()
    enter(window)
    assert window.quick.isVisible()


def test_arrows_go_round_and_the_letters_stay_in_the_field(window):
    type_letters(window, "conv")
    count = window.quick.list.hits.rowCount()
    QTest.keyClick(window.quick.field, Key.Key_Up)
    assert window.quick.list.currentIndex().row() == count - 1
    QTest.keyClick(window.quick.field, Key.Key_Down)
    assert window.quick.list.currentIndex().row() == 0
    QTest.keyClick(window.quick.field, Key.Key_Tab)
    assert window.quick.list.currentIndex().row() == 1
    assert window.quick.field.hasFocus()
    assert window.quick.field.accessibleDescription() == spoken(window.quick.list.current)


def test_escape_closes_it_and_gives_the_focus_back(window):
    window.palette_panel.search.setFocus()
    type_letters(window, "conv")
    QTest.keyClick(window.quick.field, Key.Key_Escape)
    assert window.quick.isHidden()
    assert window.palette_panel.search.hasFocus()
    assert not window.store.undo_stack.canUndo()


def test_a_click_does_what_the_row_is_and_a_click_elsewhere_closes(window):
    type_letters(window, "spiral")
    rows = window.quick.list
    place = rows.visualRect(rows.hits.index(0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.store.document == TEMPLATES["spiral"].document
    window.menus.quick.trigger()
    window.palette_panel.search.setFocus(Qt.FocusReason.MouseFocusReason)
    assert window.quick.isHidden()


def test_the_row_under_the_mouse_is_the_current_one(window):
    type_letters(window, "conv")
    rows = window.quick.list
    QTest.mouseMove(rows.viewport(), rows.visualRect(rows.hits.index(2)).center())
    QApplication.processEvents()
    assert rows.currentIndex().row() == 2


def test_the_key_opens_it_and_closes_it_also_while_one_writes(window, qtbot):
    for widget in (window.canvas.view, window.palette_panel.search):
        widget.setFocus()
        QTest.keyClick(widget, Key.Key_K, CTRL)
        assert window.quick.isVisible()
        QTest.keyClick(window.quick.field, Key.Key_K, CTRL)
        assert window.quick.isHidden()


def test_no_text_field_takes_the_key_for_itself(window):
    class Greedy(QLineEdit):
        def event(self, event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            return super().event(event)

    field = Greedy(window)
    field.show()
    field.setFocus()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_K, CTRL)
    override.ignore()
    QApplication.sendEvent(field, override)
    assert not override.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_J, CTRL)
    other.ignore()
    QApplication.sendEvent(field, other)
    assert other.isAccepted()


def test_it_stays_in_the_window_at_every_size(window, qtbot):
    type_letters(window, "co")
    for width, height in ((1100, 700), (1440, 900)):
        window.resize(width, height)
        QApplication.processEvents()
        assert window.middle.rect().contains(window.quick.geometry())
        assert window.quick.list.geometry().bottom() < window.quick.height()
        assert abs(window.quick.geometry().center().x() - window.middle.rect().center().x()) <= 1
    assert window.quick.mapTo(window, QPoint(0, 0)).y() > 0

"""The canvas by mouse and keyboard: select, move, copy, rename, repair, zoom."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.rename import RenameField
from nnstudio.studio.problems.panel import MOST_ROWS
from tests.studio.gestures import drag_mouse, middle

Key, Mod, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
IDS = ("conv2d", "conv2d_1", "max_pooling2d", "dropout", "flatten", "dense", "dropout_1", "dense_1")


@pytest.fixture
def window(bench):
    bench.activateWindow()
    return bench


@pytest.fixture
def view(window):
    return window.canvas.view


def press(view, key, modifiers=Mod.NoModifier):
    QTest.keyClick(view, key, modifiers)


def click(view, node_id, modifiers=Mod.NoModifier):
    QTest.mouseClick(view.viewport(), LEFT, modifiers, middle(view.window(), node_id))


def test_a_click_selects_and_a_click_beside_selects_nothing(view):
    click(view, "dense")
    assert view.store.selection.ids == ("dense",)
    QTest.mouseClick(view.viewport(), LEFT, Mod.NoModifier, QPoint(5, 5))
    assert view.store.selection.ids == ()


@pytest.mark.parametrize("modifier", [Mod.ControlModifier, Mod.ShiftModifier])
def test_a_click_with_control_or_shift_adds_and_takes_away(view, modifier):
    click(view, "dense")
    click(view, "conv2d", modifier)
    assert view.store.selection.ids == ("dense", "conv2d")
    click(view, "dense", modifier)
    assert view.store.selection.ids == ("conv2d",)


def test_a_rubber_band_selects_what_it_touches(window, view):
    start, end = QPoint(4, middle(window, "conv2d").y()), middle(window, "max_pooling2d")
    drag_mouse(view.viewport(), start, end)
    assert view.store.selection.ids == IDS[:3]


def test_escape_takes_a_rubber_band_back(window, view):
    click(view, "dense")
    drag_mouse(view.viewport(), QPoint(4, 4), middle(window, "max_pooling2d"), release=False)
    press(view, Key.Key_Escape)
    assert view.store.selection.ids == ("dense",)
    assert view.gesture is None


def test_a_block_is_dragged_to_another_place(window, view):
    target = middle(window, "flatten") + QPoint(0, 30)
    drag_mouse(view.viewport(), middle(window, "conv2d_1"), target)
    assert window.store.document.ids.index("conv2d_1") == 4
    assert window.store.undo_stack.undoText() == "Move conv2d_1"
    window.store.undo_stack.undo()
    assert window.store.document.ids == IDS


def test_several_selected_blocks_are_dragged_together(window, view):
    view.store.selection.set(("conv2d", "conv2d_1"))
    drag_mouse(view.viewport(), middle(window, "conv2d_1"), middle(window, "dropout") + QPoint(0, 30))
    assert window.store.document.ids[:4] == ("max_pooling2d", "dropout", "conv2d", "conv2d_1")


def test_escape_takes_a_drag_back(window, view):
    target = middle(window, "flatten") + QPoint(0, 30)
    drag_mouse(view.viewport(), middle(window, "conv2d_1"), target, release=False)
    assert view.network.landing is not None
    press(view, Key.Key_Escape)
    assert view.network.landing is None
    assert window.store.document.ids == IDS


def test_a_small_jerk_of_the_mouse_moves_nothing(window, view):
    start = middle(window, "dense")
    drag_mouse(view.viewport(), start, start + QPoint(3, 3))
    assert not window.store.undo_stack.canUndo()
    assert view.store.selection.ids == ("dense",)


def test_up_and_down_choose_and_shift_extends(view):
    press(view, Key.Key_Down)
    assert view.store.selection.ids == ("conv2d",)
    press(view, Key.Key_Down)
    press(view, Key.Key_Down, Mod.ShiftModifier)
    assert view.store.selection.ids == ("conv2d_1", "max_pooling2d")
    press(view, Key.Key_End)
    assert view.store.selection.ids == ("dense_1",)
    press(view, Key.Key_Down)
    assert view.store.selection.ids == ("dense_1",)
    press(view, Key.Key_Home)
    press(view, Key.Key_Up)
    assert view.store.selection.ids == ("conv2d",)


def trigger(window, name):
    window.canvas.edit_actions[name].trigger()


def test_a_layer_is_moved_by_the_keyboard(window, view):
    view.store.selection.set(("max_pooling2d",))
    trigger(window, "move_up")
    assert window.store.document.ids[:3] == ("conv2d", "max_pooling2d", "conv2d_1")
    trigger(window, "move_up")
    assert window.store.document.ids[:3] == ("max_pooling2d", "conv2d", "conv2d_1")
    assert not window.canvas.edit_actions["move_up"].isEnabled()
    trigger(window, "move_down")
    trigger(window, "move_down")
    assert window.store.document.ids == IDS
    assert view.store.selection.ids == ("max_pooling2d",)


def test_delete_selects_what_takes_the_place(window):
    window.store.selection.set(("conv2d_1", "max_pooling2d"))
    trigger(window, "delete")
    assert window.store.document.ids == ("conv2d", *IDS[3:])
    assert window.store.selection.ids == ("dropout",)
    assert window.store.undo_stack.undoText() == "Delete 2 layers"


def test_copy_and_paste_keep_all_settings(window):
    window.store.selection.set(("conv2d_1", "max_pooling2d"))
    trigger(window, "copy")
    window.store.selection.set(("dropout",))
    trigger(window, "paste")
    document = window.store.document
    assert document.ids[4:6] == ("conv2d_2", "max_pooling2d_1")
    assert document.layer("conv2d_2") == document.layer("conv2d_1")
    assert window.store.selection.ids == ("conv2d_2", "max_pooling2d_1")


def test_cut_and_paste_is_a_move(window):
    window.store.selection.set(("dropout",))
    trigger(window, "cut")
    assert "dropout" not in window.store.document.ids
    trigger(window, "paste")
    assert "dropout" in window.store.document.ids


def test_duplicate_puts_copies_behind(window):
    window.store.selection.set(("dropout",))
    trigger(window, "duplicate")
    assert window.store.document.ids[3:5] == ("dropout", "dropout_2")


def test_actions_are_offered_only_where_they_make_sense(window):
    actions = window.canvas.edit_actions
    window.store.selection.clear()
    assert not any(actions[name].isEnabled() for name in ("cut", "copy", "delete", "rename", "duplicate"))
    window.store.selection.set(("dense", "conv2d"))
    assert actions["delete"].isEnabled()
    assert not actions["rename"].isEnabled()


def rename(view, text):
    view.rename()
    (field,) = view.viewport().findChildren(RenameField)
    field.setText(text)
    QTest.keyClick(field, Key.Key_Return)
    return field


def test_a_layer_is_renamed_where_it_stands(window, view):
    window.store.selection.set(("dense",))
    rename(view, "hidden")
    assert window.store.document.ids[5] == "hidden"
    assert window.store.selection.ids == ("hidden",)


def test_enter_in_the_name_is_not_taken_for_the_canvas(window, view, qtbot):
    window.store.selection.set(("dense",))
    with qtbot.assertNotEmitted(view.properties_wanted):
        rename(view, "hidden")


def test_a_name_that_is_taken_is_refused_with_a_sentence(window, view):
    window.store.selection.set(("dense",))
    field = rename(view, "flatten")
    assert window.store.document.ids == IDS
    assert "flatten" in window.refusals[-1]
    QTest.keyClick(field, Key.Key_Escape)


def broken(window):
    window.store.selection.set(("flatten",))
    trigger(window, "delete")


def test_a_problem_stands_on_its_block_and_one_click_repairs_it(window, view, qtbot):
    broken(window)
    (note,) = view.network.blocks["dense"].notes
    assert "flat input" in note.sentence
    assert note.buttons[0].text == "Insert Flatten"
    place = view.mapFromScene(note.buttons[0].mapToScene(note.buttons[0].rect.center()))
    QTest.mouseClick(view.viewport(), LEFT, Mod.NoModifier, place)
    qtbot.waitUntil(lambda: window.store.analysis.can_train)
    assert window.store.undo_stack.undoText() == "Insert Flatten"


def test_a_repair_is_made_from_the_keyboard_too(window):
    broken(window)
    trigger(window, "repair")
    assert window.store.analysis.can_train


def test_the_key_of_repair_works_wherever_the_focus_is(window):
    broken(window)
    window.palette_panel.search.setFocus()
    QTest.keyClick(window.palette_panel.search, Key.Key_R, Mod.ControlModifier)
    assert window.store.analysis.can_train


def test_a_repair_in_the_list_of_problems_works_too(window, qtbot):
    broken(window)
    row = window.problems.rows[0]
    buttons = {button.text(): button for button in row.findChildren(QPushButton)}
    buttons["Show dense"].click()
    assert window.store.selection.ids == ("dense",)
    buttons["Insert Flatten"].click()
    qtbot.waitUntil(lambda: window.store.analysis.can_train)
    assert window.problems.rows == []


def without_activations(window):
    document = empty_document()
    for layer in (Flatten(), Dense(units=30), Dense(units=20), Dense(units=10, activation="softmax")):
        document = edits.insert(document, layer, document.last)
    window.store.open(document)
    window.canvas.view.fit()
    return document


def test_one_button_on_a_block_repairs_all_problems_of_the_kind_and_one_step_undoes_it(window, view, qtbot):
    document = without_activations(window)
    (note,) = view.network.blocks["dense_1"].notes
    first, of_all = note.buttons
    assert (first.text, of_all.text) == ("Set activation to relu", "Repair all 2 of this kind")
    assert not first.sceneBoundingRect().intersects(of_all.sceneBoundingRect())
    assert note.sceneBoundingRect().contains(of_all.sceneBoundingRect())
    QTest.mouseClick(
        view.viewport(), LEFT, Mod.NoModifier, view.mapFromScene(of_all.mapToScene(of_all.rect.center()))
    )
    qtbot.waitUntil(lambda: window.store.analysis.problems == ())
    window.store.undo_stack.undo()
    assert window.store.document == document


def test_the_list_of_problems_has_the_button_for_all_beside_the_first_of_the_kind(window, qtbot):
    without_activations(window)
    texts = [[button.text() for button in row.findChildren(QPushButton)] for row in window.problems.rows]
    assert texts == [
        ["Repair all 2 of this kind", "Show dense", "Set activation to relu"],
        ["Show dense_1", "Set activation to relu"],
    ]
    window.problems.rows[0].findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: window.store.analysis.problems == ())
    assert window.problems.rows == []


def test_of_very_many_problems_the_first_are_listed_and_the_others_counted(window):
    document = window.store.document
    for _ in range(MOST_ROWS + 20):
        document = edits.add(document, Flatten(), [INPUT])
    window.store.apply(document, "Break it")
    found = [problem for problem in window.store.analysis.problems if problem.severity != "info"]
    assert len(window.problems.rows) == MOST_ROWS < len(found)
    assert window.problems.more.text().endswith(f": {len(found) - MOST_ROWS}")
    window.store.undo_stack.undo()
    assert window.problems.rows == []
    assert window.problems.more.isHidden()


def test_no_sentence_on_a_block_is_cut_off(window, view):
    document = window.store.document
    for _ in range(4):
        document = edits.insert(document, Conv2D(kernel_size=(9, 9)), INPUT)
    window.store.apply(edits.remove(document, ["flatten"]), "Break it")
    for block in view.network.blocks.values():
        for note in block.notes:
            assert note.text_rect.bottom() <= note.boundingRect().bottom()
            assert note.mapRectToParent(note.boundingRect()).bottom() <= block.rect.bottom()
    assert any(block.notes for block in view.network.blocks.values())


def test_the_wires_carry_the_shapes(view):
    words = {wire.wire.source: wire.text for wire in view.network.wires}
    assert words["input"] == "28x28x1"
    assert words["conv2d_1"] == "24x24x64"
    assert words["flatten"] == "9216"
    assert words["dense_1"] == "10"


def test_a_block_says_name_type_settings_and_parameters(view):
    face = view.network.blocks["conv2d"].face
    assert (face.title, face.summary, face.name, face.count) == (
        "Conv2D",
        "32 3x3 relu",
        "conv2d",
        "320 parameters",
    )


def test_a_frozen_layer_says_so(window, view):
    window.store.apply(edits.set_trainable(window.store.document, ["dense"], False), "Freeze")
    assert "frozen" in view.network.blocks["dense"].face.name


def test_a_screen_reader_hears_the_current_block(view):
    view.store.selection.set(("conv2d",))
    words = view.accessibleDescription()
    assert "Conv2D 32 3x3 relu" in words
    assert "26x26x32" in words
    assert "1 of 8" in words


def test_a_double_click_goes_to_the_settings(window, view):
    window.properties.show_training()
    QTest.mouseDClick(view.viewport(), LEFT, Mod.NoModifier, middle(window, "conv2d"))
    assert window.properties.currentWidget() is window.properties.layer_page


def test_an_empty_network_invites(bench):
    bench.store.open(empty_document())
    scene = bench.canvas.view.network
    texts = [item.title for item in scene.items() if hasattr(item, "title")]
    assert "Drag a layer here" in texts


def test_the_totals_are_those_of_the_network(window):
    assert window.canvas.totals.words()[:2] == ["1,199,882 parameters", "24.1 MFLOP/example"]
    window.store.selection.set(("dense",))
    trigger(window, "delete")
    assert "1,199,882" not in window.canvas.totals.text.text()


def test_a_network_is_built_by_the_keyboard_alone(window):
    window.store.open(empty_document())
    search, tree = window.palette_panel.search, window.palette_panel.tree
    for words in ("flatten", "dense", "dense"):
        search.clear()
        QTest.keyClicks(search, words)
        QTest.keyClick(search, Key.Key_Return)
    assert tree.currentItem().text(0) == "Dense"
    assert [type(node.layer) for node in window.store.document.nodes] == [Flatten, Dense, Dense]
    window.canvas.view.setFocus()
    press(window.canvas.view, Key.Key_Up)
    assert window.store.selection.ids == ("dense",)
    trigger(window, "delete")
    window.store.undo_stack.undo()
    assert window.store.document.ids == ("flatten", "dense", "dense_1")

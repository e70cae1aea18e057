"""Wires by the keyboard alone: W takes one up, arrows choose, Enter ends it, Left and Right reach those there are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.graph import INPUT
from tests.studio.gestures import choose_way
from tests.studio.test_canvas_wiring import network

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(bench):
    bench.activateWindow()
    bench.store.open(network())
    bench.canvas.view.fit()
    return bench


@pytest.fixture
def view(window):
    return window.canvas.view


@pytest.fixture
def hand(view):
    return view.wiring.hand


@pytest.fixture
def press(view):
    """Press keys on the canvas, one after the other; W is a shortcut of the canvas."""

    def press(*keys, modifiers=Mod.NoModifier):
        for key in keys:
            QTest.keyClick(view, key, modifiers)

    return press


def start(window):
    window.canvas.edit_actions["wire"].trigger()


def inputs(window, node_id):
    return window.store.document.node(node_id).inputs


def test_w_takes_up_a_wire_and_holds_it_over_the_next_layer_that_can_take_it(window, hand):
    window.store.selection.set(("stem",))
    start(window)
    assert (hand.wire.end, hand.target) == ("stem", "wide")
    assert hand.targets["wide"].chosen
    assert "Enter to choose: Join pool and stem by Add through" in hand.note.text


def test_the_w_key_is_bound_while_the_canvas_has_the_focus(window, view, hand, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    window.store.selection.set(("pool",))
    QTest.keyClick(view, Key.Key_W)
    assert hand.wire.end == "pool"


def test_arrows_choose_among_the_layers_that_can_take_it_and_stop_at_the_ends(window, hand, press):
    window.store.selection.set(("wide",))
    start(window)
    assert hand.target == "flat"
    press(Key.Key_Down)
    assert hand.target == "dense"
    press(Key.Key_Down)
    assert hand.target == "dense"
    press(Key.Key_Up, Key.Key_Up)
    assert hand.target == "flat"
    press(Key.Key_End)
    assert hand.target == "dense"
    press(Key.Key_Home)
    assert hand.target == "flat"


def test_enter_ends_the_wire_and_the_choice_is_made_by_keys(window, hand, press):
    before = window.store.document
    window.store.selection.set(("pool",))
    start(window)
    press(Key.Key_Return)
    assert hand.target == "sum"
    choose_way(window, "Connect pool to sum through Conv2D 40 1x1")
    assert inputs(window, "sum") == ("wide", "conv2d")
    assert window.store.selection.ids == ("sum",)
    window.store.undo_stack.undo()
    assert window.store.document == before


def test_enter_ends_it_at_once_where_there_is_no_choice(window, hand, press):
    window.store.open(edits.insert_on_wire(network(), Conv2D(filters=40, padding="same"), "wide", "sum"))
    window.store.selection.set(("wide",))
    start(window)
    assert "Enter: Connect wide to sum." in hand.note.text
    press(Key.Key_Return)
    assert inputs(window, "sum") == ("conv2d", "wide")


def test_escape_gives_it_up(window, view, hand, press):
    before = window.store.document
    window.store.selection.set(("pool",))
    start(window)
    press(Key.Key_Escape)
    assert hand.wire is None
    assert window.store.document is before
    assert window.store.selection.ids == ("pool",)
    assert all(block.opacity() == 1 for block in view.network.blocks.values())


def test_without_a_selection_the_wire_begins_at_the_input(window, hand):
    window.store.selection.clear()
    start(window)
    assert hand.wire.end == INPUT


def test_in_an_empty_network_there_is_no_wire_to_draw(window, hand):
    window.store.open(empty_document())
    assert not window.canvas.edit_actions["wire"].isEnabled()


def test_the_last_layer_has_nothing_behind_it_that_could_read_it(window, hand, press):
    window.store.selection.set(("dense",))
    start(window)
    assert hand.target is None
    assert hand.note.text == "No layer can take this wire. Escape gives it up."
    press(Key.Key_Return)
    assert hand.wire is None


def test_left_and_right_go_through_the_wires_of_a_layer_and_back_to_it(window, press):
    window.store.open(edits.connect(network(), "pool", "flat"))
    window.store.selection.set(("pool",))
    stops = []
    for _ in range(4):
        press(Key.Key_Right)
        stops.append(window.store.selection.wire or window.store.selection.ids)
    assert stops == [("stem", "pool"), ("pool", "wide"), ("pool", "flat"), ("pool",)]
    press(Key.Key_Left)
    assert window.store.selection.wire == ("pool", "flat")


def test_up_and_down_leave_a_wire_for_its_ends(window, press):
    window.store.selection.set_wire("pool", "wide")
    press(Key.Key_Up)
    assert window.store.selection.ids == ("pool",)
    window.store.selection.set_wire("pool", "wide")
    press(Key.Key_Down)
    assert window.store.selection.ids == ("wide",)


def test_a_selected_wire_is_told_to_a_screen_reader(window, view, press):
    window.store.selection.set(("wide",))
    press(Key.Key_Right)
    assert view.accessibleDescription() == "Wire from pool to wide, carries 14x14x24."


def test_what_a_wire_is_held_over_is_told_to_a_screen_reader(window, view):
    window.store.selection.set(("pool",))
    start(window)
    said = view.accessibleDescription()
    assert said.startswith("sum: shape: Conv2D 40 1x1. Add needs inputs of one shape")
    assert said.endswith("Enter to choose: Connect pool to sum through Conv2D 40 1x1, or 1 more.")


def test_delete_removes_the_wire_that_was_reached_by_keys(window, view, press, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    window.store.selection.set(("wide",))
    press(Key.Key_Right, Key.Key_Delete)
    assert inputs(window, "wide") == ()
    assert window.store.selection.ids == ("wide",)


def test_w_on_a_wire_moves_its_end(window, hand, press):
    window.store.selection.set_wire("sum", "flat")
    start(window)
    assert (hand.wire.moved, hand.target) == (("sum", "flat"), "flat")
    assert hand.note.text == "The wire stays as it is."
    press(Key.Key_Down)
    assert hand.target == "dense"
    press(Key.Key_Return)
    choose_way(window, "Read sum instead of flat")
    assert inputs(window, "dense") == ("sum",)
    assert inputs(window, "flat") == ()


def test_shift_w_on_a_wire_moves_its_beginning(window, hand, press):
    window.store.selection.set_wire("sum", "flat")
    window.canvas.edit_actions["wire_beginning"].trigger()
    assert hand.target == "sum"
    press(Key.Key_Up, Key.Key_Return)
    assert inputs(window, "flat") == ("wide",)


def test_a_branch_begins_at_the_selected_layer_with_shift_and_enter(window):
    window.store.selection.set(("pool",))
    window.palette_panel.search.setText("Dropout")
    QTest.keyClick(window.palette_panel.search, Key.Key_Return, Mod.ShiftModifier)
    assert inputs(window, "dropout") == ("pool",)
    assert inputs(window, "wide") == ("pool",)
    assert window.store.selection.ids == ("dropout",)


def test_the_focus_that_goes_elsewhere_gives_the_wire_up(window, view, hand, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    start(window)
    window.palette_panel.search.setFocus()
    assert hand.wire is None

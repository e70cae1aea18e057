"""Wires by the mouse on the shown canvas: drawn, taken up, selected and removed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.studio.canvas.layout import OUTPUT
from tests.studio.gestures import (
    LEFT,
    NONE,
    PaletteDrag,
    choose_way,
    drag_mouse,
    draw_wire,
    head,
    middle,
    on_wire,
    port,
)
from tests.studio.learning import WAIT_MS

Key = Qt.Key


def network():
    """stem, pool, wide (40 channels), sum (an Add that reads only wide), flat and dense."""
    same = Conv2D(filters=24, padding="same", activation="relu")
    document = empty_document()
    for layer, name in (
        (same, "stem"),
        (MaxPooling2D(), "pool"),
        (same.change(filters=40), "wide"),
        (Add(), "sum"),
        (Flatten(), "flat"),
        (Dense(units=10, activation="softmax"), "dense"),
    ):
        document = edits.insert(document, layer, document.last, name)
    return document


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


def inputs(window, node_id):
    return window.store.document.node(node_id).inputs


def move(view, position):
    QTest.mouseMove(view.viewport(), position)
    QApplication.processEvents()


def click(view, position, button=LEFT):
    QTest.mouseClick(view.viewport(), button, NONE, position)


def test_the_lower_edge_of_the_block_under_the_mouse_has_a_handle(window, view):
    move(view, middle(window, "pool"))
    assert view.wiring.port.isVisible()
    assert not view.wiring.port.near
    assert view.mapFromScene(view.wiring.port.pos()) == port(window, "pool")
    move(view, port(window, "pool"))
    assert view.wiring.port.near
    assert view.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    move(view, QPoint(4, 4))
    assert not view.wiring.port.isVisible()
    assert view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_output_has_no_handle(window, view):
    move(view, head(window, OUTPUT))
    assert not view.wiring.port.isVisible()


def test_a_wire_is_drawn_from_a_lower_edge_to_a_merge(window):
    window.store.open(
        edits.insert_on_wire(window.store.document, Conv2D(filters=40, padding="same"), "wide", "sum")
    )
    draw_wire(window, "wide", "sum")
    assert inputs(window, "sum") == ("conv2d", "wide")
    assert window.store.undo_stack.undoText() == "Connect wide to sum"
    assert window.store.selection.ids == ("sum",)
    window.store.undo_stack.undo()
    assert inputs(window, "sum") == ("conv2d",)


def test_while_a_wire_is_drawn_every_block_says_what_it_makes_of_it(window, hand):
    draw_wire(window, "pool", "flat", release=False)
    said = {key: (item.kind, item.text) for key, item in hand.targets.items()}
    assert said == {
        "stem": ("refuses", "circle"),
        "wide": ("refuses", "reads it already"),
        "sum": ("mends", "shape: Conv2D 40 1x1"),
        "flat": ("mends", "one input: Add"),
        "dense": ("mends", "one input: Add"),
    }
    blocks = window.canvas.view.network.blocks
    assert {key for key, block in blocks.items() if block.opacity() < 1} == {"stem", "wide"}
    assert [key for key, item in hand.targets.items() if item.chosen] == ["flat"]


def test_over_a_block_it_says_why_the_wire_does_not_fit_and_what_would_mend_it(window, hand):
    draw_wire(window, "pool", "sum", release=False)
    assert hand.note.isVisible()
    assert hand.note.text == (
        "Add needs inputs of one shape, and gets 14x14x40 and 14x14x24.\n"
        "Let go to choose: Connect pool to sum through Conv2D 40 1x1, or 1 more."
    )


def test_a_repair_is_chosen_where_the_wire_is_let_go_and_seen_before_it_is_done(window, view, hand):
    before = window.store.document
    draw_wire(window, "pool", "sum")
    assert hand.menu.isVisible()
    assert [action.text() for action in hand.menu.actions()] == [
        "Connect pool to sum through Conv2D 40 1x1",
        "Connect pool to sum",
    ]
    assert window.store.document is before
    assert [key for key, block in view.network.blocks.items() if block.ghost] == ["conv2d"]
    lit = {(i.wire.source, i.wire.target) for i in view.network.wires if i.lit}
    assert lit == {("pool", "conv2d"), ("conv2d", "sum")}
    choose_way(window, "Connect pool to sum through")
    assert window.store.document.node("conv2d").layer.filters == 40
    assert inputs(window, "conv2d") == ("pool",)
    assert inputs(window, "sum") == ("wide", "conv2d")
    assert window.store.analysis.can_train
    window.store.undo_stack.undo()
    assert window.store.document == before
    assert not window.store.undo_stack.canUndo()


def test_the_choice_is_given_up_by_escape(window, view, hand):
    before = window.store.document
    draw_wire(window, "pool", "sum")
    QTest.keyClick(hand.menu, Key.Key_Escape)
    assert hand.menu is None
    assert hand.wire is None
    assert view.network.landing is None
    assert window.store.document is before
    assert not window.store.undo_stack.canUndo()


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        ("Join wide and pool by Add", None),
        ("Read pool instead of wide", ("pool",)),
    ],
)
def test_a_layer_with_one_input_asks_what_a_second_wire_means(window, choice, wanted):
    window.store.open(
        edits.insert_on_wire(window.store.document, Conv2D(filters=40, padding="same"), "wide", "sum")
    )
    draw_wire(window, "pool", "conv2d")
    choose_way(window, choice)
    if wanted is None:
        (merge,) = inputs(window, "conv2d")
        assert merge.startswith("add")
        assert inputs(window, merge)[0] == "wide"
    else:
        assert inputs(window, "conv2d") == wanted


def test_a_circle_is_refused_with_a_sentence_and_nothing_changes(window, view, hand):
    before = window.store.document
    draw_wire(window, "wide", "stem")
    assert [str(sentence) for sentence in window.refusals] == [
        "stem can't read wide, because wide depends on stem: a circle can't be computed."
    ]
    assert window.store.document is before
    assert hand.wire is None
    assert all(block.opacity() == 1 for block in view.network.blocks.values())


def test_no_wire_leads_to_the_output_or_the_input(window):
    before = window.store.document
    draw_wire(window, "pool", OUTPUT)
    draw_wire(window, "pool", INPUT)
    assert [str(sentence) for sentence in window.refusals] == [
        "The output is what no layer reads: no wire can be drawn to it",
        "The input reads no layer",
    ]
    assert window.store.document is before


def test_a_wire_that_is_let_go_over_nothing_is_gone(window, view, hand):
    before = window.store.document
    drag_mouse(view.viewport(), port(window, "pool"), QPoint(6, 6))
    assert hand.wire is None
    assert window.store.document is before


def test_escape_gives_a_wire_up_in_the_middle_of_a_drag(window, view, hand):
    before = window.store.document
    draw_wire(window, "pool", "sum", release=False)
    items = len(view.network.items())
    QTest.keyClick(view, Key.Key_Escape)
    assert hand.wire is None
    assert view.gesture is None
    assert not hand.note.isVisible()
    assert len(view.network.items()) < items
    QTest.mouseRelease(view.viewport(), LEFT, NONE, head(window, "sum"))
    assert window.store.document is before


def test_a_click_on_the_lower_edge_and_a_click_on_a_block_draw_a_wire(window, view, hand):
    window.store.open(
        edits.insert_on_wire(window.store.document, Conv2D(filters=40, padding="same"), "wide", "sum")
    )
    click(view, port(window, "wide"))
    assert hand.manner == "click"
    move(view, head(window, "sum"))
    assert "Click: Connect wide to sum." in hand.note.text
    click(view, head(window, "sum"))
    assert inputs(window, "sum") == ("conv2d", "wide")


@pytest.mark.parametrize("button", [LEFT, Qt.MouseButton.RightButton])
def test_a_wire_that_is_carried_is_given_up_by_a_click_beside(window, view, hand, button):
    before = window.store.document
    click(view, port(window, "wide"))
    click(view, QPoint(6, 6), button)
    assert hand.wire is None
    assert window.store.document is before


def test_a_wire_is_selected_by_a_click_and_removed_by_delete(window, view):
    click(view, on_wire(window, "pool", "wide", 0.7))
    assert window.store.selection.wire == ("pool", "wide")
    assert window.store.selection.ids == ()
    (item,) = [i for i in view.network.wires if i.wire.target == "wide"]
    assert item.selected
    before = window.store.document
    window.canvas.edit_actions["delete"].trigger()
    assert inputs(window, "wide") == ()
    assert window.store.undo_stack.undoText() == "Disconnect pool from wide"
    assert window.store.selection.ids == ("wide",)
    window.store.undo_stack.undo()
    assert window.store.document == before


def test_a_wire_under_the_mouse_lights_up(window, view):
    move(view, on_wire(window, "pool", "wide", 0.7))
    assert [i.wire.target for i in view.network.wires if i.hovered] == ["wide"]
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(view, QPoint(4, 4))
    assert not any(i.hovered for i in view.network.wires)


def test_the_end_of_a_wire_is_dragged_to_another_block(window, view):
    document = edits.connect(
        edits.insert_on_wire(network(), Conv2D(filters=40), "wide", "sum"), "wide", "sum"
    )
    window.store.open(document)
    drag_mouse(view.viewport(), on_wire(window, "sum", "flat", 0.8), head(window, "dense"), steps=6)
    choose_way(window, "Read sum instead of flat")
    assert inputs(window, "dense") == ("sum",)
    assert inputs(window, "flat") == ()
    window.store.undo_stack.undo()
    assert window.store.document == document


def test_the_beginning_of_a_wire_is_dragged_to_another_block(window, view):
    click(view, on_wire(window, "sum", "flat", 0.8))
    drag_mouse(view.viewport(), on_wire(window, "sum", "flat", 0.3), head(window, "wide"), steps=6)
    assert inputs(window, "flat") == ("wide",)


def test_a_wire_that_is_taken_up_says_where_it_was(window, view, hand):
    drag_mouse(
        view.viewport(), on_wire(window, "pool", "wide", 0.8), head(window, "wide"), steps=6, release=False
    )
    assert hand.targets["wide"].kind == "home"
    assert hand.note.text == "The wire stays as it is."
    QTest.mouseRelease(view.viewport(), LEFT, NONE, head(window, "wide"))
    assert window.store.document == network()
    assert not window.store.undo_stack.canUndo()


def test_a_wire_that_is_dragged_off_is_removed_and_says_so_before(window, view, hand):
    drag_mouse(view.viewport(), on_wire(window, "pool", "wide", 0.8), QPoint(8, 8), steps=6, release=False)
    assert hand.note.text == "Let go here to remove the wire."
    QTest.mouseRelease(view.viewport(), LEFT, NONE, QPoint(8, 8))
    assert inputs(window, "wide") == ()
    window.store.undo_stack.undo()
    assert window.store.document == network()


def test_from_the_wire_to_the_output_a_new_wire_is_drawn(window, view, hand):
    drag_mouse(
        view.viewport(), on_wire(window, "dense", OUTPUT, 0.7), head(window, "stem"), steps=6, release=False
    )
    assert hand.wire.end == "dense"
    assert hand.wire.moved is None


def test_a_layer_from_the_palette_lands_on_the_selected_wire(window, view):
    window.store.open(edits.connect(network(), "pool", "flat"))
    window.store.selection.set_wire("pool", "flat")
    window.editing.add("Dropout")
    assert inputs(window, "flat") == ("dropout",)
    assert inputs(window, "dropout") == ("pool",)
    assert inputs(window, "wide") == ("pool",)


def test_the_menu_of_a_wire_removes_it(window, view):
    view.customContextMenuRequested.emit(on_wire(window, "pool", "wide", 0.7))
    assert window.store.selection.wire == ("pool", "wide")
    actions = window.canvas.edit_actions
    assert actions["delete"].isEnabled()
    assert actions["wire_beginning"].isEnabled()
    assert not actions["cut"].isEnabled()
    QApplication.activePopupWidget().close()


@pytest.mark.parametrize("zoom", [0.25, 0.5, 1.0, 2.0])
def test_wires_are_drawn_at_every_zoom(window, view, zoom):
    window.store.open(edits.insert_on_wire(network(), Conv2D(filters=40, padding="same"), "wide", "sum"))
    view.set_zoom(zoom)
    view.centerOn(view.network.layout.rects["conv2d"].center())
    if zoom == 2.0:
        window.resize(1800, 900)
    draw_wire(window, "wide", "sum")
    assert inputs(window, "sum") == ("conv2d", "wide")


def test_a_block_can_be_dragged_at_every_zoom(window, view):
    for zoom in (0.25, 0.5, 1.0):
        view.set_zoom(zoom)
        view.centerOn(view.network.layout.rects["pool"].center())
        drag_mouse(view.viewport(), middle(window, "pool"), on_wire(window, INPUT, "stem"))
        assert window.store.document.ids[0] == "pool"
        window.store.undo_stack.undo()


def test_a_wire_that_is_held_at_the_edge_scrolls_the_view(window, view, qtbot):
    view.set_zoom(2.0)
    view.verticalScrollBar().setValue(0)
    bottom = QPoint(view.viewport().width() // 2, view.viewport().height() - 6)
    drag_mouse(view.viewport(), port(window, "stem"), bottom, release=False)
    qtbot.waitUntil(
        lambda: view.verticalScrollBar().value() == view.verticalScrollBar().maximum(), timeout=WAIT_MS
    )
    QTest.keyClick(view, Key.Key_Escape)


def test_a_layer_from_the_palette_that_is_held_at_the_edge_scrolls_the_view(window, view, qtbot):
    view.set_zoom(2.0)
    view.verticalScrollBar().setValue(0)
    drag = PaletteDrag(window, "Dropout")
    bottom = QPoint(view.viewport().width() // 2, view.viewport().height() - 6)
    drag.enter(bottom)
    drag.move(bottom)
    qtbot.waitUntil(
        lambda: view.verticalScrollBar().value() == view.verticalScrollBar().maximum(), timeout=WAIT_MS
    )
    drag.leave()
    view.verticalScrollBar().setValue(0)
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == 0


def test_another_edit_gives_the_wire_up(window, hand):
    draw_wire(window, "pool", "sum", release=False)
    window.editing.insert(Flatten(), "pool")
    assert hand.wire is None
    assert hand.targets == {}

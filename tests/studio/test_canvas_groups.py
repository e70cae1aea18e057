"""Groups on the canvas: made and dissolved by keys, opened and closed by a double-click, and edited inside too."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.document.groups import Group
from nnstudio.document.places import Behind, OnWire
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT
from nnstudio.studio.analysis.table import AnalysisTable
from nnstudio.studio.canvas.frame import FrameItem
from nnstudio.studio.canvas.layout import OUTPUT
from nnstudio.studio.canvas.places import place_at
from nnstudio.studio.canvas.rename import RenameField
from tests.document.grouping import filters_of, grouped
from tests.studio.gestures import PaletteDrag, drag_mouse, draw_wire, head, on_wire

Key, Mod, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
INSIDE = ("block/first", "block/second", "block/skip", "block/sum")


@pytest.fixture
def window(bench):
    bench.activateWindow()
    bench.store.open(grouped(2, 4, 8))
    return bench


@pytest.fixture
def view(window):
    return window.canvas.view


@pytest.fixture
def opened(view):
    view.store.unfolded.toggle("block")
    view.network.motion.finish()
    return view


@pytest.fixture
def table(show, window):
    return show(AnalysisTable(window.store), 1400, 300)


def press(view, key, modifiers=Mod.NoModifier):
    QTest.keyClick(view, key, modifiers)


def click(view, path, modifiers=Mod.NoModifier):
    QTest.mouseClick(view.viewport(), LEFT, modifiers, head(view.window(), path))


def double_click(view, path):
    QTest.mouseDClick(view.viewport(), LEFT, Mod.NoModifier, head(view.window(), path))
    view.network.motion.finish()


def test_a_closed_group_is_one_block_with_its_repetitions_shapes_and_parameters(view):
    face = view.network.blocks["block"].face
    report = view.store.analysis.blocks["block"]
    assert (face.title, face.summary, face.name) == ("Residual", "x 2; filters 4, 8", "block")
    assert face.count == f"{report.parameters:,} parameters"
    texts = {item.wire.source: item.text for item in view.network.wires}
    assert (texts["stem"], texts["block"]) == ("28x28x4", "28x28x8")


def test_a_double_click_opens_a_group_in_a_frame_and_on_its_head_closes_it(view):
    double_click(view, "block")
    frame = view.network.blocks["block"]
    assert isinstance(frame, FrameItem)
    assert set(INSIDE) < set(view.network.blocks)
    rects = view.network.layout.rects
    assert all(rects["block"].contains(rects[path]) for path in INSIDE)
    assert not any(rects["block"].intersects(rects[path]) for path in ("stem", "flatten", "dense"))
    head_of = view.network.layout.heads["block"]
    assert not any(head_of.intersects(rects[path]) for path in INSIDE)
    double_click(view, "block")
    assert set(view.network.blocks) == {"stem", "block", "flatten", "dense"}
    assert not view.store.undo_stack.canUndo()


def test_enter_opens_the_current_group_and_keys_go_through_what_is_in_it(view):
    click(view, "stem")
    seen = ["stem"]
    press(view, Key.Key_Down)
    press(view, Key.Key_Return)
    for _ in range(6):
        seen.append(view.store.selection.current)
        press(view, Key.Key_Down)
    assert seen == ["stem", "block", *INSIDE, "flatten"]
    view.store.selection.set(("block/first",))
    press(view, Key.Key_E, Mod.ControlModifier)
    assert not view.store.unfolded.paths
    assert view.store.selection.ids == ("block",)


def test_control_g_makes_a_group_of_the_selected_layers_and_undo_takes_it_back(view):
    before = view.store.document
    click(view, "flatten")
    click(view, "dense", Mod.ControlModifier)
    press(view, Key.Key_G, Mod.ControlModifier)
    assert view.store.document.ids == ("stem", "block", "group")
    assert view.store.selection.ids == ("group",)
    assert view.store.undo_stack.undoText() == "Group 2 layers"
    view.store.undo_stack.undo()
    assert view.store.document == before
    view.store.undo_stack.redo()
    click(view, "group")
    press(view, Key.Key_G, Mod.ControlModifier | Mod.ShiftModifier)
    assert view.store.document == before
    assert view.store.selection.ids == ("flatten", "dense")


def test_layers_that_can_be_no_group_are_refused_in_a_sentence(view, qtbot):
    click(view, "stem")
    click(view, "dense", Mod.ControlModifier)
    with qtbot.waitSignal(view.editing.refused) as refused:
        press(view, Key.Key_G, Mod.ControlModifier)
    assert "stands between these layers" in refused.args[0]


def test_inside_of_a_group_layers_are_renamed_moved_copied_and_deleted(opened, window):
    view = opened
    click(view, "block/second")
    view.rename()
    field = view.findChild(RenameField)
    field.setText("again")
    QTest.keyClick(field, Key.Key_Return)
    assert view.store.selection.ids == ("block/again",)
    press(view, Key.Key_D, Mod.ControlModifier)
    assert view.store.selection.ids == ("block/again_1",)
    assert view.store.document.node("block/sum").inputs == ("again_1", "skip")
    press(view, Key.Key_Up, Mod.AltModifier)
    assert view.store.document.node("block/again").inputs == ("again_1",)
    press(view, Key.Key_Delete)
    assert view.store.document.node("block/again").inputs == ("first",)
    assert len(view.store.document.graph.nodes) == 3 + 2 * 4


def test_a_layer_from_the_palette_lands_where_it_is_dropped_in_a_group(opened, window):
    PaletteDrag(window, "Dropout").onto(on_wire(window, "block/first", "block/second"))
    assert opened.store.document.node("block/second").inputs == ("dropout",)
    assert opened.store.selection.ids == ("block/dropout",)
    opened.network.motion.finish()
    PaletteDrag(window, "Dropout").onto(on_wire(window, "block/input", "block/skip", 0.9))
    assert opened.store.document.node("block/skip").inputs == ("dropout_1",)


def test_points_in_a_group_are_places_in_it(opened):
    layout = opened.network.layout
    for wire in layout.wires:
        middle = wire.points[-1] - QPoint(0, 3)
        place = place_at(layout, middle)
        if wire.target.endswith(OUTPUT):
            assert place == Behind(wire.source)
        else:
            assert place == OnWire(wire.source, wire.target)


def test_a_wire_is_drawn_inside_of_a_group(opened, window):
    before = opened.store.document
    draw_wire(window, "block/first", "block/sum")
    assert opened.store.document.node("block/sum").inputs == ("second", "skip", "first")
    opened.store.undo_stack.undo()
    assert opened.store.document == before
    opened.store.selection.set_wire("block/skip", "block/sum")
    press(opened, Key.Key_Delete)
    assert opened.store.document.node("block/sum").inputs == ("second",)


def test_a_wire_from_outside_ends_at_the_group_as_a_whole(opened, window):
    opened.store.apply(edits.disconnect(opened.store.document, "stem", "block"), "Disconnect")
    opened.network.motion.finish()
    draw_wire(window, "stem", "block/sum")
    assert opened.store.document.node("block").inputs == ("stem",)


def test_a_layer_is_dragged_into_a_group_and_out_of_it(opened, window):
    drag_mouse(
        opened.viewport(), head(window, "stem"), on_wire(window, "block/first", "block/second"), steps=8
    )
    assert opened.store.document.node("block/second").inputs == ("stem",)
    opened.network.motion.finish()
    drag_mouse(opened.viewport(), head(window, "block/stem"), on_wire(window, "flatten", "dense"), steps=8)
    assert opened.store.document.node("dense").inputs == ("stem",)


def test_what_is_selected_in_a_closed_group_shows_on_the_group(view, window, table):
    table.selectRow(2)
    assert view.store.selection.ids == ("block/second",)
    assert view.network.blocks["block"].selected
    assert window.properties.layer_page.name.text() == "second"


def test_the_table_has_a_row_for_each_repetition(window, table):
    names = [table.model().index(row, 0).data() for row in range(table.model().rowCount())]
    assert names[1:6] == ["block/first", "block/second", "block/skip", "block/sum", "block_2/first"]
    window.store.selection.set(("block",))
    rows = {index.row() for index in table.selectionModel().selectedRows()}
    assert rows == set(range(1, 9))


def test_a_problem_inside_stands_on_the_closed_group_and_is_repaired_there(view, window):
    broken = edits.insert(view.store.document, Dense(units=4, activation="relu"), "block/second")
    view.store.apply(broken, "Add Dense")
    (note,) = view.network.blocks["block"].notes
    assert "needs a flat input" in note.sentence
    view.editing.repair_current()
    assert view.store.document.node("block/dense").inputs == ("flatten",)


def test_the_panel_sets_title_repetitions_and_what_holds_for_the_whole_group(view, window):
    page = window.properties.layer_page
    view.store.selection.set(("block",))
    assert page.group.isVisible()
    page.form.editors["repeat"].edited.emit(3)
    assert view.store.document.layer("block").repeat == 3
    field = page.group.fields["filters"]
    assert field.text() == "4, 8, 8"
    for text, ok in (("2, 4", False), ("2, 4, nine", False), ("2, 4, 0", False), ("2, 4, 6", True)):
        field.setText(text)
        field.setModified(True)
        field.editingFinished.emit()
        assert page.group.complaints["filters"].isHidden() == ok
    assert filters_of(view.store.document, "block_3/skip") == 6
    page.group.title.setText("Block of mine")
    page.group.title.setModified(True)
    page.group.title.editingFinished.emit()
    assert view.network.blocks["block"].face.title == "Block of mine"


def test_a_field_of_layers_inside_becomes_a_setting_of_the_group(window):
    document = edits.group(edits.insert(empty_document(), Dense(units=4), INPUT), ["dense"], "One")
    window.store.open(document)
    window.store.selection.set(("one",))
    page = window.properties.layer_page
    actions = {action.text().partition(" ")[0]: action for action in page.group.more.menu().actions()}
    actions["Units"].trigger()
    group = window.store.document.layer("one")
    assert isinstance(group, Group)
    assert [setting.targets for setting in group.settings] == [(("dense", "units"),)]
    assert "Units" not in {action.text().partition(" ")[0] for action in page.group.more.menu().actions()}
    window.store.undo_stack.undo()
    assert not page.group.fields


def test_opening_another_document_closes_all(opened, window):
    window.store.open(grouped())
    assert not window.store.unfolded.paths
    window.store.unfolded.toggle("block")
    window.store.apply(edits.ungroup(window.store.document, "block"), "Dissolve")
    assert not window.store.unfolded.paths

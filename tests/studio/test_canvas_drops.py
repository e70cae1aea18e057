"""Dropping layers from the palette on the shown canvas, by real drag events."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from nnstudio.document.document import empty_document
from nnstudio.studio.canvas.note import NoteItem
from nnstudio.studio.canvas.parts import BlockItem
from tests.document.building import branched
from tests.studio.gestures import PaletteDrag, above_output, below, middle


def ghosts(bench) -> list[BlockItem]:
    return [block for block in bench.canvas.view.network.blocks.values() if block.ghost]


def sentences(block) -> list[str]:
    return [item.sentence for item in block.childItems() if isinstance(item, NoteItem)]


def test_the_first_layer_lands_in_the_empty_network(bench):
    bench.store.open(empty_document())
    PaletteDrag(bench, "Flatten").onto(bench.canvas.view.viewport().rect().center())
    assert bench.store.document.ids == ("flatten",)
    assert bench.store.selection.ids == ("flatten",)


def test_a_layer_lands_where_it_is_dropped(bench):
    PaletteDrag(bench, "Dropout").onto(below(bench, "conv2d"))
    assert bench.store.document.ids[:3] == ("conv2d", "dropout_2", "conv2d_1")


@pytest.mark.parametrize("place", range(9))
def test_every_gap_can_be_dropped_into(bench, place):
    before = bench.store.document.ids
    after = ("input", *before)[place]
    bench.canvas.view.fit()
    PaletteDrag(bench, "Dropout").onto(below(bench, after))
    assert bench.store.document.ids == (*before[:place], "dropout_2", *before[place:])


def test_a_drop_above_the_output_goes_to_the_end(bench):
    bench.canvas.view.fit()
    PaletteDrag(bench, "Dropout").onto(above_output(bench))
    assert bench.store.document.last == "dropout_2"


def test_a_drop_beside_the_stack_counts_by_its_height(bench):
    far_left = QPoint(4, below(bench, "conv2d").y())
    PaletteDrag(bench, "Dropout").onto(far_left)
    assert bench.store.document.ids[1] == "dropout_2"


def on_wire(window, source, target) -> QPoint:
    """A point of the viewport near the end of a wire, where it is alone."""
    view = window.canvas.view
    (item,) = [i for i in view.network.wires if (i.wire.source, i.wire.target) == (source, target)]
    return view.mapFromScene(item.wire.points[-1] - QPointF(0, 8))


def test_a_drop_on_a_wire_changes_that_wire_alone_and_lights_it_up(bench):
    bench.store.open(branched())
    drag = PaletteDrag(bench, "Dropout")
    place = on_wire(bench, "stem", "right")
    drag.enter(place)
    drag.move(place)
    lit = {(i.wire.source, i.wire.target) for i in bench.canvas.view.network.wires if i.lit}
    assert lit == {("stem", "dropout"), ("dropout", "right")}
    drag.drop(place)
    assert bench.store.document.node("right").inputs == ("dropout",)
    assert bench.store.document.node("left").inputs == ("stem",)
    bench.store.undo_stack.undo()
    assert bench.store.document == branched()


def test_a_drop_on_the_lower_half_of_a_block_is_before_all_that_read_it(bench):
    bench.store.open(branched())
    drag = PaletteDrag(bench, "Dropout")
    drag.onto(middle(bench, "stem") + QPoint(0, 12))
    assert (
        bench.store.document.node("right").inputs == bench.store.document.node("left").inputs == ("dropout",)
    )


@pytest.mark.parametrize("zoom", [0.5, 0.8])
def test_a_drop_to_the_right_of_the_stack_begins_a_branch(bench, zoom):
    view = bench.canvas.view
    view.set_zoom(zoom)
    rect = view.network.layout.rects["conv2d_1"]
    beside = view.mapFromScene(rect.right() + 40, rect.center().y())
    drag = PaletteDrag(bench, "Dropout")
    drag.enter(beside)
    drag.move(beside)
    (ghost,) = ghosts(bench)
    assert sentences(ghost) == ["Dropout 0.5: 26x26x32 becomes 26x26x32, in a branch of its own from conv2d."]
    sibling = view.network.blocks["conv2d_1"]
    assert ghost.pos().x() > sibling.pos().x() + sibling.rect.width()
    assert ghost.pos().y() == sibling.pos().y()
    drag.drop(beside)
    assert bench.store.document.node("dropout_2").inputs == ("conv2d",)
    assert bench.store.document.node("conv2d_1").inputs == ("conv2d",)
    assert bench.store.selection.ids == ("dropout_2",)


def test_a_drop_is_undone_and_redone(bench):
    before = bench.store.document
    PaletteDrag(bench, "Dropout").onto(below(bench, "conv2d"))
    after = bench.store.document
    assert bench.store.undo_stack.undoText() == "Add Dropout"
    bench.store.undo_stack.undo()
    assert bench.store.document == before
    bench.store.undo_stack.redo()
    assert bench.store.document == after


def test_while_it_hovers_a_gap_opens_and_nothing_changes(bench):
    before = bench.store.document
    scene = bench.canvas.view.network
    old_place = scene.blocks["conv2d_1"].pos()
    drag = PaletteDrag(bench, "Dropout")
    assert drag.enter(below(bench, "conv2d")).isAccepted()
    assert drag.move(below(bench, "conv2d")).isAccepted()
    (ghost,) = ghosts(bench)
    assert scene.blocks["conv2d"].pos().y() < ghost.pos().y() < scene.blocks["conv2d_1"].pos().y()
    assert scene.blocks["conv2d_1"].pos().y() >= old_place.y() + ghost.height
    assert bench.store.document is before


def test_before_the_drop_it_says_that_the_layer_fits(bench):
    drag = PaletteDrag(bench, "MaxPooling2D")
    drag.enter(below(bench, "conv2d"))
    drag.move(below(bench, "conv2d"))
    (ghost,) = ghosts(bench)
    assert sentences(ghost) == ["MaxPooling2D 2x2: 26x26x32 becomes 13x13x32."]
    assert [note.kind for note in ghost.notes] == ["good"]


def test_before_the_drop_it_says_why_the_layer_does_not_fit(bench):
    drag = PaletteDrag(bench, "Dense")
    drag.enter(below(bench, "conv2d"))
    drag.move(below(bench, "conv2d"))
    (ghost,) = ghosts(bench)
    assert sentences(ghost) == ["Dense needs a flat input, and gets 26x26x32."]
    assert [note.kind for note in ghost.notes] == ["error"]


def test_a_layer_that_does_not_fit_can_be_dropped_and_then_repaired(bench, qtbot):
    PaletteDrag(bench, "Dense").onto(below(bench, "conv2d"))
    block = bench.canvas.view.network.blocks["dense_2"]
    assert sentences(block) == ["Dense needs a flat input, and gets 26x26x32."]
    assert not bench.store.analysis.can_train


def test_leaving_closes_the_gap(bench):
    drag = PaletteDrag(bench, "Dropout")
    drag.enter(below(bench, "conv2d"))
    drag.move(below(bench, "conv2d"))
    drag.leave()
    assert ghosts(bench) == []
    assert bench.canvas.view.network.layout.rects["conv2d_1"].top() == (
        bench.canvas.view.network.blocks["conv2d_1"].pos().y()
    )


def test_moving_on_moves_the_gap(bench):
    drag = PaletteDrag(bench, "Dropout")
    drag.enter(below(bench, "conv2d"))
    for node_id in ("conv2d", "max_pooling2d", "input"):
        drag.move(below(bench, node_id))
        assert bench.canvas.view.network.landing.place.source == node_id
        assert len(ghosts(bench)) == 1


def test_something_else_is_not_taken(bench):
    data = QMimeData()
    data.setText("Dense")
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(bench.canvas.view.viewport(), event)
    assert not event.isAccepted()


def test_a_drop_lands_right_when_zoomed_and_scrolled(bench):
    view = bench.canvas.view
    view.set_zoom(1.4)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    PaletteDrag(bench, "Dropout").onto(below(bench, "dense"))
    ids = bench.store.document.ids
    assert ids[ids.index("dense") + 1] == "dropout_2"


def test_a_ghost_is_drawn_where_the_pointer_is(bench):
    view = bench.canvas.view
    drag = PaletteDrag(bench, "Dropout")
    point = below(bench, "max_pooling2d")
    drag.enter(point)
    drag.move(point)
    (ghost,) = ghosts(bench)
    pointer = view.mapToScene(point)
    assert ghost.sceneBoundingRect().adjusted(0, -40, 0, 40).contains(QPointF(pointer))

"""Dropping layers from the palette on the shown canvas, by real drag events."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from nnstudio.studio.canvas.note import NoteItem
from nnstudio.studio.canvas.parts import BlockItem
from tests.studio.gestures import PaletteDrag, above_output, below


@pytest.fixture
def template(studio):
    studio.window.files.open_template("two-convolutions")
    return studio.window


def ghosts(window) -> list[BlockItem]:
    return [block for block in window.canvas.view.network.blocks.values() if block.ghost]


def sentences(block) -> list[str]:
    return [item.sentence for item in block.childItems() if isinstance(item, NoteItem)]


def test_the_first_layer_lands_in_the_empty_network(window):
    PaletteDrag(window, "Flatten").onto(window.canvas.view.viewport().rect().center())
    assert window.store.document.ids == ("flatten",)
    assert window.store.selection.ids == ("flatten",)


def test_a_layer_lands_where_it_is_dropped(template):
    PaletteDrag(template, "Dropout").onto(below(template, "conv2d"))
    assert template.store.document.ids[:3] == ("conv2d", "dropout_2", "conv2d_1")


@pytest.mark.parametrize("place", range(9))
def test_every_gap_can_be_dropped_into(template, place):
    before = template.store.document.ids
    after = ("input", *before)[place]
    template.canvas.view.fit()
    PaletteDrag(template, "Dropout").onto(below(template, after))
    assert template.store.document.ids == (*before[:place], "dropout_2", *before[place:])


def test_a_drop_above_the_output_goes_to_the_end(template):
    template.canvas.view.fit()
    PaletteDrag(template, "Dropout").onto(above_output(template))
    assert template.store.document.last == "dropout_2"


def test_a_drop_beside_the_stack_counts_by_its_height(template):
    far_left = QPoint(4, below(template, "conv2d").y())
    PaletteDrag(template, "Dropout").onto(far_left)
    assert template.store.document.ids[1] == "dropout_2"


def test_a_drop_is_undone_and_redone(template):
    before = template.store.document
    PaletteDrag(template, "Dropout").onto(below(template, "conv2d"))
    after = template.store.document
    assert template.store.undo_stack.undoText() == "Add Dropout"
    template.menus.undo.trigger()
    assert template.store.document == before
    template.menus.redo.trigger()
    assert template.store.document == after


def test_while_it_hovers_a_gap_opens_and_nothing_changes(template):
    before = template.store.document
    scene = template.canvas.view.network
    old_place = scene.blocks["conv2d_1"].pos()
    drag = PaletteDrag(template, "Dropout")
    assert drag.enter(below(template, "conv2d")).isAccepted()
    assert drag.move(below(template, "conv2d")).isAccepted()
    (ghost,) = ghosts(template)
    assert scene.blocks["conv2d"].pos().y() < ghost.pos().y() < scene.blocks["conv2d_1"].pos().y()
    assert scene.blocks["conv2d_1"].pos().y() >= old_place.y() + ghost.height
    assert template.store.document is before


def test_before_the_drop_it_says_that_the_layer_fits(template):
    drag = PaletteDrag(template, "MaxPooling2D")
    drag.enter(below(template, "conv2d"))
    drag.move(below(template, "conv2d"))
    (ghost,) = ghosts(template)
    assert sentences(ghost) == ["MaxPooling2D 2x2: 26x26x32 becomes 13x13x32."]
    assert [note.kind for note in ghost.notes] == ["good"]


def test_before_the_drop_it_says_why_the_layer_does_not_fit(template):
    drag = PaletteDrag(template, "Dense")
    drag.enter(below(template, "conv2d"))
    drag.move(below(template, "conv2d"))
    (ghost,) = ghosts(template)
    assert sentences(ghost) == ["Dense needs a flat input, and gets 26x26x32."]
    assert [note.kind for note in ghost.notes] == ["error"]


def test_a_layer_that_does_not_fit_can_be_dropped_and_then_repaired(template, qtbot):
    PaletteDrag(template, "Dense").onto(below(template, "conv2d"))
    block = template.canvas.view.network.blocks["dense_2"]
    assert sentences(block) == ["Dense needs a flat input, and gets 26x26x32."]
    assert not template.store.analysis.can_train


def test_leaving_closes_the_gap(template):
    drag = PaletteDrag(template, "Dropout")
    drag.enter(below(template, "conv2d"))
    drag.move(below(template, "conv2d"))
    drag.leave()
    assert ghosts(template) == []
    assert template.canvas.view.network.layout.rects["conv2d_1"].top() == (
        template.canvas.view.network.blocks["conv2d_1"].pos().y()
    )


def test_moving_on_moves_the_gap(template):
    drag = PaletteDrag(template, "Dropout")
    drag.enter(below(template, "conv2d"))
    for node_id in ("conv2d", "max_pooling2d", "input"):
        drag.move(below(template, node_id))
        assert template.canvas.view.network.landing.after == node_id
        assert len(ghosts(template)) == 1


def test_something_else_is_not_taken(template):
    data = QMimeData()
    data.setText("Dense")
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(template.canvas.view.viewport(), event)
    assert not event.isAccepted()


def test_a_drop_lands_right_when_zoomed_and_scrolled(template):
    view = template.canvas.view
    view.set_zoom(1.4)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    PaletteDrag(template, "Dropout").onto(below(template, "dense"))
    ids = template.store.document.ids
    assert ids[ids.index("dense") + 1] == "dropout_2"


def test_a_ghost_is_drawn_where_the_pointer_is(template):
    view = template.canvas.view
    drag = PaletteDrag(template, "Dropout")
    point = below(template, "max_pooling2d")
    drag.enter(point)
    drag.move(point)
    (ghost,) = ghosts(template)
    pointer = view.mapToScene(point)
    assert ghost.sceneBoundingRect().adjusted(0, -40, 0, 40).contains(QPointF(pointer))

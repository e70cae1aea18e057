"""What the layers say to the example in the test panel, on the blocks of the canvas, while that is switched on."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QSplitter

from nnstudio.data.handwriting.strokes import Point
from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.errors import sentence
from nnstudio.inside.cell import Unit
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT
from nnstudio.studio.action_button import ActionButton
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.ask.plane.page import PlanePage
from nnstudio.studio.canvas import CanvasPanel, Editing
from nnstudio.studio.canvas.seen import desk as desk_module
from nnstudio.studio.canvas.seen.desk import KEY, Found, SeenDesk
from nnstudio.studio.canvas.seen.seen import CELLS_HIGH, MAPS_HIGH
from nnstudio.studio.drawing.panel import DrawingPanel
from nnstudio.studio.estimate import Estimate
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.training.latest import Latest
from tests.studio.learning import WAIT_MS, small_document

CONVOLUTION = TEMPLATES["first-convolution"].document


class Side(QSplitter):
    """A canvas beside the test panel."""

    def __init__(self, model, settings):
        super().__init__()
        self.model, self.store = model, model.store
        self.editing = Editing(self.store, self)
        self.canvas = CanvasPanel(self.editing, Estimate(settings, self))
        self.ask = AskPanel(model)
        self.desk = SeenDesk(self.canvas, model, self.ask, settings)
        self.view, self.seen = self.canvas.view, self.desk.seen
        self.addWidget(self.canvas)
        self.addWidget(self.ask)

    def draw(self, *points):
        pad = self.ask.of(DrawingPanel).model
        pad.begin(Point(*points[0]))
        for point in points[1:]:
            pad.go_on(Point(*point))
        pad.end()

    def at(self, key, channel):
        """The middle of a tile, in the viewport."""
        part = self.view.network.parts[key]
        tile = part.seen.tile(self.seen.layers[key], channel)
        return self.view.mapFromScene(part.mapToScene(tile.center()))


@pytest.fixture
def side_of(show, new_run_model, settings):
    """Holds what it shows until that is closed: what is collected before would paint without its Python half."""
    shown = []

    def side_of(document):
        shown.append(show(Side(new_run_model(document), settings), 1200, 700))
        return shown[-1]

    yield side_of
    shown.clear()


@pytest.fixture
def on(qtbot, side_of):
    """A convolution with a drawing, and its values on the blocks, all in sight."""

    def on(document=CONVOLUTION):
        side = side_of(document)
        side.draw((0.3, 0.2), (0.7, 0.2), (0.5, 0.8))
        side.desk.action.setChecked(True)
        qtbot.waitUntil(lambda: bool(side.seen.layers), timeout=WAIT_MS)
        side.view.network.motion.finish()
        side.view.fit()
        return side

    return on


def picture(side, key):
    """The block as it is drawn at its natural size."""
    scene = side.view.network
    rect = scene.layout.rects[key]
    image = QImage(rect.size().toSize() * 2, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    scene.render(painter, source=rect)
    painter.end()
    return image


def test_while_it_is_off_blocks_are_as_ever_and_nothing_is_computed(side_of, monkeypatch):
    asked = []
    monkeypatch.setattr(Latest, "ask", lambda *args, **more: asked.append(args))
    side = side_of(CONVOLUTION)
    side.draw((0.3, 0.2), (0.7, 0.8))
    side.model.weights_changed.emit()
    side.store.apply(edits.change_layer(side.store.document, "conv2d", filters=8), sentence("Change"))
    assert asked == []
    assert all(part.seen is None for part in side.view.network.parts.values())


def test_every_block_shows_what_its_layer_says_to_the_drawing(on):
    side = on()
    assert set(side.seen.layers) == {INPUT, *side.store.document.ids}
    model, example = side.model.answering.model(), side.ask.page.example()
    found = model.inside(example[None], list(side.store.document.ids))
    for name in side.store.document.ids:
        np.testing.assert_allclose(side.seen.layers[name].strip.values, found[name][0], atol=1e-6)


def test_blocks_make_room_for_feature_maps_and_for_numbers(on):
    side = on()
    heights = {key: part.height for key, part in side.view.network.parts.items()}
    side.desk.action.setChecked(False)
    before = {key: part.height for key, part in side.view.network.parts.items()}
    assert heights["conv2d"] == before["conv2d"] + MAPS_HIGH + 8
    assert heights["dense"] == before["dense"] + CELLS_HIGH + 8
    assert side.seen.layers == {}


def test_what_is_drawn_changes_with_the_drawing(qtbot, on):
    side = on()
    before, values = picture(side, "conv2d"), side.seen.layers["conv2d"]
    side.draw((0.2, 0.5), (0.8, 0.5))
    qtbot.waitUntil(lambda: side.seen.layers["conv2d"] is not values, timeout=WAIT_MS)
    assert picture(side, "conv2d") != before


def test_it_follows_the_network_while_that_learns(qtbot, on):
    side = on(small_document())
    side.model.one_batch()
    qtbot.waitUntil(lambda: side.seen.step == 1, timeout=WAIT_MS)
    assert side.seen.layers


def test_after_an_edit_nothing_of_the_old_structure_is_left(qtbot, on):
    side = on()
    old = dict(side.seen.layers)
    side.store.apply(edits.change_layer(side.store.document, "conv2d", filters=8), sentence("Change"))
    assert side.seen.layers == {}
    qtbot.waitUntil(lambda: bool(side.seen.layers), timeout=WAIT_MS)
    assert side.seen.layers["conv2d"].strip.values.shape == (26, 26, 8)
    assert side.seen.layers["conv2d"] is not old["conv2d"]


def test_an_answer_that_comes_too_late_is_not_shown(on):
    side = on()
    desk, look = side.desk, side.desk.looking.look()
    side.store.apply(edits.change_layer(side.store.document, "conv2d", filters=8), sentence("Change"))
    desk._take(Found(look, {"conv2d": None}))
    assert side.seen.layers == {}


def test_beside_the_switch_stands_of_which_step_the_values_are(qtbot, on):
    side = on()
    qtbot.waitUntil(lambda: side.desk.moment.text() == "not trained yet", timeout=WAIT_MS)
    side.model.one_batch()
    qtbot.waitUntil(lambda: side.desk.moment.text() == "step 1", timeout=WAIT_MS)
    side.desk.action.setChecked(False)
    assert side.desk.moment.text() == ""


def test_values_that_take_long_are_said_to_be_computed(qtbot, on, monkeypatch):
    side, gate = on(), threading.Event()
    monkeypatch.setattr(desk_module, "seen_layers", lambda *_: (gate.wait(10), {})[1])
    side.draw((0.2, 0.5), (0.8, 0.5))
    qtbot.waitUntil(lambda: side.desk.moment.text() == "computing ...", timeout=WAIT_MS)
    gate.set()
    qtbot.waitUntil(lambda: side.desk.moment.text() == "", timeout=WAIT_MS)


def test_a_note_on_the_network_changes_no_values(on):
    side = on()
    before = side.seen.layers
    side.store.apply(edits.annotate(side.store.document, "conv2d", "Look here"), sentence("Note"))
    assert side.seen.layers is before


def test_while_another_network_trains_it_says_so_and_shows_nothing(qtbot, on):
    side = on(small_document())
    side.model.one_batch()
    qtbot.waitUntil(lambda: side.seen.step == 1, timeout=WAIT_MS)
    before = side.store.document
    side.store.apply(edits.change_layer(before, "hidden", units=9), sentence("Change"))
    assert side.model.active
    assert side.seen.layers == {}
    assert side.seen.says == "Another network is being trained"
    side.store.undo_stack.undo()
    qtbot.waitUntil(lambda: bool(side.seen.layers), timeout=WAIT_MS)


def test_before_anything_is_asked_the_input_says_what_to_do(qtbot, side_of):
    side = side_of(CONVOLUTION)
    empty = picture(side, INPUT)
    side.desk.action.setChecked(True)
    assert side.seen.layers == {}
    assert side.seen.says == "Ask about an example at the right"
    side.view.network.motion.finish()
    assert picture(side, INPUT) != empty


def test_a_network_that_cannot_answer_says_so(on):
    side = on()
    side.store.apply(edits.remove(side.store.document, ("flatten",)), sentence("Remove"))
    assert side.seen.layers == {}
    assert side.seen.says == "The network can't answer yet"


def test_a_canvas_that_nobody_sees_computes_nothing(qtbot, on, monkeypatch):
    side = on()
    asked = []
    monkeypatch.setattr(Latest, "ask", lambda *args, **more: asked.append(args))
    side.canvas.hide()
    side.draw((0.2, 0.5), (0.8, 0.5))
    assert asked == []
    side.canvas.show()
    assert len(asked) == 1


def test_the_switch_is_remembered(side_of, settings):
    side = side_of(CONVOLUTION)
    assert not side.desk.action.isChecked()
    side.desk.action.trigger()
    assert settings.value(KEY) is True
    again = SeenDesk(side.canvas, side.model, side.ask, settings)
    assert again.action.isChecked()


def test_from_far_away_nothing_is_drawn_on_the_blocks(on):
    side = on()
    scene, rect = side.view.network, side.view.network.layout.rects["conv2d"]

    def drawn(scale):
        image = QImage(rect.size().toSize(), QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.scale(scale, scale)
        scene.render(painter, target=rect.translated(-rect.topLeft()), source=rect)
        painter.end()
        return image

    far, near = drawn(0.2), drawn(1.0)
    side.seen.show({})
    assert drawn(0.2) == far
    assert drawn(1.0) != near


def test_a_picture_that_is_shown_small_comes_as_means_so_that_no_line_is_lost(on):
    side = on()
    colours = Colours.of(side.palette())
    whole = side.seen.image("conv2d", colours, 10.0)
    small = side.seen.image("conv2d", colours, 0.5)
    width, height = side.seen.layers["conv2d"].strip.size
    assert (small.width(), small.height()) == (round(width / 2), round(height / 2))
    assert whole.width() == side.seen.layers["conv2d"].strip.tiles.pixels.shape[1]
    assert side.seen.image("conv2d", colours, 0.5) is small


def rest_at(viewport, place):
    """The pointer comes there without a button, whatever a test before left pressed."""
    none, where = Qt.MouseButton.NoButton, QPointF(place)
    there = QPointF(viewport.mapToGlobal(place))
    moved = QMouseEvent(QEvent.Type.MouseMove, where, there, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, moved)


def test_a_tile_under_the_pointer_is_framed_and_named(on):
    side = on()
    place = side.at("conv2d", 6)
    rest_at(side.view.viewport(), place)
    hit = side.desk.pointer.hit(place)
    assert hit[:2] == ("conv2d", 6)
    assert side.seen.pointed == ("conv2d", 6)
    row, column = hit[2]
    words = side.desk.pointer.words(hit)
    assert words.startswith(f"conv2d, channel 7, row {row + 1}, column {column + 1}: ")
    assert "not trained yet" in words
    assert QApplication.sendEvent(
        side.view.viewport(),
        QHelpEvent(QHelpEvent.Type.ToolTip, place, side.view.viewport().mapToGlobal(place)),
    )


def test_a_class_is_named_by_its_name(on):
    side = on()
    words = side.desk.pointer.words(("dense_1", 3, None))
    assert words.startswith("dense_1, unit 4 (3): ")


def test_units_that_never_fire_are_told(qtbot, on):
    side = on()
    layer = side.seen.layers["dense"]
    quiet = int(np.flatnonzero(layer.strip.silent)[0])
    assert "silent" in side.desk.pointer.words(("dense", quiet, None))
    loud = int(np.flatnonzero(~layer.strip.silent)[0])
    assert "silent" not in side.desk.pointer.words(("dense", loud, None))


def test_a_click_on_a_tile_chooses_its_value_and_selects_the_block(qtbot, on):
    side, chosen = on(), []
    side.desk.unit_wanted.connect(chosen.append)
    place = side.at("conv2d", 6)
    _, channel, where = side.desk.pointer.hit(place)
    qtbot.mouseClick(side.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [Unit("conv2d", channel, where)]
    assert side.store.selection.ids == ("conv2d",)


def test_a_block_is_still_dragged_by_its_tiles(qtbot, on):
    side, chosen = on(), []
    side.desk.unit_wanted.connect(chosen.append)
    viewport, start = side.view.viewport(), side.at("dense", 3)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    end = side.view.mapFromScene(side.view.network.layout.rects["conv2d"].topLeft())
    for part in range(1, 6):
        qtbot.mouseMove(viewport, start + (end - start) * part / 5)
    assert side.view.network.landing is not None
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert chosen == []
    assert side.store.document.ids.index("dense") < 2


def test_a_disabled_layer_shows_nothing(qtbot, on):
    side = on()
    document = edits.set_disabled(side.store.document, ("max_pooling2d",), True)
    side.store.apply(document, sentence("Disable"))
    qtbot.waitUntil(lambda: bool(side.seen.layers), timeout=WAIT_MS)
    assert "max_pooling2d" not in side.seen.layers
    assert side.view.network.blocks["max_pooling2d"].seen is None


def test_groups_show_what_comes_out_closed_and_what_is_inside_open(qtbot, on):
    document = edits.group(CONVOLUTION, ("conv2d", "max_pooling2d"), "Eye")
    side = on(document)
    (group,) = (path for path in document.paths if "/" not in path and path not in CONVOLUTION.ids)
    closed = side.seen.layers[group]
    assert closed.node == f"{group}/max_pooling2d"
    assert closed.strip.values.shape == (13, 13, 32)
    side.store.unfolded.toggle(group)
    assert side.view.network.blocks[group].seen is None
    inner = side.view.network.blocks[f"{group}/conv2d"]
    assert inner.seen is not None
    assert side.seen.layers[inner.key].strip.values.shape == (26, 26, 32)


def test_a_point_of_the_plane_is_a_strip_of_named_cells(qtbot, side_of):
    side = side_of(TEMPLATES["spiral"].document)
    side.ask.of(PlanePage).model.ask((0.5, -0.5))
    side.desk.action.setChecked(True)
    qtbot.waitUntil(lambda: bool(side.seen.layers), timeout=WAIT_MS)
    assert side.seen.layers[INPUT].names == ("x", "y")
    assert side.seen.layers["dense"].strip.values.shape == (16,)
    assert side.seen.layers["dense_3"].strip.largest == 1.0


def test_a_layer_that_is_dragged_in_leaves_the_values_of_the_others(on):
    side = on()
    before = side.seen.layers
    side.view.network.show_insert(Dense(units=4), side.view._place(side.at("dense", 0)))
    assert side.seen.layers is before
    assert side.view.network.blocks["conv2d"].seen is not None


def test_in_the_window_a_click_on_a_tile_opens_the_value_inside(qtbot, window):
    window.open_template("first-convolution")
    window.drawing.pad.model.begin(Point(0.3, 0.2))
    window.drawing.pad.model.go_on(Point(0.6, 0.8))
    window.drawing.pad.model.end()
    window.seen.action.trigger()
    qtbot.waitUntil(lambda: bool(window.seen.seen.layers), timeout=WAIT_MS)
    window.seen.unit_wanted.emit(Unit("conv2d", 6, (8, 14)))
    assert window.tabs.currentWidget() is window.inside
    assert window.inside.view is window.inside.cell
    assert window.inside.cell.chooser.unit == Unit("conv2d", 6, (8, 14))
    window.seen.unit_wanted.emit(Unit(INPUT, 0, (3, 3)))
    assert window.inside.view is window.inside.layers


def test_it_is_switched_by_a_key_a_menu_entry_and_a_button_with_a_name(window):
    action = window.seen.action
    assert action.shortcut().toString() == "Ctrl+I"
    assert action in window.menus.for_work
    (button,) = [each for each in window.canvas.totals.findChildren(ActionButton) if each.action is action]
    assert button.accessibleName() == "Show values on the layers"
    assert button.isCheckable()
    button.click()
    assert window.seen.seen.on

"""Disabling layers on the canvas: they stay where they are, dimmed, and the wire goes past."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from nnstudio.document import edits
from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.canvas.faces import description_of

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(bench):
    bench.activateWindow()
    return bench


def trigger(window, name):
    window.canvas.edit_actions[name].trigger()


def block(window, name):
    return window.canvas.view.network.blocks[name]


def text_on_wire(window, source):
    return next(w.text for w in window.canvas.view.network.wires if w.wire.source == source)


def test_a_key_disables_what_is_selected_and_enables_it_again(window):
    before = window.store.document
    window.store.selection.set(("conv2d_1", "dropout"))
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Key.Key_Slash, CTRL)
    document = window.store.document
    assert [node.id for node in document.nodes if node.disabled] == ["conv2d_1", "dropout"]
    assert window.store.undo_stack.undoText() == "Disable 2 layers"
    assert window.store.selection.ids == ("conv2d_1", "dropout")
    QTest.keyClick(window.canvas.view, Key.Key_Slash, CTRL)
    assert window.store.document == before
    assert window.store.undo_stack.undoText() == "Enable 2 layers"


def test_of_layers_of_which_some_are_disabled_all_are(window):
    window.store.apply(edits.set_disabled(window.store.document, ["dropout"], True), "Disable")
    window.store.selection.set(("conv2d_1", "dropout"))
    action = window.canvas.edit_actions["disable"]
    assert action.text() == "Disa&ble"
    action.trigger()
    assert window.store.document.node("conv2d_1").disabled
    assert window.store.document.node("dropout").disabled
    assert action.text() == "Ena&ble"


def test_its_block_stays_in_its_place_and_the_wire_goes_past(window):
    places = dict(window.canvas.view.network.layout.rects)
    window.store.selection.set(("conv2d_1",))
    trigger(window, "disable")
    assert window.canvas.view.network.layout.rects == places
    disabled = block(window, "conv2d_1")
    assert disabled.face.count == "disabled"
    past = disabled.past.path.boundingRect()
    assert past.left() < 0 < disabled.rect.right()
    assert past.top() < 0
    assert past.bottom() > disabled.rect.bottom()
    assert block(window, "conv2d").past is None


def test_the_wire_behind_it_carries_what_went_in(window):
    assert text_on_wire(window, "conv2d_1") != text_on_wire(window, "conv2d")
    window.store.selection.set(("conv2d_1",))
    trigger(window, "disable")
    assert text_on_wire(window, "conv2d_1") == text_on_wire(window, "conv2d")


def test_it_is_drawn_more_faintly(window):
    def darkest(name):
        item = block(window, name)
        image = QImage(item.rect.size().toSize(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        item.paint(painter, None)
        painter.end()
        inside = [(x, y) for x in range(60, image.width() - 8) for y in range(6, image.height() - 6)]
        return min(image.pixelColor(x, y).lightness() for x, y in inside)

    before = darkest("dense")
    window.store.selection.set(("dense",))
    trigger(window, "disable")
    window.store.selection.clear()
    assert darkest("dense") > before


def test_what_its_absence_breaks_stands_on_the_layer_behind_with_the_way_back(window):
    window.store.selection.set(("flatten",))
    trigger(window, "disable")
    (problem,) = window.store.analysis.errors
    assert problem.node == "dense"
    assert problem.repair.text == "Enable flatten"
    trigger(window, "repair")
    assert window.store.document == TEMPLATES["two-convolutions"].document


def test_a_screen_reader_is_told(window):
    window.store.selection.set(("dense",))
    trigger(window, "disable")
    assert ", disabled, " in description_of("dense", window.store.document, window.store.analysis)
    assert "gives" not in description_of("dense", window.store.document, window.store.analysis)


def test_its_settings_can_still_be_changed(window):
    window.store.selection.set(("dense",))
    trigger(window, "disable")
    page = window.properties.layer_page
    assert page.facts.values["output"].text() == "disabled: not computed"
    page.form.edited.emit("units", 77)
    assert window.store.document.layer("dense").units == 77
    assert window.store.document.node("dense").disabled


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_each_layer_of_each_template_can_be_disabled_and_all_of_them(window, name):
    window.store.open(TEMPLATES[name].document)
    for ids in (*((node_id,) for node_id in window.store.document.ids), window.store.document.ids):
        window.store.selection.set(ids)
        trigger(window, "disable")
        assert set(window.canvas.view.network.blocks) == set(window.store.document.ids)
        trigger(window, "disable")
    assert window.store.document == TEMPLATES[name].document

"""The palette: every layer can be found, dragged and added, with the mouse or without it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nnstudio.document.document import empty_document
from nnstudio.document.library import SHIPPED
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.studio.mime import LAYER_TYPE, layer_in
from nnstudio.studio.palette import PalettePanel
from nnstudio.studio.palette.row import TYPE_ROLE

ALL = [*LAYERS, *(f"Group {name}" for name in SHIPPED)]


@pytest.fixture
def palette(show):
    return show(PalettePanel(), 200, 600)


def shown(palette) -> list[str]:
    return [row.data(0, TYPE_ROLE) for row in palette.tree.rows() if not row.isHidden()]


def test_every_layer_of_the_catalogue_is_there_with_its_help(palette):
    items = palette.tree.layer_items()
    assert [item.data(0, TYPE_ROLE) for item in items] == list(LAYERS)
    for item in items:
        assert LAYERS[item.data(0, TYPE_ROLE)].help in item.toolTip(0)


def test_a_drag_carries_the_name_of_the_type(palette):
    for item in palette.tree.layer_items():
        data = palette.tree.mimeData([item])
        assert bytes(data.data(LAYER_TYPE).data()).decode() == item.data(0, TYPE_ROLE)
        assert type(layer_in(data)) is LAYERS[item.data(0, TYPE_ROLE)]


def test_a_heading_carries_nothing(palette):
    assert palette.tree.mimeData([palette.tree.topLevelItem(0)]).formats() == []


def test_search_finds_by_name_family_and_purpose(palette):
    palette.search.setText("drop")
    assert "Dropout" in shown(palette)
    assert "Dense" not in shown(palette)
    palette.search.setText("pooling")
    assert "MaxPooling2D" in shown(palette)
    palette.search.setText("fights overfitting")
    assert "Dropout" in shown(palette)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("conv", ["Conv2D", "Conv2DTranspose", "DepthwiseConv2D", "SeparableConv2D"]),
        ("add", ["Add"]),
        ("relu", ["Activation relu", "Activation leaky_relu", "PReLU"]),
        ("softmax", ["Activation softmax"]),
        ("sigmoid", ["Activation sigmoid", "Activation hard_sigmoid"]),
        ("residual", ["Group residual"]),
        ("skip", ["Add", "Concatenate"]),
        ("sum", ["Add"]),
        ("max pool", ["MaxPooling2D", "GlobalMaxPooling2D"]),
        ("batchnorm", ["BatchNormalization"]),
        ("fully connected", ["Dense"]),
        ("norm", ["BatchNormalization", "LayerNormalization"]),
        ("drop", ["Dropout", "SpatialDropout2D"]),
    ],
)
def test_the_best_answer_to_a_search_comes_first_and_enter_takes_it(palette, qtbot, words, first):
    palette.search.setText(words)
    assert shown(palette)[: len(first)] == first
    with qtbot.waitSignal(palette.add_wanted) as added:
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert added.args == first[:1]


@pytest.mark.parametrize("name", [*LAYERS, *(f"Activation {function}" for function in FUNCTIONS)])
def test_every_layer_and_every_activation_is_first_under_its_own_name(palette, name):
    palette.search.setText(name.split()[-1])
    assert shown(palette)[0] == name


def test_every_layer_is_found_by_each_of_its_synonyms(palette):
    for name, cls in LAYERS.items():
        assert cls.synonyms, name
        for synonym in cls.synonyms.split(","):
            palette.search.setText(synonym)
            assert name in shown(palette)


def test_activations_are_offered_only_to_who_looks_for_one(palette):
    assert shown(palette) == ALL
    palette.search.setText("soft")
    assert "Activation softmax" in shown(palette)
    palette.search.clear()
    assert shown(palette) == ALL


def test_an_activation_that_was_found_is_added_with_its_function(bench):
    bench.store.open(empty_document())
    bench.palette_panel.search.setText("softmax")
    QTest.keyClick(bench.palette_panel.search, Qt.Key.Key_Return)
    assert bench.store.document.layer("activation").activation == "softmax"


def test_what_was_searched_is_forgotten_with_another_project(studio):
    window = studio.window
    window.open_template("first-network")
    window.palette_panel.search.setText("conv")
    window.open_template("first-convolution")
    assert window.palette_panel.search.text() == ""
    assert shown(window.palette_panel) == ALL


def test_keys_pass_the_headings_by(palette):
    tree = palette.tree
    palette.search.setFocus()
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    passed = [tree.currentItem().data(0, TYPE_ROLE)]
    for _ in range(len(ALL) + 3):
        QTest.keyClick(tree, Qt.Key.Key_Down)
        passed.append(tree.currentItem().data(0, TYPE_ROLE))
    assert passed == [*ALL, *[ALL[-1]] * 4]
    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(tree, key)
        assert tree.currentItem().data(0, TYPE_ROLE) in ALL
    for _ in ALL:
        QTest.keyClick(tree, Qt.Key.Key_Up)
    assert tree.currentItem().data(0, TYPE_ROLE) == ALL[0]


def test_search_without_a_hit_says_so_and_clearing_shows_all(palette):
    palette.search.setText("transmogrifier")
    assert shown(palette) == []
    assert "transmogrifier" in palette.nothing.text()
    assert palette.nothing.isVisible()
    palette.search.clear()
    assert shown(palette) == ALL
    assert not palette.nothing.isVisible()


def test_enter_in_the_search_field_adds_the_first_hit(palette, qtbot):
    palette.search.setText("flatten")
    with qtbot.waitSignal(palette.add_wanted) as added:
        QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert added.args == ["Flatten"]


def test_a_search_is_over_when_enter_has_added_what_was_found(palette):
    palette.search.setText("drop")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.search.text() == ""
    assert shown(palette) == ALL
    assert palette.tree.currentItem().data(0, TYPE_ROLE) == "Dropout"


def test_a_button_that_is_held_keeps_no_search_that_enter_has_ended(palette):
    QTest.mousePress(palette, Qt.MouseButton.LeftButton)
    palette.search.setText("drop")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    QTest.mouseRelease(palette, Qt.MouseButton.LeftButton)
    assert palette.search.text() == ""


def test_rows_stay_under_the_mouse_that_adds_one_until_it_leaves(palette):
    palette.search.setText("drop")
    double_click(palette, "SpatialDropout2D")
    assert shown(palette)[:2] == ["Dropout", "SpatialDropout2D"]
    QApplication.sendEvent(palette, QEvent(QEvent.Type.Leave))
    assert palette.search.text() == ""
    assert shown(palette) == ALL


def test_a_mouse_that_only_passes_by_ends_no_search(palette):
    palette.search.setText("drop")
    QApplication.sendEvent(palette, QEvent(QEvent.Type.Leave))
    assert palette.search.text() == "drop"


def test_a_search_is_over_when_its_layer_was_dropped(palette, monkeypatch):
    palette.search.setText("drop")
    monkeypatch.setattr(QDrag, "exec", lambda drag, action: Qt.DropAction.IgnoreAction)
    palette.tree.startDrag(Qt.DropAction.CopyAction)
    assert palette.search.text() == "drop"
    monkeypatch.setattr(QDrag, "exec", lambda drag, action: Qt.DropAction.CopyAction)
    palette.tree.startDrag(Qt.DropAction.CopyAction)
    assert palette.search.text() == ""


def test_down_goes_from_the_search_field_to_the_list_and_enter_adds(palette, qtbot):
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    current = palette.tree.currentItem().data(0, TYPE_ROLE)
    with qtbot.waitSignal(palette.add_wanted) as added:
        QTest.keyClick(palette.tree, Qt.Key.Key_Return)
    assert added.args == [current]


def double_click(palette, name):
    item = next(row for row in palette.tree.rows() if row.data(0, TYPE_ROLE) == name)
    place = palette.tree.visualItemRect(item).center()
    QTest.mouseClick(palette.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(palette.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_double_click_adds(palette, qtbot):
    name = palette.tree.layer_items()[1].data(0, TYPE_ROLE)
    with qtbot.waitSignal(palette.add_wanted) as added:
        double_click(palette, name)
    assert added.args == [name]


def test_a_new_layer_goes_after_the_selection(bench):
    window = bench
    window.store.open(empty_document())
    window.editing.add("Flatten")
    window.editing.add("Dense")
    window.store.selection.set(("flatten",))
    window.palette_panel.add_wanted.emit("Dropout")
    assert window.store.document.ids == ("flatten", "dropout", "dense")
    assert window.store.selection.ids == ("dropout",)

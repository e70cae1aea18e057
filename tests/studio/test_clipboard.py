"""Layers on the clipboard: to another place, to another window, into an editor and back."""

import json

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.studio.mime import NODES_JSON
from tests.document.building import branched


@pytest.fixture
def window(bench):
    return bench


def trigger(window, name):
    window.canvas.edit_actions[name].trigger()


def clipboard():
    return QApplication.clipboard()


def test_what_is_copied_is_a_text_that_can_be_pasted_into_an_editor(window):
    window.store.selection.set(("conv2d", "conv2d_1"))
    trigger(window, "copy")
    text = clipboard().mimeData().text()
    assert [layer["id"] for layer in json.loads(text)["layers"]] == ["conv2d", "conv2d_1"]
    assert bytes(clipboard().mimeData().data(NODES_JSON).data()).decode() == text


def test_the_text_alone_is_pasted_as_it_was_changed_in_the_editor(window):
    window.store.selection.set(("dense",))
    trigger(window, "copy")
    clipboard().setText(clipboard().text().replace('"units": 128', '"units": 77'))
    trigger(window, "paste")
    assert window.store.document.layer("dense_2") == window.store.document.layer("dense").change(units=77)
    assert window.store.selection.ids == ("dense_2",)


def test_a_block_with_branches_goes_to_another_network_as_it_is(window):
    ids = ("left", "right", "sum")
    window.store.open(edits.set_trainable(branched(), ("left",), False))
    copied = edits.copy(window.store.document, ids)
    window.store.selection.set(ids)
    trigger(window, "copy")
    window.store.open(empty_document())
    trigger(window, "paste")
    assert window.store.document.nodes == copied
    assert [window.store.document.layer(name).frozen for name in ids] == [True, False, False]


def test_cut_takes_nothing_out_where_it_can_not_copy(window):
    document = branched()
    window.store.open(document)
    window.store.selection.set(("left", "right", "flatten"))
    trigger(window, "cut")
    assert "sum joins left and right" in window.refusals[-1]
    assert window.store.document == document


def test_pasting_another_text_says_that_it_is_no_layers(window):
    clipboard().setText("hello")
    trigger(window, "paste")
    assert window.refusals == ["This text is no layers of NN Studio: 'hello'."]
    assert not window.store.undo_stack.canUndo()


def test_pasting_from_an_empty_clipboard_says_so(window):
    clipboard().clear()
    trigger(window, "paste")
    assert "no layers on the clipboard" in window.refusals[-1]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("damage", [b"[" * 100_000, b"\xff", b"[1]", b'[{"id": "a", "inputs": ["b"]}]'])
def test_pasting_damaged_layers_says_so(window, damage, own):
    data = QMimeData()
    if own:
        data.setData(NODES_JSON, damage)
    else:
        data.setText(damage.decode("latin-1"))
    clipboard().setMimeData(data)
    trigger(window, "paste")
    assert len(window.refusals) == 1
    assert window.refusals[-1].endswith(".")
    assert not window.store.undo_stack.canUndo()


def test_a_text_with_half_a_character_is_refused_and_no_crash(window):
    clipboard().setText("\ud800{")
    trigger(window, "paste")
    assert window.refusals[-1].endswith(".")

"""The store: the one place where the document changes, and how changes are taken back."""

import gc
import weakref

import pytest

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.studio import store as store_module
from nnstudio.studio.store import Store


@pytest.fixture
def store(qapp):
    return Store(edits.insert(empty_document(), Dense(), INPUT))


def set_units(store, units, field="dense.units"):
    store.apply(edits.change_layer(store.document, "dense", units=units), "Change units", field)


def test_an_edit_can_be_undone_and_redone(store):
    before = store.document
    after = edits.insert(before, Flatten(), INPUT)
    store.apply(after, "Add Flatten")
    assert store.document is after
    store.undo_stack.undo()
    assert store.document is before
    store.undo_stack.redo()
    assert store.document is after


def test_undo_says_what_it_takes_back(store):
    store.apply(edits.insert(store.document, Flatten(), INPUT), "Add Flatten")
    assert store.undo_stack.undoText() == "Add Flatten"


def test_each_change_is_analysed_once_and_told_once(store, qtbot, monkeypatch):
    calls = []
    monkeypatch.setattr(store_module, "analyse", lambda document: calls.append(document) or "analysis")
    told = []
    store.changed.connect(lambda: told.append(store.analysis))
    store.apply(edits.insert(store.document, Flatten(), INPUT), "Add Flatten")
    assert calls == [store.document]
    assert told == ["analysis"]


def test_an_edit_that_changes_nothing_leaves_nothing_to_undo(store):
    store.apply(store.document, "Nothing")
    assert not store.undo_stack.canUndo()


def test_quick_steps_of_the_same_field_are_undone_together(store):
    before = store.document
    for units in (33, 34, 35):
        set_units(store, units)
    assert store.undo_stack.count() == 1
    store.undo_stack.undo()
    assert store.document == before


def test_slow_steps_of_the_same_field_are_undone_one_by_one(store, monkeypatch):
    monkeypatch.setattr(store_module, "MERGE_SECONDS", -1.0)
    for units in (33, 34):
        set_units(store, units)
    assert store.undo_stack.count() == 2


def test_steps_of_different_fields_are_undone_one_by_one(store):
    set_units(store, 33)
    store.apply(edits.change_layer(store.document, "dense", use_bias=False), "Change bias", "dense.use_bias")
    assert store.undo_stack.count() == 2


def test_going_back_to_the_first_value_leaves_nothing_to_undo(store):
    for units in (33, 32):
        set_units(store, units)
    assert not store.undo_stack.canUndo()


def test_opening_a_document_forgets_undo_and_selection(store):
    store.selection.set(("dense",))
    set_units(store, 64)
    store.open(empty_document("Other"))
    assert store.document.title == "Other"
    assert not store.undo_stack.canUndo()
    assert store.selection.ids == ()


def test_a_removed_layer_is_no_longer_selected(store):
    store.selection.set(("dense",))
    store.apply(edits.remove(store.document, ["dense"]), "Delete dense")
    assert store.selection.ids == ()


def test_the_selection_tells_only_what_is_new(store, qtbot):
    store.selection.set(("dense",))
    with qtbot.assertNotEmitted(store.selection.changed):
        store.selection.set(("dense",))
    store.selection.toggle("dense")
    assert store.selection.current is None


def test_a_store_that_is_part_of_a_cycle_is_collected_with_its_edits(qapp):
    for _ in range(20):
        lost = Store(edits.insert(empty_document(), Dense(), INPUT))
        lost.itself = lost
        set_units(lost, 33)
        lost.apply(edits.insert(lost.document, Flatten(), INPUT), "Add Flatten")
        alive = weakref.ref(lost)
        del lost
        gc.collect()
        assert alive() is None

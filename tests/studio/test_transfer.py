"""Layers of another project with what they have learned: from the menu into the network, and what becomes of them."""

import numpy as np

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.document.thaw import frozen_layers
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.runs.outlook import Start
from nnstudio.studio.files import dialogs
from nnstudio.studio.training.keeping import take_up
from nnstudio.studio.transfer.dialog import HERE
from tests.studio import marks
from tests.studio.transferring import (
    CONVOLUTIONS,
    FRONT,
    bars,
    equal,
    insert,
    known,
    open_dialog,
    show,
    tick,
    train,
    wait_until,
    window,
    with_layers,
    without_layers,
)

__all__ = ["bars", "window"]


def test_taking_the_layers_out_again_is_one_step_and_redo_brings_their_weights_back(window, bars, tmp_path):
    path, weights = bars
    empty = without_layers(tmp_path / "figures.npz", marks.FIGURES)
    show(window, empty)
    insert(window, path)
    assert window.store.undo_stack.undoText() == "Insert 4 layers from Marks"
    window.store.undo_stack.undo()
    assert window.store.document == empty
    window.store.undo_stack.redo()
    assert equal(known(window), {name: weights[name] for name in CONVOLUTIONS})


def test_a_run_can_be_gone_on_with_when_they_are_taken_out_again(window, bars):
    path, _ = bars
    show(window, with_layers(without_layers(path.parent / "more.npz", marks.BARS, epochs=1)))
    train(window, "an epoch")
    window.store.selection.set(("first",))
    insert(window, path, ("second",))
    assert window.run_model.outlook.start is Start.ADAPT
    assert window.run_model.outlook.fit.kept == ("first", "conv2d", "answer")
    window.store.undo_stack.undo()
    assert window.run_model.outlook.start is Start.CONTINUE


def test_layers_beside_what_was_learned_here_know_what_they_learned_there(window, bars):
    path, weights = bars
    show(window, with_layers(without_layers(path.parent / "more.npz", marks.BARS, epochs=1)))
    train(window, "an epoch")
    window.store.selection.set(("first",))
    window.store.apply(edits.change_layer(window.store.document, "first", filters=1), "One channel")
    window.store.apply(edits.remove(window.store.document, ["pool", "second"]), "Remove")
    insert(window, path, ("first", "pool"))
    document = window.store.document
    assert document.ids == ("first", "conv2d", "max_pooling2d", "mean", "answer")
    np.testing.assert_array_equal(known(window)["conv2d/kernel"], weights["first/kernel"])
    window.store.apply(edits.rename(document, "conv2d", "borrowed"), "Rename")
    np.testing.assert_array_equal(known(window)["borrowed/kernel"], weights["first/kernel"])
    window.store.undo_stack.undo()
    np.testing.assert_array_equal(known(window)["conv2d/kernel"], weights["first/kernel"])


def test_they_are_saved_with_what_they_know_and_a_head_without(window, bars, tmp_path):
    path, weights = bars
    show(window, without_layers(tmp_path / "figures.npz", marks.FIGURES))
    insert(window, path)
    window.editing.add("Dense")
    saved = tmp_path / "half.nnstudio"
    save_project(saved, window.files.project())
    project = load_project(saved)
    show(window, project.document)
    take_up(project, window.run_model)
    found = window.run_model.outlook.fit
    assert (found.kept, found.fresh) == (("first", "second"), ("dense",))
    assert equal(found.weights, {name: weights[name] for name in CONVOLUTIONS})


def test_a_whole_network_can_be_asked_at_once(window, bars):
    path, _ = bars
    show(window, without_layers(path.parent / "more.npz", marks.BARS))
    insert(window, path, (*FRONT, "answer"))
    assert window.run_model.answering.trained


def test_the_dialog_says_of_each_layer_whether_it_brings_its_weights(window, bars):
    path, _ = bars
    show(window, empty_document())
    dialog = open_dialog(window, path)
    assert dialog.ticked() == list(FRONT)
    assert [item.text(HERE) for item in dialog.items()] == [
        *("brings its weights", "has no weights", "brings its weights", "has no weights", ""),
    ]
    tick(dialog, ("second",))
    assert dialog.items()[2].text(HERE) == "Its kernel needs 3x3x1x16 here, and has 3x3x8x16."
    tick(dialog, ())
    assert not dialog.insert.isEnabled()
    assert dialog.trouble.text() == "Tick the layers that are to be inserted."
    dialog.reject()


def test_layers_that_are_not_to_be_frozen_are_not(window, bars):
    path, _ = bars
    show(window, empty_document())
    dialog = open_dialog(window, path)
    dialog.frozen.setChecked(False)
    dialog.accept()
    wait_until(lambda: window.store.document.ids, "the layers")
    assert frozen_layers(window.store.document) == ()


def test_a_project_that_has_learned_nothing_gives_its_layers_alone(window, bars, tmp_path):
    path, _ = bars
    new = tmp_path / "new.nnstudio"
    save_project(new, Project(load_project(path).document))
    show(window, empty_document())
    dialog = open_dialog(window, new)
    assert not dialog.frozen.isEnabled()
    dialog.accept()
    wait_until(lambda: window.store.document.ids, "the layers")
    assert window.run_model.outlook.trained is None


def test_a_file_that_is_no_project_is_one_sentence_and_changes_nothing(window, tmp_path, monkeypatch):
    path = tmp_path / "x.nnstudio"
    path.write_bytes(b"nothing of the kind")
    monkeypatch.setattr(dialogs, "choose_open", lambda *_: path)
    before = window.store.document
    window.menus.insert.trigger()
    wait_until(lambda: window.message_bar.isVisible(), "the sentence")
    assert "is not a project of NN Studio" in window.message_bar.text.text()
    assert window.store.document is before


def test_a_project_without_layers_is_refused(window, tmp_path):
    path = tmp_path / "empty.nnstudio"
    save_project(path, Project(empty_document()))
    window.transfer.begin(path)
    wait_until(lambda: window.message_bar.isVisible(), "the sentence")
    assert "has no layers" in window.message_bar.text.text()


def test_while_a_network_trains_nothing_is_inserted(window, bars):
    path, _ = bars
    show(window, with_layers(without_layers(path.parent / "more.npz", marks.BARS, epochs=50)))
    window.run_model.train()
    window.transfer.begin(path)
    assert "stop the training first" in window.message_bar.text.text()
    assert window.transfer.dialog is None
    window.run_model.stop()
    wait_until(lambda: not window.run_model.active, "the end")

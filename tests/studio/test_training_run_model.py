"""The model of training: what may be done when, what is kept, and how a run ends."""

import logging
import os
import sys
import threading
import time

import numpy as np
import pytest

from nnstudio.data.errors import DataError
from nnstudio.data.shelf import Shelf
from nnstudio.data.source import unwatched
from nnstudio.document import edits
from nnstudio.errors import sentence
from nnstudio.fields import FieldError
from nnstudio.formats.project import load_project, save_project
from nnstudio.layers.dense import Dense
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.runs.outlook import Start
from nnstudio.runs.state import State
from nnstudio.studio.training.keeping import project_of, take_up
from nnstudio.studio.training.words import notice, status
from tests.studio.learning import SHELF, WAIT_MS, small_document, wait_for


@pytest.fixture
def model(new_run_model):
    return new_run_model()


@pytest.fixture
def long_model(new_run_model):
    return new_run_model(small_document(epochs=1000))


def test_a_new_model_is_idle_and_knows_no_weights(model):
    assert model.state == "idle"
    assert model.outlook.weights is None
    assert model.outlook.trained is None


def test_training_learns_and_finishes(qtbot, model):
    model.train()
    assert model.state is State.TRAINING
    wait_for(qtbot, model, State.FINISHED)
    assert [done.epoch for done in model.history.epochs] == [1, 2]
    assert model.history.epochs[-1].validation_metrics["accuracy"] > 0.8
    assert len(model.history) == 2 * 63
    assert model.progress.fraction == 1.0


def test_the_window_is_told_at_most_once_for_many_batches(qtbot, model):
    told = []
    model.progressed.connect(lambda: told.append(len(model.history)))
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert len(told) < len(model.history) / 2


def test_a_pause_keeps_everything_and_train_goes_on(qtbot, long_model):
    long_model.train()
    qtbot.waitUntil(lambda: len(long_model.history) > 10, timeout=WAIT_MS)
    long_model.pause()
    wait_for(qtbot, long_model, State.PAUSED)
    batches = len(long_model.history)
    weights = long_model.outlook.weights
    qtbot.wait(100)
    assert len(long_model.history) == batches
    assert long_model.outlook.weights is weights
    long_model.train()
    qtbot.waitUntil(lambda: len(long_model.history) > batches, timeout=WAIT_MS)
    assert long_model.state is State.TRAINING


def test_one_batch_trains_one_batch_and_pauses(qtbot, model):
    model.one_batch()
    wait_for(qtbot, model, State.PAUSED)
    assert len(model.history) == 1
    model.one_batch()
    qtbot.waitUntil(lambda: len(model.history) == 2, timeout=WAIT_MS)
    wait_for(qtbot, model, State.PAUSED)


def test_one_epoch_trains_to_the_end_of_the_epoch_and_pauses(qtbot, model):
    model.one_batch()
    wait_for(qtbot, model, State.PAUSED)
    model.one_epoch()
    qtbot.waitUntil(lambda: len(model.history.epochs) == 1, timeout=WAIT_MS)
    wait_for(qtbot, model, State.PAUSED)
    assert len(model.history) == 63


def test_train_after_a_pause_trains_to_the_end(qtbot, model):
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert len(model.history.epochs) == 2


def test_stop_ends_after_the_batch_and_keeps_what_was_learned(qtbot, long_model):
    long_model.train()
    qtbot.waitUntil(lambda: len(long_model.history) > 10, timeout=WAIT_MS)
    long_model.stop()
    assert long_model.state is State.STOPPING
    wait_for(qtbot, long_model, State.STOPPED)
    assert long_model.outlook.weights is not None
    assert long_model.outlook.trained.checkpoint is not None


def test_a_paused_run_can_be_stopped(qtbot, long_model):
    long_model.one_batch()
    wait_for(qtbot, long_model, State.PAUSED)
    long_model.stop()
    wait_for(qtbot, long_model, State.STOPPED)


def test_stop_and_wait_returns_when_the_thread_has_ended(qtbot, long_model):
    long_model.train()
    qtbot.waitUntil(lambda: len(long_model.history) > 10, timeout=WAIT_MS)
    long_model.stop_and_wait()
    assert long_model.state is State.STOPPED
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("nnstudio-shard")]


def test_stopped_and_continued_equals_never_stopped(qtbot, new_run_model):
    straight, broken = (new_run_model() for _ in range(2))
    straight.train()
    wait_for(qtbot, straight, State.FINISHED)
    broken.one_batch()
    wait_for(qtbot, broken, State.PAUSED)
    broken.stop()
    wait_for(qtbot, broken, State.STOPPED)
    assert broken.outlook.start is Start.CONTINUE
    broken.train()
    wait_for(qtbot, broken, State.FINISHED)
    for name, array in straight.outlook.weights.items():
        np.testing.assert_array_equal(broken.outlook.weights[name], array)


def test_train_after_the_end_adds_as_many_epochs(qtbot, model):
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert [done.epoch for done in model.history.epochs] == [1, 2, 3, 4]
    assert model.previous is None


def test_start_over_trains_from_new_weights_and_keeps_the_old_curves_as_a_ghost(qtbot, model):
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    first = model.history
    model.start_over()
    wait_for(qtbot, model, State.FINISHED)
    assert model.previous is first
    assert [done.epoch for done in model.history.epochs] == [1, 2]


def test_the_learning_rate_changes_while_it_runs(qtbot, long_model):
    long_model.train()
    qtbot.waitUntil(lambda: len(long_model.history) > 5, timeout=WAIT_MS)
    long_model.set_learning_rate(0.0005)
    qtbot.waitUntil(lambda: long_model.history.batches.column("learning_rate")[-1] == 0.0005, timeout=WAIT_MS)
    assert long_model.store.document.training.optimizer.learning_rate == 0.0005
    long_model.store.undo_stack.undo()
    long_model.stop_and_wait()
    assert long_model.learning_rate == 0.01


def test_without_a_run_the_learning_rate_is_the_documents_and_can_be_undone(model):
    model.set_learning_rate(0.5)
    assert model.store.document.training.optimizer.learning_rate == 0.5
    model.store.undo_stack.undo()
    assert model.learning_rate == 0.01


def test_an_impossible_learning_rate_is_refused(model):
    with pytest.raises(FieldError, match="learning rate"):
        model.set_learning_rate(-1.0)


def test_a_divergence_ends_the_run_with_its_sentence(qtbot, new_run_model):
    model = new_run_model(small_document(epochs=50, optimizer=SGD(learning_rate=1e6), activation="linear"))
    model.train()
    wait_for(qtbot, model, State.DIVERGED, State.FINISHED, State.FAILED)
    assert model.state is State.DIVERGED
    assert "unstable" in model.sentence
    assert all(np.isfinite(array).all() for array in model.outlook.weights.values())


def test_damaged_data_fails_with_its_own_sentence(qtbot, new_run_model, caplog):
    class Damaged(Shelf):
        def open(self, source, progress=unwatched):
            raise DataError(sentence("'train-images' is damaged: install NN Studio again."))

    model = new_run_model(shelf=Damaged())
    with caplog.at_level(logging.ERROR):
        model.train()
        wait_for(qtbot, model, State.FAILED)
    assert model.sentence == "'train-images' is damaged: install NN Studio again."
    assert "Traceback" in caplog.text


def test_a_run_is_stopped_while_its_data_is_read_and_says_how_far_that_is(qtbot, new_run_model):
    class Endless(Shelf):
        slow = True

        def open(self, source, progress=unwatched):
            while self.slow:
                progress(300, 1000)
                time.sleep(0.001)
            return SHELF.open(source)

    shelf = Endless()
    model = new_run_model(shelf=shelf)
    model.train()
    qtbot.waitUntil(lambda: model.reading == "Reading 300 of 1,000", timeout=WAIT_MS)
    model.stop()
    wait_for(qtbot, model, State.STOPPED)
    assert status(model) == "Stopped after 0 of 2 epochs."
    assert model.outlook.trained is None
    shelf.slow = False
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert model.reading is None


def test_an_error_in_the_program_is_named_and_the_next_run_can_begin(qtbot, new_run_model, caplog):
    broken = [True]

    class Broken(Shelf):
        def open(self, source, progress=unwatched):
            if broken.pop():
                broken.append(False)
                raise RuntimeError("surprise")
            return SHELF.open(source)

    model = new_run_model(shelf=Broken())
    model.train()
    wait_for(qtbot, model, State.FAILED)
    assert "RuntimeError: surprise" in model.sentence
    model.train()
    wait_for(qtbot, model, State.FINISHED)


def test_a_changed_layer_says_what_is_reset_and_the_others_keep_their_weights(qtbot, model):
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    document = model.store.document
    longer = edits.insert(document, Dense(units=16, activation="relu"), "hidden", "middle")
    model.store.apply(longer, "Add Dense")
    assert model.outlook.fit.kept == ("hidden", "output")
    assert (
        notice(model) == "middle will start with new weights; hidden and output will keep what was learned."
    )
    assert model.outlook.weights is None
    model.store.undo_stack.undo()
    assert notice(model) == ""
    assert model.outlook.weights is not None


def test_training_after_an_edit_begins_with_the_weights_that_fit(qtbot, model):
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    learned = model.outlook.weights["hidden/kernel"]
    model.store.apply(edits.change_layer(model.store.document, "output", activation="linear"), "Change")
    model.store.apply(edits.change_layer(model.store.document, "output", activation="softmax"), "Change")
    longer = edits.insert(model.store.document, Dense(units=16, activation="relu"), "hidden", "middle")
    model.store.apply(longer, "Add Dense")
    model.set_learning_rate(0.0)
    model.one_batch()
    wait_for(qtbot, model, State.PAUSED)
    np.testing.assert_array_equal(model.outlook.weights["hidden/kernel"], learned)
    assert model.previous is not None


def test_a_network_with_a_problem_cannot_be_trained_and_says_why(model):
    model.store.apply(edits.remove(model.store.document, ["output"]), "Remove")
    model.store.apply(edits.remove(model.store.document, ["hidden"]), "Remove")
    model.train()
    assert model.state is State.IDLE
    assert model.store.problem


def test_opening_another_document_forgets_the_weights_and_the_curves(qtbot, model):
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    model.store.open(small_document())
    assert model.state is State.IDLE
    assert model.outlook.weights is None
    assert not model.history


def test_what_was_saved_is_restored_and_training_goes_on_from_it(qtbot, new_run_model, tmp_path):
    first, second = (new_run_model() for _ in range(2))
    first.train()
    wait_for(qtbot, first, State.FINISHED)
    save_project(tmp_path / "run.nnstudio", project_of(first.store.document, first)())
    project = load_project(tmp_path / "run.nnstudio")
    second.store.open(project.document)
    take_up(project, second)
    assert second.outlook.start is Start.CONTINUE
    assert second.answering.trained
    assert second.history.events() == first.history.events()
    second.train()
    wait_for(qtbot, second, State.FINISHED)
    assert [done.epoch for done in second.history.epochs] == [1, 2, 3, 4]


def test_layers_that_were_not_edited_since_are_saved_with_what_they_learned(qtbot, model, tmp_path):
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    longer = edits.insert(model.store.document, Dense(units=16, activation="relu"), "hidden", "middle")
    model.store.apply(longer, "Add Dense")
    learned = model.outlook.trained.weights["hidden/kernel"]
    save_project(tmp_path / "run.nnstudio", project_of(longer, model)())
    project = load_project(tmp_path / "run.nnstudio")
    np.testing.assert_array_equal(project.weights["hidden/kernel"], learned)
    assert project.history is None
    assert project.checkpoint is None


def test_a_learning_rate_that_was_changed_after_the_run_is_saved_with_it(qtbot, model, tmp_path):
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    model.set_learning_rate(0.002)
    save_project(tmp_path / "run.nnstudio", project_of(model.store.document, model)())
    project = load_project(tmp_path / "run.nnstudio")
    model.store.open(project.document)
    take_up(project, model)
    assert model.outlook.start is Start.CONTINUE
    assert model.learning_rate == 0.002


def test_a_diverged_run_goes_on_from_its_last_good_weights_and_says_so(qtbot, new_run_model):
    model = new_run_model(small_document(optimizer=SGD(learning_rate=1e6), activation="linear"))
    model.train()
    wait_for(qtbot, model, State.DIVERGED)
    assert notice(model) == "All weights are kept; the optimizer and the epochs start anew."


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has priorities of single threads")
def test_threads_that_compute_give_way_to_the_window(qtbot, new_run_model):
    nice = {}

    class Watched(Shelf):
        def open(self, source, progress=unwatched):
            nice["training"] = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
            return SHELF.open(source)

    model = new_run_model(shelf=Watched())
    model.one_batch()
    wait_for(qtbot, model, State.PAUSED)
    assert nice["training"] > os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def test_a_run_that_was_stopped_goes_on_to_its_goal_and_adds_epochs_only_then(qtbot, new_run_model, tmp_path):
    model = new_run_model(small_document(epochs=2))
    for _ in range(2):
        model.train()
        wait_for(qtbot, model, State.FINISHED)
    assert model.outlook.goal == 6
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    model.stop_and_wait()
    assert model.outlook.goal == 6
    save_project(tmp_path / "goal.nnstudio", project_of(model.store.document, model)())
    take_up(load_project(tmp_path / "goal.nnstudio"), model)
    assert model.outlook.goal == 6
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert len(model.history.epochs) == 6
    model.store.apply(edits.change_training(model.store.document, epochs=9), "Nine")
    assert model.outlook.goal == 9

"""The window says that a run learns nothing or blew up, with the likeliest cause and one click that repairs it."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from nnstudio.data.sources import NpzFile
from nnstudio.document import edits
from nnstudio.document.answer import for_data
from nnstudio.layers.dense import Dense
from nnstudio.learning.optimizers import SGD
from nnstudio.runs.baseline import Standing
from nnstudio.runs.state import State
from tests.studio.learning import WAIT_MS, small_document, wait_for


def show(window, document):
    window.store.open(document)
    window.show_workbench()
    return window


def press_the_button(qtbot, window):
    qtbot.mouseClick(window.message_bar.button, Qt.MouseButton.LeftButton)


def test_a_run_at_the_baseline_is_told_within_an_epoch_and_repaired_by_a_click(window, qtbot):
    show(window, small_document(epochs=3, optimizer=SGD(learning_rate=10.0)))
    window.run_model.one_epoch()
    wait_for(qtbot, window.run_model, State.PAUSED)
    bar = window.message_bar
    assert bar.isVisible()
    assert "Nothing is learned so far" in bar.text.text()
    assert "learning rate of 10 jumps past everything" in bar.text.text()
    assert bar.button.text() == "Set learning rate to 0.01 and start over"
    press_the_button(qtbot, window)
    wait_for(qtbot, window.run_model, State.FINISHED)
    assert window.store.document.training.optimizer.learning_rate == 0.01
    assert not window.run_model.standing.at_baseline
    assert len(window.run_model.history.epochs) == 3
    window.store.undo_stack.undo()
    assert window.store.document.training.optimizer.learning_rate == 10.0


def test_a_run_that_ends_at_the_baseline_has_no_green_tick(window, qtbot):
    show(window, small_document(epochs=1, optimizer=SGD(learning_rate=10.0)))
    window.run_model.train()
    wait_for(qtbot, window.run_model, State.FINISHED)
    assert "with nothing learned" in window.train_bar.line.sentence.text()
    assert window.train_bar.line.sign._name == "warning"


def test_relu_before_a_crossentropy_diverges_and_gets_softmax_and_not_a_smaller_rate(window, qtbot):
    document = edits.change_layer(small_document(epochs=1), "output", activation="relu")
    show(window, edits.change_training(document, epochs=20))
    window.run_model.train()
    wait_for(qtbot, window.run_model, State.DIVERGED, State.FINISHED)
    bar = window.message_bar
    assert "wants softmax as the last activation, and gets relu" in bar.text.text()
    assert "learning rate" not in bar.text.text()
    assert bar.button.text() == "Set activation to softmax and start over"
    press_the_button(qtbot, window)
    qtbot.waitUntil(lambda: window.run_model.state is State.TRAINING, timeout=WAIT_MS)
    assert window.store.document.layer("output") == Dense(units=10, activation="softmax")


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_a_run_that_learns_is_told_nothing(window, qtbot, activation):
    show(window, small_document(epochs=2, activation=activation))
    window.run_model.train()
    wait_for(qtbot, window.run_model, State.FINISHED)
    assert not window.message_bar.isVisible()
    assert window.train_bar.line.sign._name == "good"


def test_what_was_told_of_a_run_that_learned_nothing_is_taken_back_when_it_learns(window, qtbot):
    show(window, small_document(epochs=2, optimizer=SGD(learning_rate=1e-7)))
    model = window.run_model
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    assert "Nothing is learned so far" in window.message_bar.text.text()
    assert window.message_bar.isVisible()
    model.run.set_learning_rate(0.1)
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert not model.standing.at_baseline
    assert not window.message_bar.isVisible()


def test_what_is_learned_by_heart_is_not_blamed_on_the_learning_rate(window, qtbot, tmp_path):
    """Labels by chance can be known, and nothing can be known of others from them."""
    rng = np.random.default_rng(4)
    np.savez(tmp_path / "chance.npz", x_train=rng.normal(size=(200, 20)), y_train=rng.integers(0, 2, 200))
    source = NpzFile(file=str(tmp_path / "chance.npz"))
    document = for_data(small_document(epochs=60, units=64), source, source.describe())
    show(window, edits.change_training(document, validation="split", validation_fraction=0.5))
    model = window.run_model
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert model.standing is Standing.BY_HEART
    bar = window.message_bar
    assert bar.text.text().startswith("The examples are learned by heart")
    assert "learning rate" not in bar.text.text()
    assert bar.button.isHidden()
    assert "learned by heart" in window.train_bar.line.sentence.text()
    assert window.train_bar.line.sign._name == "warning"

"""The buttons and the line of training: what can be pressed, what it says why not, and how it reads."""

import pytest
from PySide6.QtCore import Qt

from nnstudio.data.errors import DataError
from nnstudio.document import edits
from nnstudio.layers.dense import Dense
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.runs.state import State
from nnstudio.studio.theme import icon
from nnstudio.studio.training.train_bar import TrainBar
from tests.studio.learning import WAIT_MS, small_document, wait_for


@pytest.fixture
def bar_for(show, new_run_model):
    """Shows the bar of a model that trains a document."""
    return lambda *model: show(TrainBar(new_run_model(*model)), 700, 64)


@pytest.fixture
def bar(bar_for):
    return bar_for(small_document(epochs=1000))


def enabled(bar):
    return {action.objectName() for action in bar.actions_for_menu if action.isEnabled()}


def press(qtbot, bar, action):
    qtbot.mouseClick(bar.buttons[action], Qt.MouseButton.LeftButton)


def test_at_first_one_can_train_and_not_pause(bar):
    assert enabled(bar) == {"train", "epoch", "batch", "start_over"}
    assert "Nothing is training" in bar.pause.toolTip()
    assert bar.line.sentence.text() == "Ready: 1000 epochs, batches of 32, Adam."


def test_every_action_has_a_button_and_an_icon_of_its_own(bar):
    assert list(bar.buttons) == list(bar.actions_for_menu)
    assert all(button.isVisible() for button in bar.buttons.values())
    icons = [action.icon().pixmap(32, 32).toImage() for action in bar.actions_for_menu]
    icons.append(icon("redo").pixmap(32, 32).toImage())
    assert all(one != other for at, one in enumerate(icons) for other in icons[:at])


def test_while_training_one_can_pause_and_stop(qtbot, bar):
    press(qtbot, bar, bar.train)
    qtbot.waitUntil(lambda: len(bar.run_model.history) > 5, timeout=WAIT_MS)
    assert enabled(bar) == {"pause", "stop"}
    assert bar.line.numbers.texts[0].endswith("/1000")
    qtbot.waitUntil(lambda: bar.line.numbers.texts[2].endswith("img/s"), timeout=WAIT_MS)


def test_a_paused_run_is_resumed_by_the_same_button(qtbot, bar):
    press(qtbot, bar, bar.train)
    qtbot.waitUntil(lambda: len(bar.run_model.history) > 5, timeout=WAIT_MS)
    press(qtbot, bar, bar.pause)
    wait_for(qtbot, bar.run_model, State.PAUSED)
    assert bar.train.text() == "Resume"
    assert bar.line.numbers.texts[2] == "paused"
    press(qtbot, bar, bar.train)
    assert bar.run_model.state is State.TRAINING


def test_batch_and_epoch_train_that_far(qtbot, bar):
    press(qtbot, bar, bar.batch)
    wait_for(qtbot, bar.run_model, State.PAUSED)
    assert len(bar.run_model.history) == 1
    press(qtbot, bar, bar.epoch)
    qtbot.waitUntil(lambda: len(bar.run_model.history.epochs) == 1, timeout=WAIT_MS)


def test_a_stopped_run_can_be_continued_or_started_over(qtbot, bar):
    press(qtbot, bar, bar.batch)
    wait_for(qtbot, bar.run_model, State.PAUSED)
    press(qtbot, bar, bar.stop)
    wait_for(qtbot, bar.run_model, State.STOPPED)
    assert bar.train.text() == "Continue"
    assert bar.line.sentence.text() == "Stopped after 0 of 1000 epochs. Continue goes on from there."
    bar.start_over.trigger()
    assert bar.run_model.state is State.TRAINING
    assert len(bar.run_model.previous) == 1


def test_a_problem_is_named_and_nothing_can_be_trained(bar):
    document = edits.change_layer(bar.run_model.store.document, "output", units=5)
    bar.run_model.store.apply(document, "Change")
    assert enabled(bar) == set()
    assert bar.run_model.store.problem in bar.line.sentence.text()
    assert bar.run_model.store.problem in bar.train.toolTip()


def test_what_an_edit_resets_is_said_before(qtbot, bar):
    press(qtbot, bar, bar.batch)
    wait_for(qtbot, bar.run_model, State.PAUSED)
    document = edits.change_layer(bar.run_model.store.document, "hidden", units=20)
    bar.run_model.store.apply(document, "Change")
    assert "goes on with the network" in bar.line.remark.text()
    assert bar.line.numbers.texts[2] == "paused"
    press(qtbot, bar, bar.stop)
    wait_for(qtbot, bar.run_model, State.STOPPED)
    assert "new weights" in bar.line.sentence.text()
    assert bar.train.text() == "Train"


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: edits.insert(document, Dense(units=16), "hidden", "middle"),
        lambda document: edits.change_training(document, epochs=5),
        lambda document: edits.change_training(document, batch_size=64),
        lambda document: edits.change_training(
            document, optimizer=document.training.optimizer.change(beta_1=0.5)
        ),
    ],
    ids=["a layer", "epochs", "batch size", "another setting of the optimizer"],
)
def test_an_edit_that_a_run_does_not_take_over_is_said_while_it_runs(qtbot, bar, edit):
    press(qtbot, bar, bar.train)
    qtbot.waitUntil(lambda: len(bar.run_model.history) > 5, timeout=WAIT_MS)
    line, store = bar.line, bar.run_model.store
    assert not line.remark.isVisible()
    store.apply(edit(store.document), "Edit")
    assert bar.run_model.state is State.TRAINING
    assert line.remark.isVisible()
    assert line.remark_sign.isVisible()
    assert line.remark.text() == "This run goes on with the network and settings it began with."
    assert line.numbers.texts[0].endswith("/1000")
    store.undo_stack.undo()
    assert not line.remark.isVisible()


def test_a_learning_rate_that_the_run_takes_over_is_no_such_edit(qtbot, bar):
    press(qtbot, bar, bar.batch)
    wait_for(qtbot, bar.run_model, State.PAUSED)
    bar.run_model.set_learning_rate(0.002)
    assert not bar.line.remark.isVisible()
    assert bar.learning_rate.text() == "0.002"


def test_the_form_and_the_bar_and_the_run_have_one_learning_rate_that_is_undone(qtbot, bar):
    press(qtbot, bar, bar.train)
    qtbot.waitUntil(lambda: len(bar.run_model.history) > 5, timeout=WAIT_MS)
    store, rates = bar.run_model.store, bar.run_model.history.batches
    optimizer = store.document.training.optimizer
    store.apply(
        edits.change_training(store.document, optimizer=optimizer.change(learning_rate=1e-5)),
        "In the form",
    )
    assert bar.learning_rate.text() == "1e-05"
    qtbot.waitUntil(lambda: rates.column("learning_rate")[-1] == 1e-5, timeout=WAIT_MS)
    store.undo_stack.undo()
    assert bar.learning_rate.text() == "0.01"
    qtbot.waitUntil(lambda: rates.column("learning_rate")[-1] == 0.01, timeout=WAIT_MS)


def test_a_layer_renamed_during_a_run_is_no_such_edit(qtbot, bar):
    press(qtbot, bar, bar.batch)
    wait_for(qtbot, bar.run_model, State.PAUSED)
    bar.run_model.store.apply(edits.rename(bar.run_model.store.document, "hidden", "dense"), "Rename")
    assert not bar.line.remark.isVisible()


def test_the_learning_rate_is_typed_while_training(qtbot, bar):
    press(qtbot, bar, bar.train)
    qtbot.waitUntil(lambda: len(bar.run_model.history) > 5, timeout=WAIT_MS)
    bar.learning_rate.selectAll()
    qtbot.keyClicks(bar.learning_rate, "5e-4")
    qtbot.keyClick(bar.learning_rate, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: bar.run_model.history.batches.column("learning_rate")[-1] == 5e-4, timeout=WAIT_MS
    )
    assert bar.learning_rate.text() == "0.0005"


@pytest.mark.parametrize("typed", ["fast", "-1", ""])
def test_a_learning_rate_that_is_none_is_refused_with_a_sentence(qtbot, bar, typed):
    bar.learning_rate.selectAll()
    qtbot.keyClick(bar.learning_rate, Qt.Key.Key_Delete)
    qtbot.keyClicks(bar.learning_rate, typed)
    qtbot.keyClick(bar.learning_rate, Qt.Key.Key_Return)
    assert bar.learning_rate.text() == "0.01"
    assert "learning rate" in bar.learning_rate.toolTip().lower()
    assert bar.run_model.learning_rate == 0.01


def test_up_and_down_double_and_halve_the_learning_rate(qtbot, bar):
    qtbot.keyClick(bar.learning_rate, Qt.Key.Key_Up)
    assert bar.run_model.learning_rate == 0.02
    qtbot.keyClick(bar.learning_rate, Qt.Key.Key_Down)
    assert bar.run_model.learning_rate == 0.01


def test_a_divergence_is_told_shortly_with_its_cause_in_the_tooltip(qtbot, bar_for):
    bar = bar_for(small_document(optimizer=SGD(learning_rate=1e6), activation="linear"))
    model = bar.run_model
    bar.train.trigger()
    wait_for(qtbot, model, State.DIVERGED)
    line = bar.line.sentence
    assert line.text().startswith(f"Stopped at step {model.history.diverged.step}: unstable.")
    assert model.sentence not in line.text()
    assert model.sentence in line.toolTip()
    assert "is not finite" in model.sentence


def test_a_failure_is_told_shortly_too(qtbot, bar_for, caplog):
    def damaged():
        raise DataError("'train-images' is damaged: install NN Studio again.")

    bar = bar_for(small_document(), damaged)
    bar.train.trigger()
    wait_for(qtbot, bar.run_model, State.FAILED)
    line = bar.line.sentence
    assert line.text().startswith("Stopped by an error.")
    assert "damaged" not in line.text()
    assert bar.run_model.sentence in line.toolTip()


def test_the_numbers_keep_their_places(qtbot, bar):
    press(qtbot, bar, bar.train)
    qtbot.waitUntil(lambda: len(bar.run_model.history) > 5, timeout=WAIT_MS)
    numbers = bar.line.numbers
    before = numbers.geometry(), [numbers.cell(index) for index in range(4)], list(numbers.texts)
    qtbot.waitUntil(lambda: numbers.texts != before[2], timeout=WAIT_MS)
    assert (numbers.geometry(), [numbers.cell(index) for index in range(4)]) == before[:2]


def test_an_end_before_the_last_epoch_says_why(qtbot, bar_for):
    bar = bar_for(small_document(epochs=30, early_stopping=1, optimizer=SGD(learning_rate=0.0)))
    bar.train.trigger()
    wait_for(qtbot, bar.run_model, State.FINISHED)
    sentence = bar.line.sentence.text()
    assert sentence.startswith("Finished in 0:0")
    assert "nothing learned" in sentence
    assert "not improved since epoch 1" in sentence


def test_the_line_says_what_the_network_in_hand_reaches_and_offers_the_best_epoch(qtbot, bar_for):
    bar = bar_for(small_document(epochs=2))
    model = bar.run_model
    press(qtbot, bar, bar.epoch)
    wait_for(qtbot, model, State.PAUSED)
    assert not bar.line.offer.isVisible()
    model.set_learning_rate(5.0)
    press(qtbot, bar, bar.train)
    wait_for(qtbot, model, State.FINISHED)
    first, last = (f"{epoch.validation_metrics['accuracy']:.2%}" for epoch in model.history.epochs)
    assert last in bar.line.sentence.text()
    assert "nothing learned" not in bar.line.sentence.text()
    assert bar.line.sign._name == "warning"
    assert bar.line.offer.isVisible()
    qtbot.mouseClick(bar.line.offer, Qt.MouseButton.LeftButton)
    assert first in bar.line.sentence.text()
    assert last not in bar.line.sentence.text()
    assert bar.line.sign._name == "good"
    assert bar.line.offer.text() == "Back to the last epoch"
    qtbot.mouseClick(bar.line.offer, Qt.MouseButton.LeftButton)
    assert last in bar.line.sentence.text()
    assert bar.line.offer.text() == "Use the best epoch"


def test_a_finished_run_says_how_many_epochs_continue_adds(qtbot, bar_for):
    bar = bar_for(small_document(epochs=2))
    press(qtbot, bar, bar.train)
    wait_for(qtbot, bar.run_model, State.FINISHED)
    assert bar.line.sentence.text().endswith("Continue adds 2 epochs.")

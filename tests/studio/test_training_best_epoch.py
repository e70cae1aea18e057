"""The weights of the best epoch, where the run went on to worse ones: when they are offered, and the way back."""

import pytest

from nnstudio.engine.evaluation import evaluate
from nnstudio.formats.project import load_project, save_project
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.runs.outlook import Start
from nnstudio.runs.state import State
from nnstudio.studio.training.keeping import project_of, take_up
from nnstudio.studio.training.words import status
from tests.studio.learning import SHELF, small_document, wait_for


@pytest.fixture
def model(new_run_model):
    return new_run_model()


def spoiled(qtbot, model):
    """A run whose learning rate was raised after a good epoch, so that the last one is worse."""
    model.one_epoch()
    wait_for(qtbot, model, State.PAUSED)
    model.set_learning_rate(5.0)
    model.train()
    wait_for(qtbot, model, State.FINISHED)


def test_the_best_epoch_is_offered_where_the_last_one_is_worse(qtbot, model):
    spoiled(qtbot, model)
    assert model.best_epoch.better is model.history.best is model.history.epochs[0]
    assert model.best_epoch.in_hand is model.history.epochs[-1]
    worse = model.outlook.weights
    model.best_epoch.use()
    assert model.best_epoch.better is None
    assert model.best_epoch.in_hand is model.history.epochs[0]
    assert any((worse[name] != array).any() for name, array in model.outlook.weights.items())
    document = model.store.document
    test = SHELF.open(document.source).test
    judged = evaluate(document.graph, model.outlook.weights, document.task, test, document.training.loss)
    assert judged.metrics == pytest.approx(model.history.epochs[0].validation_metrics)
    assert not model.active


def test_the_best_epoch_is_offered_in_a_project_that_was_saved_before(qtbot, model, tmp_path):
    spoiled(qtbot, model)
    save_project(tmp_path / "worse.nnstudio", project_of(model.store.document, model)())
    take_up(load_project(tmp_path / "worse.nnstudio"), model)
    assert model.best_epoch.better is not None
    model.best_epoch.use()
    assert model.best_epoch.better is None


def test_from_the_best_epoch_there_is_a_way_back_to_the_last_one(qtbot, model):
    spoiled(qtbot, model)
    ended_with, goal = model.outlook.weights, model.outlook.goal
    model.best_epoch.use()
    assert model.best_epoch.in_use
    assert model.outlook.start is Start.ADAPT
    model.best_epoch.go_back()
    assert not model.best_epoch.in_use
    assert model.best_epoch.in_hand is model.history.epochs[-1]
    assert model.best_epoch.better is model.history.best
    assert all((ended_with[name] == array).all() for name, array in model.outlook.weights.items())
    assert (model.outlook.start, model.outlook.goal) == (Start.CONTINUE, goal)


def test_another_run_ends_the_way_back(qtbot, model):
    spoiled(qtbot, model)
    model.best_epoch.use()
    model.one_batch()
    wait_for(qtbot, model, State.PAUSED)
    assert not model.best_epoch.in_use
    model.stop_and_wait()
    assert not model.best_epoch.in_use


def test_the_best_of_a_run_that_learned_nothing_is_not_offered(qtbot, new_run_model):
    model = new_run_model(small_document(epochs=4, optimizer=SGD(learning_rate=10.0)))
    model.train()
    wait_for(qtbot, model, State.FINISHED)
    assert model.standing.at_baseline
    assert model.history.best is not None
    assert model.best_epoch.better is None


def test_a_project_that_was_trained_says_what_it_has_learned(qtbot, model, tmp_path):
    spoiled(qtbot, model)
    save_project(tmp_path / "worse.nnstudio", project_of(model.store.document, model)())
    take_up(load_project(tmp_path / "worse.nnstudio"), model)
    first, last = (f"{epoch.validation_metrics['accuracy']:.2%}" for epoch in model.history.epochs)
    assert status(model) == (
        f"Learned so far: {last} right now, and {first} after epoch 1. "
        "The test part chose it. Continue adds 2 epochs."
    )


def test_a_project_that_was_stopped_in_its_first_epoch_says_so(qtbot, model, tmp_path):
    model.one_batch()
    wait_for(qtbot, model, State.PAUSED)
    model.stop_and_wait()
    save_project(tmp_path / "stopped.nnstudio", project_of(model.store.document, model)())
    take_up(load_project(tmp_path / "stopped.nnstudio"), model)
    assert status(model) == "Stopped after 0 of 2 epochs. Continue goes on from there."

"""A run ends when its epochs are done, when it learns nothing more, or when it breaks; and with which weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nnstudio.engine.training import Training
from nnstudio.errors import sentence
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.learning.events import Diverged, EpochDone, Finished
from nnstudio.learning.losses.mean_squared_error import MeanSquaredError
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.optimizers.sgd import SGD
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData
from tests.engine.small_runs import CLASSES, data, settings, small_graph, stripes, train


def test_a_run_that_diverges_names_the_layer_and_keeps_the_last_good_weights() -> None:
    plan = settings(optimizer=SGD(learning_rate=100.0), loss=MeanSquaredError(), epochs=50)
    graph = stack(
        (8, 8, 1), [("flatten", Flatten()), ("dense", Dense(units=8)), ("dense_1", Dense(units=CLASSES))]
    )
    images, labels = stripes()
    with Training(graph, plan, TrainingData.of_arrays(images, labels)) as training:
        events = list(training.events())
        last = events[-1]
        assert isinstance(last, Diverged)
        assert last.layer in {node.id for node in graph.nodes}
        assert last.layer in last.sentence
        assert "is not finite" in last.sentence
        assert all(np.isfinite(array).all() for array in training.snapshot().values())


def test_early_stopping_goes_back_to_the_best_weights() -> None:
    plan = settings(epochs=40, early_stopping=2)
    with Training(small_graph(), plan, data()) as training:
        events = list(training.events())
        finished = events[-1]
        best = training.best_weights() or {}
        now = training.snapshot()
    assert isinstance(finished, Finished)
    assert finished.epochs == finished.best_epoch + 2 < 40
    assert "best" not in finished.reason
    assert f"epoch {finished.best_epoch}" in finished.reason
    assert all((best[name] == now[name]).all() for name in best)


@pytest.mark.parametrize("epochs", [40, None])
def test_a_run_stopped_when_early_stopping_is_due_ends_as_if_never_stopped(epochs: int | None) -> None:
    """Also in the very last epoch: the best weights are restored there too."""
    plan = settings(epochs=40, early_stopping=2)
    with Training(small_graph(), plan, data()) as whole:
        finished = list(whole.events())[-1]
        assert isinstance(finished, Finished)
        expected = whole.snapshot()
    plan = plan.change(epochs=epochs or finished.epochs)
    with Training(small_graph(), plan, data()) as first:
        for event in first.events():
            if isinstance(event, EpochDone) and event.epoch == finished.epochs:
                checkpoint = first.checkpoint()
                break
    with Training(small_graph(), plan, data()) as second:
        second.restore(checkpoint)
        assert list(second.events()) == [finished]
        assert all((second.snapshot()[name] == expected[name]).all() for name in expected)


def test_whoever_trains_on_after_early_stopping_is_given_the_same_patience_again() -> None:
    plan = settings(epochs=40, early_stopping=2)
    with Training(small_graph(), plan, data()) as training:
        first = list(training.events())[-1]
        events = list(training.events())
    assert isinstance(first, Finished)
    assert isinstance(events[-1], Finished)
    assert events[-1].epochs >= first.epochs + 2


@pytest.mark.parametrize("use_ema", [False, True])
def test_early_stopping_restores_the_best_weights_also_where_they_are_averaged(use_ema: bool) -> None:
    plan = settings(epochs=40, early_stopping=2, optimizer=Adam(learning_rate=0.01, use_ema=use_ema))
    with Training(small_graph(), plan, data()) as training:
        assert isinstance(list(training.events())[-1], Finished)
        best, now = training.best_weights() or {}, training.snapshot()
    assert best
    assert all((best[name] == now[name]).all() for name in best)


def exploding(**changes: Any) -> tuple[Graph, TrainingSettings]:
    graph = stack((8, 8, 1), [("flatten", Flatten()), ("dense", Dense(units=CLASSES))])
    return graph, settings(loss=MeanSquaredError(), optimizer=SGD(learning_rate=1e6), **changes)


@pytest.mark.parametrize(("rate", "validation"), [(1e39, False), (1e30, True)])
def test_a_last_step_that_breaks_the_network_is_a_divergence_too(rate: float, validation: bool) -> None:
    """No batch comes after it to show it: the weights are looked at, and the validation's loss."""
    graph, plan = exploding(epochs=1, batch_size=60)
    with Training(graph, plan, data(validation)) as training:
        training.base_rate = rate
        events = list(training.events())
        weights = training.snapshot()
    assert isinstance(events[-1], Diverged)
    assert "last good" in events[-1].sentence
    assert all(np.isfinite(array).all() for array in weights.values())


@pytest.mark.parametrize("use_ema", [False, True])
def test_the_last_good_weights_are_what_a_snapshot_shows(use_ema: bool) -> None:
    graph, plan = exploding(epochs=50)
    plan = plan.change(optimizer=plan.optimizer.change(use_ema=use_ema))
    with Training(graph, plan, data()) as training:
        assert isinstance(list(training.events())[-1], Diverged)
        shown, now = training.snapshot(), training.parameters.copy()
    assert all((shown[name] == now[name]).all() for name in now)
    assert all(np.abs(array).max() < 10 for array in shown.values())


def test_weights_that_never_gave_a_finite_loss_are_not_called_good() -> None:
    graph, plan = exploding(epochs=1)
    with Training(graph, plan, data()) as training:
        training.parameters.vector[:] = 1e30
        event = next(training.events())
    assert isinstance(event, Diverged)
    assert "as they were at the beginning" in event.sentence


def test_zero_epochs_end_at_once() -> None:
    events, _ = train(small_graph(), settings(epochs=0), data())
    assert events == [Finished(0, 0, sentence("All 0 epochs are done"))]

"""The time of each layer, as it is measured in real steps: nothing is left out, counted twice, or changed by it."""

import threading
from typing import Any

import numpy as np
import pytest

from nnstudio.engine import stopwatch
from nnstudio.engine.engine import NumpyEngine
from nnstudio.engine.stopwatch import Stopwatch, measure
from nnstudio.engine.training import Training
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.learning.timing import LayerTime, Timing
from tests.engine.small_runs import CLASSES, data, settings, small_graph, train

BATCHES = 4


class Clock:
    """A second later at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        self.now += 1.0
        return self.now


def timing(graph: Graph, **how: Any) -> Timing:
    times = measure(graph, settings(), data(), **how)
    for found in times:
        if found.batches == BATCHES:
            times.close()
            return found
    raise AssertionError("it ended by itself")


def test_every_layer_has_a_time_or_is_computed_with_another():
    graph = small_graph()
    found = timing(graph, threads=1)
    assert found.together == {"max_pooling2d": "conv2d"}
    assert set(found.layers) == {node.id for node in graph.nodes} - {"max_pooling2d"}
    assert (found.batch, found.threads, found.batches) == (16, 1, BATCHES)


def test_layers_take_a_part_of_the_step_and_the_rest_is_told():
    found = timing(small_graph(), threads=1)
    spent = sum(time.total for time in found.layers.values())
    assert 0.0 < spent <= found.step
    assert found.rest == pytest.approx(found.step - spent)


def test_a_layer_that_computes_nothing_takes_no_time():
    assert timing(small_graph()).layers["flatten"] == LayerTime(0.0, 0.0)


def test_frozen_layers_at_the_front_have_no_way_back():
    layers = [
        ("conv", Conv2D(filters=4, trainable=False)),
        ("flat", Flatten()),
        ("dense", Dense(units=CLASSES)),
    ]
    found = timing(stack((8, 8, 1), layers))
    assert found.layers["conv"].backward == 0.0
    assert found.layers["conv"].forward > 0.0
    assert found.layers["dense"].backward > 0.0


def test_the_gradient_that_is_left_for_the_end_of_a_step_counts_for_its_layer(monkeypatch):
    """Each look at the clock is a second after the one before, so that every task takes one."""
    monkeypatch.setattr(stopwatch, "time", Clock())
    found = timing(stack((8, 8, 1), [("flat", Flatten()), ("dense", Dense(units=CLASSES))]), threads=1)
    assert found.layers["dense"] == LayerTime(
        forward=1.0, backward=3.0
    )  # the op, and the parts kernel and bias


def test_tasks_side_by_side_count_by_the_part_of_the_step_that_they_fill(monkeypatch):
    monkeypatch.setattr(stopwatch, "time", Clock())
    watch = Stopwatch(threads=2)
    for task in [watch.around("conv", "forward", lambda: None, side_by_side=4) for _ in range(4)]:
        task()
    watch.around("dense", "forward", lambda: None, side_by_side=1)()
    watch.lap(counts=True)
    assert watch.laps["conv", "forward"] == [4 / 2]
    assert watch.laps["dense", "forward"] == [1.0]


def test_each_batch_starts_from_zero(monkeypatch):
    monkeypatch.setattr(stopwatch, "time", Clock())
    watch = Stopwatch(threads=1)
    task = watch.around("conv", "forward", lambda: None, side_by_side=1)
    for counts in (False, True, True):
        task()
        watch.lap(counts)
    assert watch.laps["conv", "forward"] == [1.0, 1.0]


def test_a_run_that_is_watched_learns_the_same():
    graph, plan = small_graph(), settings()
    _, plain = train(graph, plan, data())
    _, watched = train(graph, plan, data(), watch=Stopwatch(2))
    for name, array in plain.items():
        np.testing.assert_array_equal(array, watched[name])


def test_given_weights_stay_as_they_are():
    graph = small_graph()
    weights = NumpyEngine().drawn(graph, 3)
    before = {name: array.copy() for name, array in weights.items()}
    timing(graph, weights=weights)
    for name, array in before.items():
        np.testing.assert_array_equal(array, weights[name])


def test_no_thread_is_left_when_it_is_closed():
    before = threading.active_count()
    times = measure(small_graph(), settings(batch_size=32), data(), threads=2)
    next(times)
    times.close()
    assert threading.active_count() == before


def test_the_validation_is_not_judged_meanwhile(monkeypatch):
    def no_judging(*_: object) -> None:
        raise AssertionError("judged")

    monkeypatch.setattr(Training, "_validate", no_judging, raising=False)
    assert timing(small_graph()).batches == BATCHES


def test_it_ends_where_training_diverges():
    weights = NumpyEngine().drawn(small_graph(), 0)
    weights["dense/bias"][:] = np.nan
    assert list(measure(small_graph(), settings(), data(), weights=weights, threads=1)) == []

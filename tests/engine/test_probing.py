"""A step that is looked at computes the same as any other, and what it shows is what is there."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from nnstudio.engine.training import Training
from nnstudio.layers.activation import Activation
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import Graph, stack
from nnstudio.learning.events import BatchDone
from nnstudio.learning.optimizers import SGD
from nnstudio.learning.probe import LayerProbe, Probe
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.training_data import TrainingData
from tests.engine.small_runs import data, settings, small_graph, stripes


def probed(graph: Graph, plan: TrainingSettings, given: TrainingData, steps: int = 1, **how: Any) -> Probe:
    """What the last of so many steps showed."""
    with Training(graph, plan, given, **how) as training:
        events = training.events()
        for _ in range(steps):
            training.look()
            next(events)
        assert training.probe is not None
        return training.probe


def layer_of(probe: Probe, node: str) -> LayerProbe:
    layer = probe.layer(node)
    assert layer is not None
    return layer


def dense(activation: str = "relu", **changes: Any) -> Graph:
    layers = [
        ("flatten", Flatten()),
        ("hidden", Dense(units=6, activation=activation, **changes)),
        ("answer", Dense(units=3, activation="softmax")),
    ]
    return stack((8, 8, 1), layers)


@pytest.mark.parametrize("shards", [1, 4])
def test_looking_changes_no_bit(shards: int) -> None:
    with (
        Training(small_graph(), settings(), data(), shards=shards) as plain,
        Training(small_graph(), settings(), data(), shards=shards) as watched,
    ):
        for _ in watched.events():
            watched.look()
        assert list(plain.events())
        for name, array in plain.snapshot().items():
            assert np.array_equal(array, watched.snapshot()[name]), name


def test_a_step_is_looked_at_only_when_it_is_asked_for() -> None:
    with Training(small_graph(), settings(), data()) as training:
        events = training.events()
        next(events)
        assert training.probe is None
        training.look()
        next(events)
        next(events)
        assert training.probe is not None
        assert training.probe.step == 2


def test_the_update_is_the_gradient_times_the_rate() -> None:
    plan = settings(optimizer=SGD(learning_rate=0.5))
    with Training(dense(), plan, data(), dtype=np.float64) as training:
        before = training.snapshot()
        training.look()
        next(training.events())
        after, probe = training.snapshot(), training.probe
    assert probe is not None
    for layer in (seen for seen in probe.layers if not math.isnan(seen.gradient)):
        kernel = before[f"{layer.node}/kernel"]
        change = after[f"{layer.node}/kernel"] - kernel
        assert layer.weight == pytest.approx(np.sqrt(np.mean(kernel**2)))
        assert layer.update == pytest.approx(np.sqrt(np.mean(change**2)) / layer.weight)
        assert layer.gradient == pytest.approx(np.sqrt(np.mean(change**2)) / 0.5)
        assert layer.gradients is not None
        assert layer.gradients.counts.sum() == kernel.size


def test_clipping_does_not_hide_how_strong_a_gradient_is() -> None:
    free = probed(dense(), settings(optimizer=SGD()), data())
    held = probed(dense(), settings(optimizer=SGD(clipnorm=1e-6)), data())
    for one, other in zip(free.layers, held.layers, strict=True):
        assert one.gradient == pytest.approx(other.gradient)
        assert one.update > other.update


def test_units_that_never_fire_are_seen() -> None:
    graph = dense()
    with Training(graph, settings(), data()) as training:
        training.parameters.arrays["hidden/bias"][:2] = -1e6
        training.look()
        next(training.events())
        assert training.probe is not None
        hidden, answer = training.probe.layer("hidden"), training.probe.layer("answer")
    assert hidden is not None
    assert answer is not None
    assert hidden.units == 6
    assert not hidden.fired[:2].any()
    assert hidden.fired[2:].any()
    assert not answer.fired.size


def test_relu_is_seen_behind_a_convolution_with_its_pooling_and_as_a_layer_of_its_own() -> None:
    assert layer_of(probed(small_graph(), settings(), data(), shards=4), "conv2d").fired.shape == (4,)
    layers = [
        ("flatten", Flatten()),
        ("dense", Dense(units=5)),
        ("relu", Activation(activation="relu")),
        ("answer", Dense(units=3, activation="softmax")),
    ]
    probe = probed(stack((8, 8, 1), layers), settings(), data())
    assert layer_of(probe, "dense").fired.size == 0
    assert layer_of(probe, "relu").fired.shape == (5,)
    assert probe.layer("flatten") is None


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "hard_sigmoid"])
def test_saturated_outputs_are_counted(activation: str) -> None:
    with Training(dense(activation), settings(), data()) as training:
        training.parameters.arrays["hidden/bias"][:3] = 1e3
        training.parameters.arrays["hidden/kernel"][:, 3:] = 0.0
        training.look()
        next(training.events())
        assert training.probe is not None
        hidden = training.probe.layer("hidden")
    assert hidden is not None
    assert hidden.saturated == pytest.approx(0.5)
    assert math.isnan(layer_of(probed(dense("relu"), settings(), data()), "hidden").saturated)


def test_what_went_in_and_what_was_answered() -> None:
    images, labels = stripes(16)
    images[8:] = images[:8]
    given = TrainingData.of_arrays(images, labels)
    with Training(dense(), settings(), given) as training:
        training.parameters.arrays["answer/bias"][:] = (0.0, 1e3, 0.0)
        training.look()
        next(training.events())
        probe = training.probe
    assert probe is not None
    assert probe.answers is not None
    scaled = images / 255.0
    assert probe.examples == 16
    assert probe.inputs.mean == pytest.approx(scaled.mean())
    assert probe.inputs.deviation == pytest.approx(scaled.std(), rel=1e-5)
    assert (probe.inputs.compared, probe.inputs.different) == (16, 8)
    assert probe.answers.answers.tolist() == [0, 16, 0]
    assert probe.answers.targets.tolist() == np.bincount(labels, minlength=3).tolist()
    assert probe.answers.sure == 16
    assert probe.answers.wrong == np.count_nonzero(labels != 1)


def test_frozen_layers_have_outputs_and_no_gradient() -> None:
    probe = probed(dense(trainable=False), settings(), data())
    hidden = probe.layer("hidden")
    assert hidden is not None
    assert math.isnan(hidden.gradient)
    assert hidden.outputs is not None


def test_looking_is_told_by_events_as_any_other_step() -> None:
    with Training(small_graph(), settings(), data()) as training:
        training.look()
        assert isinstance(next(training.events()), BatchDone)

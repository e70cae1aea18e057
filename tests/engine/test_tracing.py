"""One step of training with every array kept: it is the step that a run takes, with the gradients of differences."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nnstudio.document.templates import TEMPLATES
from nnstudio.engine.engine import NumpyEngine
from nnstudio.engine.training import Training
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification
from nnstudio.learning.training_data import TrainingData
from tests.engine.graphs import graphs

ENGINE = NumpyEngine()


def batch(graph: Graph, count: int = 6) -> TrainingData:
    rng = np.random.default_rng(4)
    classes = graph.shapes()[graph.output().id][-1]
    x = rng.standard_normal((count, *graph.input_shape)).astype(np.float32)
    return TrainingData.of_arrays(x, np.arange(count) % classes, classes=max(2, classes))


def plain(count: int = 6) -> TrainingSettings:
    return TrainingSettings(
        CategoricalCrossentropy(), Adam(), batch_size=count, shuffle=False, validation="none"
    )


@given(graphs(chance=False))
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_step_is_the_one_that_a_run_takes(graph: Graph):
    data = batch(graph)
    found = ENGINE.trace(graph, plain(), data)
    with Training(graph, plain(), data, threads=1, shards=1) as training:
        event = next(training.events())
        after = training.snapshot()
    assert found.loss == pytest.approx(event.loss, rel=1e-4, abs=1e-5)  # type: ignore[union-attr]
    for name, array in after.items():
        np.testing.assert_allclose(found.after[name], array, rtol=1e-3, atol=2e-3, err_msg=name)


@given(graphs(), st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
def test_weight_gradients_are_those_of_differences(graph: Graph, data: st.DataObject):
    """Along a random direction of all weights that train; chance draws the same each time."""
    examples = batch(graph)
    start = ENGINE.drawn(graph, plain().seed)
    found = ENGINE.trace(graph, plain(), examples, start, precise=True)
    if not found.weight_gradients:
        return
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    direction = {name: rng.standard_normal(array.shape) for name, array in found.weight_gradients.items()}

    def loss(by: float) -> float:
        moved = {name: array + by * direction.get(name, 0.0) for name, array in start.items()}
        return ENGINE.trace(graph, plain(), examples, moved, precise=True).loss

    expected = (loss(1e-6) - loss(-1e-6)) / 2e-6
    along = sum(
        float((gradient * direction[name]).sum()) for name, gradient in found.weight_gradients.items()
    )
    assert along == pytest.approx(expected, rel=2e-3, abs=1e-4)


def of_template(name: str, count: int = 4) -> tuple[Graph, TrainingSettings, TrainingData]:
    document = TEMPLATES[name].document
    graph = document.graph
    rng = np.random.default_rng(1)
    x = rng.integers(0, 256, (count, *graph.input_shape), np.uint8)
    assert isinstance(document.task, Classification)
    data = TrainingData.of_arrays(x, rng.integers(0, 10, count), classes=10)
    return graph, document.training, data


@pytest.mark.parametrize("name", ["first-network", "wide-dropout", "residual-network"])
def test_every_value_and_gradient_of_a_template_is_there(name: str):
    graph, training, data = of_template(name)
    found = ENGINE.trace(graph, training, data)
    shapes = graph.shapes()
    for part in (found.values, found.gradients):
        assert set(part) == {INPUT, *(node.id for node in graph.nodes)}
        assert all(array.shape == (4, *shapes[node]) for node, array in part.items())
    outputs = found.values[graph.output().id]
    np.testing.assert_allclose(outputs.sum(axis=1), 1.0, rtol=1e-5)
    assert set(found.before) == set(found.after)


def test_the_gradient_of_the_scores_is_what_softmax_and_crossentropy_leave():
    """Softmax minus targets, divided by the examples: told of the last layer, whose activation the loss computes."""
    graph, training, data = of_template("first-network")
    found = ENGINE.trace(graph, training, data)
    outputs: Array = found.values[graph.output().id]
    expected = (outputs - np.eye(10)[data.train.targets]) / 4
    np.testing.assert_allclose(found.gradients[graph.output().id], expected, atol=1e-6)
    hidden = found.values["dense"]
    np.testing.assert_allclose(found.weight_gradients["dense_1/kernel"], hidden.T @ expected, atol=1e-5)

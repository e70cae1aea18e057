"""Looking inside a network: the values of its nodes as answers are made of them, and gradients back to any node."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("hypothesis")
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nnstudio.engine.insight import MOST
from nnstudio.engine.predictor import Predictor
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.layers.graph import INPUT, Graph, GraphError, Node, stack
from nnstudio.layers.layer import Array
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.engine import before
from nnstudio.learning.scaling import Scaling
from tests.engine.graphs import graphs

EPSILON = 1e-6


def model_of(graph: Graph) -> Predictor:
    return Predictor(graph, batch=4, dtype=np.float64, seed=3)


def inputs(graph: Graph, count: int = 3) -> Array:
    return np.random.default_rng(1).standard_normal((count, *graph.input_shape))


def examples(count: int) -> settings:
    return settings(max_examples=count, suppress_health_check=list(HealthCheck), deadline=None)


@given(graphs())
@examples(60)
def test_every_node_shows_what_the_network_up_to_it_answers(graph: Graph):
    """The engine's own forward pass of the graph that ends there is the judge."""
    x, model = inputs(graph), model_of(graph)
    found = model.inside(x, [node.id for node in graph.nodes])
    for place, node in enumerate(graph.ordered()):
        front = Graph(graph.input_shape, ancestors(graph, node))
        alone = Predictor(front, model.parameters.copy(), batch=4, dtype=np.float64)
        np.testing.assert_allclose(found[node.id], alone.predict(x), rtol=1e-9, atol=1e-9, err_msg=str(place))


def ancestors(graph: Graph, last: Node) -> tuple[Node, ...]:
    wanted, waiting = {last.id}, [last]
    while waiting:
        for source in waiting.pop().inputs:
            if source != INPUT and source not in wanted:
                wanted.add(source)
                waiting.append(graph.node(source))
    return tuple(node for node in graph.nodes if node.id in wanted)


@given(graphs(), st.data())
@examples(60)
def test_gradients_to_the_input_are_those_of_finite_differences(graph: Graph, data: st.DataObject):
    """Of the outputs of any two nodes together, along a random direction."""
    model, rng, x = model_of(graph), np.random.default_rng(5), inputs(graph, 2)
    names = data.draw(st.lists(st.sampled_from([node.id for node in graph.nodes]), min_size=1, max_size=2))
    of = {name: rng.standard_normal(graph.shapes()[name]) for name in names}

    def total(values: Array) -> float:
        return sum(float((out * of[name]).sum()) for name, out in model.inside(values, of).items())

    direction = rng.standard_normal(x.shape)
    expected = (total(x + EPSILON * direction) - total(x - EPSILON * direction)) / (2 * EPSILON)
    found = float((model.gradient(x, of)[INPUT] * direction).sum())
    assert found == pytest.approx(expected, rel=1e-4, abs=1e-5)


def branches() -> Graph:
    """The input and a Flatten are both read twice, so that gradients meet at views, too."""
    return Graph(
        (2, 3, 1),
        (
            Node("flat", Flatten(), (INPUT,)),
            Node("left", Dense(units=6, activation="tanh"), ("flat",)),
            Node("sum", Add(), ("left", "flat")),
            Node("out", Dense(units=3, activation="softmax"), ("sum",)),
        ),
    )


def test_a_gradient_with_respect_to_any_node_is_what_a_change_of_its_output_would_do():
    graph = branches()
    x, model = inputs(graph, 1), model_of(graph)
    weights = model.parameters.arrays
    one = np.eye(3)[1]
    found = model.gradient(x, {before("out"): one}, ["sum", "left", "flat", INPUT, before("left")])
    column = weights["out/kernel"][:, 1]
    left = model.inside(x, ["left"])["left"]
    slope = column * (1 - left**2)
    np.testing.assert_allclose(found["sum"], [column])
    np.testing.assert_allclose(found["left"], [column])
    np.testing.assert_allclose(found[before("left")], slope)
    np.testing.assert_allclose(found["flat"], slope @ weights["left/kernel"].T + column)
    np.testing.assert_allclose(found[INPUT].reshape(1, -1), found["flat"])


def test_nothing_flows_back_from_a_node_that_was_not_asked_about():
    graph = branches()
    gradient = model_of(graph).gradient(inputs(graph), {"left": np.ones(6)}, ["sum", "out", "left"])
    assert not gradient["sum"].any()
    assert not gradient["out"].any()
    np.testing.assert_array_equal(gradient["left"], np.ones((3, 6)))


def test_the_value_before_an_activation_is_what_the_activation_gets():
    graph = stack((5,), [("dense", Dense(units=4, activation="sigmoid")), ("plain", Dense(units=2))])
    x = inputs(graph)
    found = model_of(graph).inside(x, [before("dense"), "dense", before("plain"), "plain"])
    np.testing.assert_allclose(found["dense"], 1 / (1 + np.exp(-found[before("dense")])))
    np.testing.assert_array_equal(found[before("plain")], found["plain"])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_layer_with_an_activation_is_taken_apart_without_a_change_of_its_output(name: str):
    graph = stack((6, 6, 2), [("conv", Conv2D(filters=4, activation=name)), ("pool", MaxPooling2D())])
    model, x = model_of(graph), inputs(graph)
    found = model.inside(x, ["conv", "pool"])
    np.testing.assert_allclose(found["pool"], model.predict(x), rtol=1e-12)
    assert found["conv"].shape == (3, 4, 4, 4)


def test_dropout_lets_everything_through():
    graph = stack((50,), [("drop", Dropout(rate=0.5)), ("sign", Activation("linear"))])
    x = inputs(graph)
    np.testing.assert_array_equal(model_of(graph).inside(x, ["drop"])["drop"], x)
    np.testing.assert_array_equal(model_of(graph).gradient(x, {"sign": np.ones(50)})[INPUT], np.ones((3, 50)))


def test_the_input_is_shown_as_the_network_gets_it():
    graph = stack((4,), [("dense", Dense(units=1))])
    model = Predictor(graph, scaling=Scaling(factor=1 / 255), dtype=np.float64)
    bytes_ = np.array([[0, 51, 102, 255]], np.uint8)
    np.testing.assert_allclose(model.inside(bytes_, [INPUT])[INPUT], [[0, 0.2, 0.4, 1]], atol=1e-7)


def test_what_is_loaded_later_is_what_is_looked_into():
    graph = stack((4,), [("dense", Dense(units=1, use_bias=False))])
    model, x = model_of(graph), inputs(graph)
    model.inside(x, ["dense"])
    model.load_weights({"dense/kernel": np.full((4, 1), 2.0)})
    np.testing.assert_allclose(model.inside(x, ["dense"])["dense"], 2 * x.sum(axis=1, keepdims=True))
    np.testing.assert_allclose(model.gradient(x, {"dense": np.ones(1)})[INPUT], np.full((3, 4), 2.0))


def test_more_examples_than_are_taken_at_once_are_all_answered():
    graph = branches()
    x, model = inputs(graph, MOST + 40), model_of(graph)
    whole = model.gradient(x, {"out": np.eye(3)[0]})[INPUT]
    np.testing.assert_allclose(whole[-2:], model.gradient(x[-2:], {"out": np.eye(3)[0]})[INPUT])
    assert len(model.inside(x, ["out"])["out"]) == MOST + 40


def test_an_unknown_name_is_refused_in_a_sentence():
    graph = branches()
    with pytest.raises(GraphError, match="no layer named 'nothing'"):
        model_of(graph).inside(inputs(graph), ["nothing"])


def test_slopes_are_of_one_layer_alone():
    """The sum reads `flat` by two ways; its own slope is 1 for each of them."""
    graph = branches()
    x, model = inputs(graph), model_of(graph)
    one = np.eye(6)[2]
    first, second = model.slopes(x, "sum", one)
    np.testing.assert_array_equal(first, np.tile(one, (3, 1)))
    np.testing.assert_array_equal(second, first)
    kernel = model.parameters.arrays["left/kernel"]
    (own,) = model.slopes(x, "left", one)
    np.testing.assert_allclose(own, np.tile(kernel[:, 2], (3, 1)))


def test_the_slopes_of_a_view_are_what_came_in_the_shape_of_its_input():
    graph = branches()
    (own,) = model_of(graph).slopes(inputs(graph, 1), "flat", np.eye(6)[4])
    assert own.shape == (1, 2, 3, 1)
    assert own[0, 1, 1, 0] == 1
    assert own.sum() == 1


def test_the_slopes_of_a_maximum_are_one_where_it_came_from():
    graph = stack((4, 4, 1), [("pool", MaxPooling2D())])
    x = inputs(graph, 1)
    of = np.zeros((2, 2, 1))
    of[1, 0, 0] = 1
    (own,) = model_of(graph).slopes(x, "pool", of)
    window = x[0, 2:4, 0:2, 0]
    row, column = np.unravel_index(window.argmax(), (2, 2))
    assert own[0, 2 + row, column, 0] == 1
    assert own.sum() == 1

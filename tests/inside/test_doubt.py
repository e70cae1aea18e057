"""What a network does not know is said: by sets that keep their promise, and by how like the training it is."""

import threading

import numpy as np
import pytest

from nnstudio.inside.doubt.conformal import LEVEL, conformal, plain
from nnstudio.inside.doubt.doubts import Doubts, learn_doubts
from nnstudio.inside.doubt.layer import deciding_input, directions
from nnstudio.inside.doubt.likeness import Likeness
from nnstudio.layers.activation import Activation
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import ArrayExamples
from nnstudio.runs.engines import ENGINE

CORNERS = np.array([[1, 0], [0, 1], [-1, 0]], np.float32)
"""Where three classes lie, seen from the middle."""


def shares(count: int, seed: int, sharpness: float = 3.0) -> tuple[Array, Array]:
    """Values of four classes, and right classes that come as often as the values say."""
    rng = np.random.default_rng(seed)
    scores = np.exp(sharpness * rng.normal(size=(count, 4)))
    values = scores / scores.sum(axis=1, keepdims=True)
    classes = np.array([rng.choice(4, p=each) for each in values])
    return values.astype(np.float32), classes


def test_sets_of_doubtful_answers_hold_the_right_class_as_often_as_they_promise():
    hit = []
    for seed in range(10):
        learned = conformal(*shares(1000, seed))
        values, classes = shares(1000, 100 + seed)
        doubtful = ~learned.sure(values)
        hit.append(learned.sets(values)[np.arange(1000), classes][doubtful].mean())
    assert np.mean(hit) == pytest.approx(LEVEL, abs=0.01)


def test_sure_answers_are_one_class_and_nearly_always_right():
    learned = conformal(*shares(4000, 1))
    values, classes = shares(4000, 2)
    sure = learned.sure(values)
    assert (learned.sets(values)[sure].sum(axis=1) == 1).all()
    assert (values.argmax(axis=1) == classes)[sure].mean() > 0.98
    assert 0.05 < sure.mean() < 0.9


def test_no_set_is_empty_and_the_likeliest_is_always_in_it():
    learned = conformal(*shares(500, 3))
    values, _ = shares(500, 4)
    assert learned.sets(values)[np.arange(500), values.argmax(axis=1)].all()


def test_a_promise_over_all_examples_is_kept_too():
    least = plain(*shares(3000, 5))
    values, classes = shares(3000, 6)
    assert (values[np.arange(3000), classes] >= least).mean() == pytest.approx(LEVEL, abs=0.015)


def test_with_too_few_examples_every_class_is_in_a_set():
    values, classes = shares(10, 7)
    assert conformal(values, classes).least == 0.0


def network(*last: Node) -> Graph:
    return Graph((2,), (Node("dense", Dense(units=3, activation="linear"), (INPUT,)), *last))


def test_examples_are_compared_in_what_the_last_layer_with_weights_reads():
    softmax = Node("softmax", Activation(activation="softmax"), ("dense_1",))
    graph = Graph(
        (2,),
        (
            Node("dense", Dense(units=5, activation="relu"), (INPUT,)),
            Node("dropout", Dropout(rate=0.5), ("dense",)),
            Node("dense_1", Dense(units=3, activation="linear"), ("dropout",)),
            softmax,
        ),
    )
    assert deciding_input(graph) == "dropout"
    assert deciding_input(network()) == INPUT


def test_wide_layers_are_compared_by_fewer_numbers_with_nearly_the_same_angles():
    rng = np.random.default_rng(0)
    wide = rng.normal(size=(20, 30, 60)).astype(np.float32)
    flat = wide.reshape(20, -1)
    exact = (flat @ flat.T) / np.outer(*[np.linalg.norm(flat, axis=1)] * 2)
    fewer = directions(wide)
    assert fewer.shape == (20, 512)
    assert np.abs(fewer @ fewer.T - exact).max() < 0.25
    assert directions(np.zeros((1, 3), np.float32)).sum() == 0


def test_the_distance_is_to_examples_of_the_class_that_it_is_taken_for():
    likeness = Likeness(np.repeat(CORNERS, 4, axis=0), np.repeat(np.arange(3), 4))
    asked = np.repeat(CORNERS[:1], 4, axis=0)
    assert likeness.distances(asked, np.array([0, 1, 2, 9])) == pytest.approx([0, 1, 2, np.inf])
    assert set(likeness.nearest(CORNERS[1], 4)) == {4, 5, 6, 7}


def test_few_usual_examples_are_beyond_the_limit():
    rng = np.random.default_rng(1)
    likeness = Likeness(CORNERS, np.arange(3)).learned(rng.random(2000).astype(np.float32))
    beyond = (rng.random(100_000) > likeness.far).mean()
    assert 0.01 < beyond < 0.025
    assert Likeness(CORNERS, np.arange(3)).learned(np.ones(5, np.float32)).far == np.inf


def three_corners(count: int, seed: int) -> ArrayExamples:
    rng = np.random.default_rng(seed)
    classes = rng.integers(3, size=count)
    return ArrayExamples((CORNERS[classes] + rng.normal(0, 0.15, (count, 2))).astype(np.float32), classes)


@pytest.fixture
def model() -> Model:
    weights = {"dense/kernel": 4 * CORNERS.T.copy(), "dense/bias": np.zeros(3, np.float32)}
    last = Node("softmax", Activation(activation="softmax"), ("dense",))
    return ENGINE.model(network(last), weights)


def graph() -> Graph:
    return network(Node("softmax", Activation(activation="softmax"), ("dense",)))


def learned(model: Model) -> Doubts:
    found = learn_doubts(model, graph(), three_corners(400, 1), three_corners(400, 2))
    assert found is not None
    return found


def test_what_lies_where_no_example_lay_is_far_however_sure_the_network_is(model: Model):
    opinion = learned(model).opinion(model, np.array([2.0, 2.4], np.float32))
    assert opinion.values.max() > 0.8
    assert opinion.far
    usual = learned(model).opinion(model, np.array([1.0, 0.05], np.float32))
    assert not usual.far
    assert usual.classes == (0,)


def test_the_nearest_training_examples_are_named_by_their_places(model: Model):
    examples = three_corners(400, 1)
    opinion = learned(model).opinion(model, np.array([0.0, 1.0], np.float32))
    assert [int(examples.targets[place]) for place in opinion.nearest] == [1] * len(opinion.nearest)


def test_clear_examples_are_those_in_the_middle_of_their_class(model: Model):
    values, clear = learned(model).clear(model, np.array([[1.0, 0.0], [1.0, 0.9], [2.0, 2.4]], np.float32))
    assert values.shape == (3, 3)
    assert clear.tolist() == [True, False, False]


def test_nothing_is_learned_from_too_few_or_once_nobody_wants_it(model: Model):
    cancelled = threading.Event()
    cancelled.set()
    assert learn_doubts(model, graph(), three_corners(400, 1), three_corners(20, 2)) is None
    assert learn_doubts(model, graph(), three_corners(400, 1), three_corners(400, 2), cancelled) is None


def test_progress_ends_at_one(model: Model):
    told: list[float] = []
    learn_doubts(model, graph(), three_corners(400, 1), three_corners(400, 2), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0

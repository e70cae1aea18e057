"""What a network does not know is said: by sets that keep their promise, and by how like the training it is."""

import threading

import numpy as np
import pytest

from nnstudio.inside.doubt.conformal import LEVEL, conformal, plain
from nnstudio.inside.doubt.doubts import Doubts, learn_doubts
from nnstudio.inside.doubt.layer import deciding_inputs, directions
from nnstudio.inside.doubt.likeness import learned as likeness_of
from nnstudio.inside.doubt.neighbours import Neighbours
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
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


def test_examples_are_compared_in_what_the_last_layers_with_weights_read():
    nodes = (
        Node("dense", Dense(units=5, activation="relu"), (INPUT,)),
        Node("norm", BatchNormalization(), ("dense",)),
        Node("dropout", Dropout(rate=0.5), ("norm",)),
        Node("dense_1", Dense(units=4, activation="relu"), ("dropout",)),
        Node("dense_2", Dense(units=3, activation="linear"), ("dense_1",)),
        Node("softmax", Activation(activation="softmax"), ("dense_2",)),
    )
    assert deciding_inputs(Graph((2,), nodes)) == ("dense_1", "dropout")
    assert deciding_inputs(Graph((2,), nodes), most=1) == ("dense_1",)
    assert deciding_inputs(network()) == (INPUT,)


def test_wide_layers_are_compared_by_fewer_numbers_with_nearly_the_same_angles():
    rng = np.random.default_rng(0)
    wide = rng.normal(size=(20, 30, 60)).astype(np.float32)
    flat = wide.reshape(20, -1)
    exact = (flat @ flat.T) / np.outer(*[np.linalg.norm(flat, axis=1)] * 2)
    fewer = directions(wide)
    assert fewer.shape == (20, 512)
    assert np.abs(fewer @ fewer.T - exact).max() < 0.25
    assert directions(np.zeros((1, 3), np.float32)).sum() == 0


def spread_around(corner: int, count: int, seed: int, far: float = 0.1) -> Array:
    """Directions (count, 2) around one of the corners."""
    rng = np.random.default_rng(seed)
    return directions(CORNERS[corner] + rng.normal(0, far, (count, 2)))


def test_what_is_strange_is_so_for_the_class_that_it_is_taken_for():
    neighbours = Neighbours.among(
        np.concatenate([spread_around(each, 30, each) for each in range(3)]), np.repeat(np.arange(3), 30)
    )
    asked = np.repeat(CORNERS[:1], 4, axis=0)
    own, right_angle, opposite, none = neighbours.strangeness(asked, np.array([0, 1, 2, 9]))
    assert own < right_angle < opposite < none == np.inf


def test_far_from_examples_that_are_far_from_each_other_is_less_strange():
    loose, tight = (Neighbours.among(spread_around(0, 50, 1, far), np.zeros(50, int)) for far in (0.3, 0.01))
    away, taken_for = directions(np.array([[1.0, 2.0]])), np.zeros(1, int)
    assert loose.strangeness(away, taken_for) < tight.strangeness(away, taken_for) - 1


def test_copies_and_single_examples_have_a_distance_too():
    copies = Neighbours.among(np.repeat(CORNERS[:1], 9, axis=0), np.zeros(9, int))
    single = Neighbours.among(CORNERS, np.arange(3))
    for each in (copies, single):
        strangeness = each.strangeness(CORNERS, np.zeros(3, int))
        assert np.isfinite(strangeness).all()
        assert strangeness.argmin() == 0


def usual(count: int, seed: int, far: tuple[float, ...] = (0.1, 0.2, 0.4)) -> tuple[Array, Array]:
    """Directions around three corners, each with a spread of its own, and their classes."""
    parts = [spread_around(corner, count, seed + corner, each) for corner, each in enumerate(far)]
    return np.concatenate(parts), np.repeat(np.arange(3), count)


def test_few_usual_examples_are_beyond_the_limit_in_each_class_however_wide_it_is():
    compared, classes = usual(30, 1)
    seen, aside = usual(700, 10)
    likeness = likeness_of((Neighbours.among(compared, classes),), (seen,), aside)
    others, taken_for = usual(3000, 20)
    beyond = likeness.strangeness((others,), taken_for) > likeness.far
    assert 0.01 < beyond.mean() < 0.025
    assert max(beyond[taken_for == each].mean() for each in range(3)) < 0.04


def test_the_share_of_usual_examples_that_are_as_strange_is_even_among_usual_ones():
    compared, classes = usual(30, 1)
    seen, aside = usual(700, 10)
    likeness = likeness_of((Neighbours.among(compared, classes),), (seen,), aside)
    others, taken_for = usual(1000, 20)
    shares = likeness.as_strange(likeness.strangeness((others,), taken_for))
    assert np.quantile(shares, [0.25, 0.5, 0.75]) == pytest.approx([0.25, 0.5, 0.75], abs=0.04)
    assert 0 < likeness.as_strange(np.array([np.inf]))[0] < 0.001


def test_of_too_few_nothing_is_beyond_the_limit():
    likeness = likeness_of((Neighbours.among(CORNERS, np.arange(3)),), (CORNERS,), np.arange(3))
    assert likeness.far == np.inf


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


def test_usual_examples_are_those_in_the_middle_of_their_class(model: Model):
    values, shares = learned(model).usual(model, np.array([[1.0, 0.0], [1.0, 0.9], [2.0, 2.4]], np.float32))
    assert values.shape == (3, 3)
    assert shares[0] > 0.2 > 0.02 > shares[1:].max()


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

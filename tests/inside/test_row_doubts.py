"""What a network does not know of rows and points is said: by sets and intervals that keep their promise, and by how
like the training rows it is.
"""

import threading

import numpy as np
import pytest

from nnstudio.data.columns import Column, encode
from nnstudio.inside.doubt.conformal import LEVEL, conformal
from nnstudio.inside.doubt.interval import halves
from nnstudio.inside.doubt.near_rows import column_at, near_rows
from nnstudio.inside.doubt.region import region_of
from nnstudio.inside.doubt.row_doubts import LEAST_ASIDE, RowDoubts, learn_row_doubts, promised
from nnstudio.inside.doubt.rows import Rows, learn_rows
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.plane import Plane

PRICE = Regression((Target("price", "kEUR", mean=300.0, scale=100.0),))
COLUMNS = (
    Column("area", mean=100.0, deviation=50.0),
    Column("kind", "category", categories=("flat", "house")),
)


def blob(count: int, seed: int, inputs: int = 2) -> ArrayExamples:
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(count, inputs)).astype(np.float32)
    return ArrayExamples(rows, (rows[:, 0] > 0).astype(np.intp))


def usual(count: int = 400, seed: int = 0) -> Rows:
    rows = learn_rows(blob(count, seed))
    assert rows is not None
    return rows


def skewed(count: int, seed: int) -> tuple[Array, Array]:
    """What was predicted of two numbers, and what is right: off by amounts of no usual kind, the second ten times."""
    rng = np.random.default_rng(seed)
    right = rng.normal(size=(count, 2))
    return right + rng.exponential(size=(count, 2)) ** 2 * [1, 10], right


def test_intervals_hold_the_right_number_as_often_as_they_promise() -> None:
    held = []
    for seed in range(60):
        half = halves(*skewed(200, seed))
        predicted, right = skewed(1000, 1000 + seed)
        held.append((np.abs(predicted - right) <= half).mean(axis=0))
    assert np.mean(held, axis=0) == pytest.approx([LEVEL, LEVEL], abs=0.01)


def test_each_number_has_its_own_interval_and_too_few_examples_promise_nothing() -> None:
    half = halves(*skewed(500, 3))
    assert 5 < half[1] / half[0] < 20
    assert np.isfinite(halves(*skewed(LEAST_ASIDE, 4))).all()
    assert np.isinf(halves(*skewed(LEAST_ASIDE - 1, 4))).all()


def test_what_was_not_predicted_counts_as_far_off() -> None:
    predicted, right = skewed(100, 5)
    predicted[:10] = np.nan
    assert np.isinf(halves(predicted, right)).all()
    predicted[4:10] = right[4:10]
    assert np.isfinite(halves(predicted, right)).all()


def test_the_interval_is_in_the_unit_of_the_column() -> None:
    targets = np.zeros((100, 1), np.float32)
    outputs = np.full((100, 1), 0.25, np.float32)
    doubts = promised(usual(), PRICE, outputs, targets)
    assert doubts.halves == pytest.approx([25.0], rel=1e-5)


@pytest.mark.parametrize("aside", [19, 40, 60, 150])
def test_sets_of_few_examples_keep_their_promise_too(aside: int) -> None:
    """A network that is right in nine of ten, and says nothing of how sure it is."""
    rng = np.random.default_rng(aside)
    held = []
    for _ in range(300):
        values = rng.dirichlet(np.ones(3), aside + 200).astype(np.float32)
        classes = np.array([rng.choice(3, p=each / each.sum()) for each in values.astype(np.float64)])
        learned = conformal(values[:aside], classes[:aside])
        doubtful = ~learned.sure(values[aside:])
        inside = learned.sets(values[aside:])[np.arange(200), classes[aside:]]
        held.append(inside[doubtful].mean())
    assert np.mean(held) > LEVEL - 0.01
    assert learned.count >= min(aside, 40)


def test_few_rows_of_the_same_kind_are_called_unlike_all_and_others_nearly_all() -> None:
    rows = usual()
    others = blob(5000, 1).all()
    assert (rows.distances(others) > rows.far).mean() < 0.03
    assert (rows.distances(others + np.float32(8)) > rows.far).all()


def test_the_distance_is_to_the_third_nearest_row() -> None:
    rows = usual()
    asked = blob(40, 2).all()
    exact = np.sort(np.linalg.norm(asked[:, None] - rows.inputs[None], axis=2), axis=1)[:, 2]
    np.testing.assert_allclose(rows.distances(asked), exact, rtol=1e-3, atol=1e-5)
    first = np.linalg.norm(rows.inputs - asked[0], axis=1).argsort()[:4]
    assert rows.nearest(asked[0], 4).tolist() == rows.places[first].tolist()


def test_rows_that_are_all_the_same_are_like_themselves() -> None:
    rows = learn_rows(ArrayExamples(np.ones((200, 3), np.float32), np.zeros(200, np.intp)))
    assert rows is not None
    assert (rows.distances(np.ones((1, 3), np.float32)) <= rows.far).all()
    assert (rows.distances(np.array([[1, 1, 1.1]], np.float32)) > rows.far).all()


def test_a_value_that_alone_makes_a_row_unlike_others_is_named() -> None:
    rows = usual()
    assert rows.odd(np.array([0.1, 9.0], np.float32)) == 1
    assert rows.odd(np.array([-9.0, 0.1], np.float32)) == 0
    assert column_at(0, COLUMNS).name == "area"
    assert column_at(2, COLUMNS).name == "kind"


def test_near_rows_tell_where_they_are_other_than_what_is_asked() -> None:
    learned = encode(COLUMNS, {"area": [80.0, 120.0, 90.0], "kind": ["flat", "house", "house"]})
    examples = ArrayExamples(learned, np.array([0, 1, 1]))
    asked = encode(COLUMNS, {"area": [90.0], "kind": ["house"]})[0]
    near = near_rows(asked, (2, 1, 0), examples, COLUMNS)
    assert [each.place for each in near] == [2, 1, 0]
    assert near[0].others == ()
    assert near[1].others == (("area", 120.0),)
    assert near[2].others == (("kind", "flat"), ("area", 80.0))
    assert [int(each.target) for each in near] == [1, 1, 0]


def test_the_region_of_the_unknown_is_around_the_points() -> None:
    plane = Plane(*(Column(name, low=-6.0, high=6.0) for name in ("x", "y")))
    region = region_of(usual(), plane, 40)
    assert region is not None
    assert region.unknown[0, 0]
    assert not region.unknown[20, 20]
    assert 0.5 < region.unknown.mean() < 0.95
    away = np.abs(region.border.reshape(-1, 2) - 0.5).max(axis=1)
    assert len(away)
    assert (away < 0.5).all()
    few = learn_rows(blob(20, 0))
    assert few is not None
    assert region_of(few, plane, 8) is None


@pytest.fixture
def model() -> Model:
    weights = {"dense/kernel": np.array([[4.0], [0.0]], np.float32), "dense/bias": np.zeros(1, np.float32)}
    return ENGINE.model(
        Graph((2,), (Node("dense", Dense(units=1, activation="sigmoid"), (INPUT,)),)), weights
    )


TWO = Classification(("left", "right"))


def learned(model: Model, aside: int = 400) -> RowDoubts:
    found = learn_row_doubts(model, TWO, blob(400, 1), blob(aside, 2))
    assert found is not None
    return found


def ask(model: Model, doubts: RowDoubts, *row: float) -> tuple[tuple[int, ...], bool]:
    inputs = np.array([row], np.float32)
    opinion = doubts.opinion(inputs[0], model.predict(inputs)[0])
    return opinion.classes, opinion.far


def test_a_row_gets_what_it_may_be_and_whether_it_is_like_any_other(model: Model) -> None:
    doubts = learned(model)
    assert ask(model, doubts, 1.5, 0.0) == ((1,), False)
    assert ask(model, doubts, 9.0, 9.0)[1]
    opinion = doubts.opinion(np.zeros(2, np.float32), np.array([0.5], np.float32))
    assert set(opinion.classes) <= {0, 1}
    assert len(opinion.nearest) == 5


def test_without_enough_that_is_kept_aside_only_likeness_is_known(model: Model) -> None:
    doubts = learned(model, LEAST_ASIDE - 1)
    assert not doubts.promises
    assert ask(model, doubts, 9.0, 9.0) == ((), True)
    assert learned(model).promises
    nothing = learn_row_doubts(model, TWO, blob(400, 1), None)
    assert nothing is not None
    assert not nothing.promises


def test_nothing_is_learned_once_nobody_wants_it(model: Model) -> None:
    cancelled = threading.Event()
    cancelled.set()
    assert learn_row_doubts(model, TWO, blob(400, 1), blob(400, 2), None, cancelled) is None
    assert learn_row_doubts(model, TWO, blob(400, 1), blob(400, 2), usual(), cancelled) is None

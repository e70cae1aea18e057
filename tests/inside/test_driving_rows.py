"""What drives a unit that reads rows: those to which it says most, the row made for it, and the columns that count."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from nnstudio.data.columns import Column, encode
from nnstudio.engine.predictor import Predictor
from nnstudio.inside.cell import Unit
from nnstudio.inside.driving_rows import SIDE, driving_rows
from nnstudio.inside.made_row import made_row, reach
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.examples import ArrayExamples

WANTED = threading.Event()
COLUMNS = (
    Column("area", mean=100.0, deviation=20.0, low=40.0, high=200.0),
    Column("street", "category", categories=("quiet", "loud", "busy")),
    Column("age", mean=30.0, deviation=10.0, low=0.0, high=80.0),
)
GRAPH = stack((5,), [("hidden", Dense(units=4, activation="relu")), ("out", Dense(units=2))])
POINTS = (Column("x", low=-2.0, high=2.0), Column("y", low=-1.0, high=3.0))


def examples(count: int = 200) -> ArrayExamples:
    chance = np.random.default_rng(1)
    rows = {
        "area": chance.uniform(40, 200, count),
        "street": chance.choice(["quiet", "loud", "busy"], count).tolist(),
        "age": chance.uniform(0, 80, count),
    }
    return ArrayExamples(encode(COLUMNS, rows), np.zeros((count, 2), np.float32))


def model(*weights: float) -> Predictor:
    """Unit 1 of the hidden layer has these weights for area, the three streets and age, where some are given."""
    made = Predictor(GRAPH, seed=4)
    if weights:
        made.parameters.arrays["hidden/kernel"][:, 1] = weights
    return made


def test_rows_come_with_what_the_unit_says_most_first():
    asked = model()
    found = driving_rows(asked, GRAPH, examples(), COLUMNS, Unit("hidden", 1, None), 6, WANTED)
    assert found is not None
    every = asked.inside(examples().values, ["hidden"])["hidden"][:, 1]
    assert [row.example for row in found.rows[1:]] == np.argsort(-every, kind="stable")[:6].tolist()
    np.testing.assert_allclose([row.says for row in found.rows[1:]], np.sort(every)[::-1][:6], rtol=1e-5)


def test_their_values_are_those_of_the_columns_and_not_of_the_inputs():
    found = driving_rows(model(), GRAPH, examples(), COLUMNS, Unit("hidden", 1, None), 6, WANTED)
    assert found is not None
    for row in found.rows:
        area, street, age = row.values
        assert 40 <= float(area) <= 200
        assert street in ("quiet", "loud", "busy")
        assert 0 <= float(age) <= 80


def test_the_row_that_is_made_drives_the_unit_more_than_any_example():
    asked, unit = model(), Unit("out", 0, None)
    made = made_row(asked, GRAPH, COLUMNS, unit, WANTED)
    assert made is not None
    most = asked.inside(examples().values, ["out"])["out"][:, 0].max()
    assert asked.inside(made[np.newaxis], ["out"])["out"][0, 0] > most


def test_it_goes_to_the_ends_of_columns_that_count_and_takes_the_best_category():
    made = made_row(model(1.0, 0.1, -0.3, 0.6, -0.8), GRAPH, COLUMNS, Unit("hidden", 1, None), WANTED)
    assert made is not None
    low, high = reach(COLUMNS)
    assert made[0] == high[0]
    assert made[1:4].tolist() == [0, 0, 1]
    assert made[4] == low[4]


def test_a_column_that_does_not_count_stays_at_its_mean():
    made = made_row(model(1.0, 0.0, 0.0, 0.0, 0.0), GRAPH, COLUMNS, Unit("hidden", 1, None), WANTED)
    assert made is not None
    assert made[4] == 0


def test_columns_are_told_in_the_order_in_which_they_count():
    asked, unit = model(0.05, 0.0, 0.0, 0.0, 2.0), Unit("hidden", 1, None)
    found = driving_rows(asked, GRAPH, examples(), COLUMNS, unit, 6, WANTED)
    assert found is not None
    assert found.columns == (2, 0, 1)
    assert sum(found.counts) == pytest.approx(1.0)
    assert found.plane is None


def test_over_two_columns_of_numbers_it_is_told_what_the_unit_says_everywhere():
    graph = stack((2,), [("out", Dense(units=1))])
    asked = Predictor(graph, seed=1)
    asked.parameters.arrays["out/kernel"][:, 0] = (1.0, 0.0)
    points = ArrayExamples(np.zeros((5, 2), np.float32), np.zeros(5, np.int64))
    found = driving_rows(asked, graph, points, POINTS, Unit("out", 0, None), 3, WANTED)
    assert found is not None
    assert found.plane is not None
    assert found.plane.shape == (SIDE, SIDE)
    assert (np.diff(found.plane.astype(int), axis=1) >= 0).all()
    assert (found.plane[0] == found.plane[-1]).all()
    asked.parameters.arrays["out/kernel"][:, 0] = (0.0, 1.0)
    found = driving_rows(asked, graph, points, POINTS, Unit("out", 0, None), 3, WANTED)
    assert found is not None
    assert found.plane is not None
    assert found.plane[0, 0] > found.plane[-1, 0]


def test_work_that_is_not_wanted_any_more_is_given_up():
    gone = threading.Event()
    gone.set()
    unit = Unit("out", 1, None)
    assert made_row(model(), GRAPH, COLUMNS, unit, gone) is None
    assert driving_rows(model(), GRAPH, examples(), COLUMNS, unit, 5, gone) is None

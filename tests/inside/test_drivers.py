"""What drives a unit: the examples to which it says most, and an input made for it."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from nnstudio.engine.predictor import Predictor
from nnstudio.inside.cell import Unit
from nnstudio.inside.drivers import dreamt, drivers_of
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import stack
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.scaling import BYTE, Scaling

WANTED = threading.Event()
SCALING = Scaling(BYTE)
GRAPH = stack(
    (12, 12, 1),
    [
        ("conv", Conv2D(filters=3, activation="relu")),
        ("flat", Flatten()),
        ("out", Dense(units=4, activation="softmax")),
    ],
)


def examples(count: int = 300) -> ArrayExamples:
    values = np.random.default_rng(0).integers(0, 256, (count, 12, 12, 1), np.uint8)
    return ArrayExamples(values, np.zeros(count, np.int64))


def model() -> Predictor:
    return Predictor(GRAPH, scaling=SCALING, seed=2)


def test_the_examples_that_drive_a_channel_most_come_first():
    found = drivers_of(model(), examples(), Unit("conv", 1, (0, 0)), 10, WANTED)
    assert found is not None
    every = model().inside(examples().values, ["conv"])["conv"][..., 1]
    most = every.reshape(300, -1).max(axis=1)
    np.testing.assert_allclose(found.values, np.sort(most)[::-1][:10], rtol=1e-5)
    for place, value, (row, column) in zip(found.examples, found.values, found.places, strict=True):
        assert every[place, row, column] == pytest.approx(float(value))
    assert (found.looked, found.fired) == (300, 1.0)


def test_a_unit_that_never_fires_is_known_by_its_share():
    dead = model()
    dead.parameters.arrays["conv/kernel"][..., 2] = 0.0
    dead.parameters.arrays["conv/bias"][2] = -1.0
    found = drivers_of(dead, examples(), Unit("conv", 2, (0, 0)), 5, WANTED)
    assert found is not None
    assert found.fired == 0.0


def test_a_number_in_a_row_has_no_place():
    found = drivers_of(model(), examples(), Unit("out", 3, None), 6, WANTED)
    assert found is not None
    assert found.places.shape == (6, 0)
    assert found.values[0] == found.values.max()


def test_the_input_made_for_a_unit_drives_it_more_than_any_example():
    unit = Unit("out", 1, None)
    made = dreamt(model(), GRAPH, SCALING, unit, WANTED)
    assert made is not None
    assert made.shape == (12, 12, 1)
    assert made.min() >= 0
    assert made.max() <= 255
    scores = model().inside(np.concatenate([made[np.newaxis], examples().values]), ["out:before"])[
        "out:before"
    ][:, 1]
    assert scores[0] > scores[1:].max()


def test_only_what_a_unit_sees_is_drawn_for_it():
    made = dreamt(model(), GRAPH, SCALING, Unit("conv", 0, (2, 3)), WANTED)
    assert made is not None
    assert made[2:5, 3:6].max() > 60
    assert made[9:, 9:].max() < 10


def test_work_that_is_not_wanted_any_more_is_given_up():
    gone = threading.Event()
    gone.set()
    assert dreamt(model(), GRAPH, SCALING, Unit("out", 1, None), gone) is None
    assert drivers_of(model(), examples(), Unit("out", 1, None), 5, gone) is None

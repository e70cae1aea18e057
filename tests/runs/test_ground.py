"""Answers all over the plane as levels: which colour, how strong, and where the classes end."""

import threading

import numpy as np
import pytest

from nnstudio.data.sources.points import Points
from nnstudio.document.document import Document
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import stack
from nnstudio.learning.losses import CategoricalCrossentropy
from nnstudio.learning.optimizers import Adam
from nnstudio.learning.settings import TrainingSettings
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.answering import answering
from nnstudio.runs.ground import AT_ONCE, Scale, Shades, Surveyor, ground_of, lead
from nnstudio.runs.plane import Plane, grid


def outputs(*rows):
    return np.array(rows, np.float32)


def document(units=4):
    source = Points()
    layers = [
        ("hidden", Dense(units=units, activation="tanh")),
        ("output", Dense(units=2, activation="softmax")),
    ]
    settings = TrainingSettings(CategoricalCrossentropy(), Adam())
    return Document.of(stack((2,), layers), settings, "Points", source, source.describe())


DESCRIPTION = document().description
PLANE = Plane(*DESCRIPTION.columns)


def surveyed(surveyor, asked, side):
    ground = surveyor.survey(asked, Shades(8), side, threading.Event())
    assert ground is not None
    return ground


def test_the_surer_the_stronger():
    shades = Shades(colours=8)
    levels = shades.of_classes(outputs([1, 0], [0.75, 0.25], [0.5, 0.5], [0.25, 0.75], [0, 1])).tolist()
    assert shades.steps == 32
    assert levels == [31, 16, 0, 32 + 16, 32 + 31]


def test_one_output_is_the_probability_of_the_second_class():
    assert Shades(2).of_classes(outputs([0.0], [0.5], [1.0])).tolist() == [127, 0, 255]


def test_of_several_classes_the_lead_before_the_next_counts():
    np.testing.assert_allclose(lead(outputs([0.5, 0.1, 0.4], [0.2, 0.7, 0.1])), [0.1, 0.5], atol=1e-6)


def test_outputs_that_are_no_shares_are_as_strong_as_can_be():
    assert Shades(2).of_classes(outputs([7.0, -3.0])).tolist() == [127]


def test_nan_is_pale():
    assert Shades(2).of_classes(outputs([np.nan, np.nan])).tolist() == [0]


def test_more_classes_than_colours_begin_again():
    rows = np.eye(5, dtype=np.float32)
    assert (Shades(2).of_classes(rows) // 128).tolist() == [0, 1, 0, 1, 0]


def test_a_scale_meets_in_zero_where_numbers_are_on_both_sides():
    assert Scale.over(np.array([-1.0, 4.0])) == Scale(-4.0, 4.0)
    assert Scale.over(np.array([2.0, 4.0])) == Scale(2.0, 4.0)
    assert Scale.over(np.array([3.0])) == Scale(3.0, 4.0)
    assert Scale.over(np.array([np.nan])) == Scale(0.0, 1.0)


def test_numbers_beyond_the_scale_have_its_ends():
    assert Scale(0.0, 10.0).levels(np.array([-5.0, 0.0, 5.0, 10.0, 99.0])).tolist() == [0, 0, 128, 255, 255]


@pytest.mark.parametrize("classes", [2, 3])
def test_the_border_runs_between_the_classes(classes):
    side = 8
    rows = np.zeros((side, side, classes), np.float32)
    rows[:, :4, 0], rows[:, 4:, 1] = 1.0, 1.0
    task = Classification(tuple("abc"[:classes]))
    lines = ground_of(rows.reshape(-1, classes), task, Shades(8), side).borders
    assert len(lines) >= side - 1
    np.testing.assert_allclose(lines[:, [0, 2]], 0.5, atol=1e-6)


def test_numbers_have_no_border_and_their_own_unit():
    task = Regression((Target("price", mean=100.0, scale=50.0),))
    ground = ground_of(outputs([-2], [0], [2], [0]), task, Shades(8, Scale(0.0, 200.0)), 2)
    assert ground.levels.tolist() == [[0, 128], [255, 128]]
    assert not len(ground.borders)


def test_the_ground_is_what_the_network_says_at_each_point():
    asked = answering(document(), None)
    ground = surveyed(Surveyor(PLANE, DESCRIPTION.task), asked, 70)
    assert AT_ONCE < 70 * 70
    expected = Shades(8).of_classes(asked.model(batch=1).predict(grid(PLANE, 70)))
    assert ground.side == 70
    assert np.abs(ground.levels.astype(int).ravel() - expected).max() <= 1


def test_another_network_is_asked_with_its_own_weights():
    surveyor = Surveyor(PLANE, DESCRIPTION.task)
    first, other = answering(document(), None), answering(document(units=9), None)
    ground = surveyed(surveyor, first, 16)
    surveyed(surveyor, other, 16)
    np.testing.assert_array_equal(surveyed(surveyor, first, 16).levels, ground.levels)


def test_a_survey_that_is_not_wanted_any_more_is_given_up():
    cancelled = threading.Event()
    cancelled.set()
    surveyor = Surveyor(PLANE, DESCRIPTION.task)
    assert surveyor.survey(answering(document(), None), Shades(8), 16, cancelled) is None


def test_classes_are_told_by_their_task():
    task = Classification(("a", "b"))
    ground = ground_of(outputs([1, 0], [1, 0], [0, 1], [0, 1]), task, Shades(2), 2)
    assert (ground.levels // 128).tolist() == [[0, 0], [1, 1]]

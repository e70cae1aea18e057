"""The plane of two inputs: from what is pointed at to what the network gets, and back."""

import dataclasses

import numpy as np
import pytest

from nnstudio.data.columns import Column
from nnstudio.data.sources.points import Points
from nnstudio.learning.examples import ArrayExamples
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.learning.tasks.regression import Target
from nnstudio.runs.plane import Plane, grid, known_points

WIDTH = Column("width", mean=10.0, deviation=4.0, low=0.0, high=20.0)
HEIGHT = Column("height", mean=0.0, deviation=2.0, low=-1.0, high=3.0)
PLANE = Plane(WIDTH, HEIGHT)


def test_points_are_scaled_as_a_table_is():
    np.testing.assert_allclose(PLANE.inputs(np.array([[14.0, 3.0], [10.0, -1.0]])), [[1.0, 1.5], [0.0, -0.5]])
    assert PLANE.inputs(np.array([[14.0, 3.0]])).dtype == np.float32


def test_inputs_become_the_points_that_they_were():
    points = np.array([[0.0, -1.0], [20.0, 3.0], [3.5, 0.25]])
    np.testing.assert_allclose(PLANE.points(PLANE.inputs(points)), points, atol=1e-5)


def test_the_picture_begins_at_the_upper_left():
    np.testing.assert_allclose(PLANE.places(np.array([[0.0, 3.0], [20.0, -1.0]])), [[0, 0], [1, 1]])
    assert PLANE.point_at(0.0, 0.0) == (0.0, 3.0)
    assert PLANE.point_at(0.5, 0.5) == (10.0, 1.0)
    assert PLANE.place_of(10.0, 1.0) == (0.5, 0.5)


def test_places_beyond_the_edge_are_taken_for_it():
    assert PLANE.point_at(-3.0, 7.0) == (0.0, -1.0)


def test_a_grid_asks_at_the_middles_of_its_cells_row_by_row():
    points = PLANE.points(grid(PLANE, 2))
    np.testing.assert_allclose(points, [[5, 2], [15, 2], [5, 0], [15, 0]], atol=1e-5)


def test_a_grid_is_shared_and_can_not_be_written_to():
    assert grid(PLANE, 3) is grid(PLANE, 3)
    with pytest.raises(ValueError, match="read-only"):
        grid(PLANE, 3)[0] = 0


def test_only_two_columns_of_numbers_make_a_plane():
    description = Points().describe()
    assert Plane.of(description) == Plane(*description.columns)
    assert Plane.of(dataclasses.replace(description, columns=())) is None
    assert Plane.of(dataclasses.replace(description, shape=(3,))) is None
    colour = Column("colour", "category", categories=("red", "blue"))
    assert Plane.of(dataclasses.replace(description, columns=(colour, WIDTH))) is None


def test_known_points_have_their_classes():
    examples = ArrayExamples(
        PLANE.inputs(np.array([[1.0, 2.0], [3.0, 0.0], [5.0, 1.0]])), np.array([1, 0, 1])
    )
    known = known_points(PLANE, Classification(("no", "yes")), examples, most=2)
    np.testing.assert_allclose(known.points, [[1, 2], [3, 0]], atol=1e-5)
    assert known.truths.tolist() == [1, 0]
    assert known.count == 3


def test_known_numbers_are_in_their_unit():
    task = Regression((Target("price", "$", mean=100.0, scale=10.0),))
    examples = ArrayExamples(PLANE.inputs(np.array([[1.0, 2.0]])), np.array([[1.5]], np.float32))
    assert known_points(PLANE, task, examples, most=9).truths.tolist() == [115.0]

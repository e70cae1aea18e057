"""Drawings: what the hand did, erased and replayed."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.curves import resample, smooth
from nnstudio.data.handwriting.eraser import erase, erase_image
from nnstudio.data.handwriting.framing import frame_of
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke, until

coordinates = st.floats(0, 1)
points = st.builds(Point, coordinates, coordinates, st.floats(0, 10))
strokes = st.builds(Stroke, st.lists(points, min_size=1, max_size=30).map(tuple))


def line(*positions: tuple[float, float]) -> Stroke:
    return Stroke(tuple(Point(x, y, float(t)) for t, (x, y) in enumerate(positions)))


ACROSS = line((0.1, 0.5), (0.9, 0.5))
DOWN = line((0.5, 0.1), (0.5, 0.9))


def test_positions_beyond_the_pad_are_brought_to_its_border() -> None:
    assert Point(-3, 1e9) == Point(0, 1)


@pytest.mark.parametrize("position", [(math.nan, 0.0), (0.0, math.inf), (0.0, -math.inf)])
def test_a_position_that_is_no_number_is_refused(position: tuple[float, float]) -> None:
    with pytest.raises(DataError, match="must be finite numbers"):
        Point(*position)


def test_a_stroke_without_points_is_refused() -> None:
    with pytest.raises(DataError, match="at least one point"):
        Stroke(())


def test_a_replay_shows_what_had_been_drawn_at_that_time() -> None:
    first, second = line((0, 0), (0.5, 0), (1, 0)), Stroke((Point(0, 1, t=5),))
    drawing = Drawing((first, second))
    assert not until(drawing, -1)
    assert until(drawing, 1).strokes == (line((0, 0), (0.5, 0)),)
    assert until(drawing, 5) == drawing


def test_erasing_the_middle_of_a_line_leaves_its_two_ends_cut_at_the_erasers_border() -> None:
    left, right = erase(Drawing((ACROSS,)), DOWN, radius=0.1).strokes
    assert left.points[0] == ACROSS.points[0]
    assert [left.points[-1].x, right.points[0].x] == pytest.approx([0.4, 0.6])
    assert right.points[-1] == ACROSS.points[-1]
    assert left.points[-1].t == pytest.approx(3 / 8)


def test_erasing_an_image_leaves_paper_under_the_eraser() -> None:
    frame = frame_of((28, 28), (28, 28), "stretch")
    white = np.full((28, 28, 1), 255, np.uint8)
    left = erase_image(white, ACROSS, 2 / 28, frame)
    assert not left[12:16, 5:23].any()
    assert (left[:11] == 255).all()
    assert (left[17:] == 255).all()
    black = np.zeros((28, 28, 1), np.uint8)
    assert erase_image(black, ACROSS, 2 / 28, frame) is black
    assert erase_image(white, ACROSS, 2 / 28, frame, paper=255) is white


def test_pieces_of_a_stroke_keep_its_colour() -> None:
    red = Stroke(ACROSS.points, (200, 0, 0))
    left, right = erase(Drawing((red,)), DOWN, radius=0.1).strokes
    assert left.colour == right.colour == (200, 0, 0)
    assert until(Drawing((red,)), 0.5).strokes[0].colour == (200, 0, 0)


def test_erasing_where_nothing_is_makes_no_step_of_undo() -> None:
    drawing = Drawing((ACROSS,))
    assert erase(drawing, line((0.5, 0.8)), radius=0.1) is drawing


def test_a_dot_is_erased_as_a_whole() -> None:
    dot = Drawing((line((0.5, 0.5)),))
    assert not erase(dot, ACROSS, radius=0.02)
    assert erase(dot, line((0.5, 0.6)), radius=0.02) is dot


@pytest.mark.parametrize("radius", [0.0, -1.0, math.nan, math.inf])
def test_an_eraser_needs_a_positive_radius(radius: float) -> None:
    with pytest.raises(DataError, match="greater than 0"):
        erase(Drawing((ACROSS,)), DOWN, radius)


@given(st.lists(strokes, max_size=4).map(tuple), strokes, st.floats(0.02, 0.3))
@settings(max_examples=40, deadline=None)
def test_nothing_is_left_where_the_eraser_was_and_nothing_new_appears(
    drawn: tuple[Stroke, ...], eraser: Stroke, radius: float
) -> None:
    kept = erase(Drawing(drawn), eraser, radius).strokes
    way = resample(eraser.path, radius / 4)
    for stroke in kept:
        path = resample(stroke.path, 0.01)
        nearest = np.hypot(*(path[:, None] - way[None]).transpose(2, 0, 1)).min(axis=1)
        assert nearest.min() > radius - 1e-6
    assert sum(length(stroke) for stroke in kept) <= sum(length(stroke) for stroke in drawn) + 1e-6


def length(stroke: Stroke) -> float:
    return float(np.hypot(*np.diff(stroke.path, axis=0).T).sum())


@given(strokes, st.floats(0.005, 0.5))
@settings(max_examples=40, deadline=None)
def test_a_fast_pen_leaves_no_gaps(stroke: Stroke, step: float) -> None:
    curve = smooth(stroke.path, step)
    assert np.hypot(*np.diff(curve, axis=0).T).max(initial=0) <= step + 1e-9
    np.testing.assert_array_equal(curve[[0, -1]], stroke.path[[0, -1]])


@given(strokes)
@settings(max_examples=40, deadline=None)
def test_a_curve_passes_through_the_middle_of_every_edge(stroke: Stroke) -> None:
    path = stroke.path
    curve = smooth(path, 0.1)
    for middle in (path[1:-2] + path[2:-1]) / 2:
        assert np.hypot(*(curve - middle).T).min() < 1e-9


def test_a_straight_line_stays_straight() -> None:
    curve = smooth(np.array([[0.0, 0.0], [0.2, 0.2], [0.5, 0.5], [1.0, 1.0]]), 0.01)
    np.testing.assert_allclose(curve[:, 0], curve[:, 1])
    assert (np.diff(curve[:, 0]) > 0).all()

"""From strokes to pixels, and on to what the network sees."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnstudio.data.handwriting.drawing import preprocess_drawing
from nnstudio.data.handwriting.ink import centre_of_mass
from nnstudio.data.handwriting.rasterise import FITTED_PEN, SUPERSAMPLING, draw, rasterise, rasterise_ink
from nnstudio.data.handwriting.strokes import Drawing, Point, Stroke

coordinates = st.floats(0, 1)
points = st.builds(Point, coordinates, coordinates)
strokes = st.builds(Stroke, st.lists(points, min_size=1, max_size=12).map(tuple))
drawings = st.builds(Drawing, st.lists(strokes, min_size=1, max_size=4).map(tuple))


def line(*positions: tuple[float, float]) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in positions))


def eight(size: float = 0.6, x: float = 0.5, y: float = 0.5) -> Drawing:
    u = np.linspace(0, 2 * np.pi, 120)
    positions = zip(x + size / 4 * np.sin(2 * u), y - size / 2 * np.cos(u), strict=True)
    return Drawing((line(*((float(a), float(b)) for a, b in positions)),))


def distance_by_hand(path: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """The distance of each pixel's middle from a polyline, segment by segment over the whole image."""
    y, x = np.mgrid[: shape[0], : shape[1]] + 0.5
    nearest = np.full(shape, np.inf)
    for (ax, ay), (bx, by) in pairwise(path):
        along = (x - ax) * (bx - ax) + (y - ay) * (by - ay)
        s = np.clip(along / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1)
        nearest = np.minimum(nearest, np.hypot(x - ax - s * (bx - ax), y - ay - s * (by - ay)))
    return nearest


def test_a_line_is_as_wide_as_the_pen_with_round_ends() -> None:
    path = np.array([[12.3, 8.1], [51.7, 40.2]])
    expected = np.clip(3.5 + 0.5 - distance_by_hand(path, (48, 64)), 0, 1)
    np.testing.assert_allclose(draw([path], pen=7, shape=(48, 64)), expected, atol=1e-4)


def test_ink_beyond_the_border_of_an_image_is_cut_off_and_does_not_come_in_elsewhere() -> None:
    across, beside = np.array([[-40.0, 10.0], [300.0, 10.0]]), np.array([[30.0, -9.0], [30.0, 400.0]])
    narrow = draw([across, beside], pen=5, shape=(20, 20))
    assert narrow[9:11].min() == 1
    assert narrow[:6].max() == 0
    assert narrow[14:].max() == 0


def test_the_area_of_a_dot_is_that_of_the_pen() -> None:
    dot = rasterise(Drawing((line((0.5, 0.5)),)), size=280, pen=20 / 280)
    assert dot.sum() == pytest.approx(np.pi * 10**2, rel=0.01)


def test_the_pad_is_black_where_nothing_is_drawn() -> None:
    assert rasterise(Drawing()).shape == (280, 280)
    assert rasterise(Drawing()).max() == 0


@given(drawings)
@settings(max_examples=40, deadline=None)
def test_the_order_of_strokes_does_not_matter(drawing: Drawing) -> None:
    backwards = Drawing(drawing.strokes[::-1])
    np.testing.assert_array_equal(rasterise(drawing, size=70), rasterise(backwards, size=70))
    seen, seen_backwards = preprocess_drawing(drawing), preprocess_drawing(backwards)
    assert seen is not None
    assert seen_backwards is not None
    np.testing.assert_array_equal(seen.image, seen_backwards.image)


@given(drawings)
@settings(max_examples=60, deadline=None)
def test_all_ink_of_a_drawing_reaches_the_network_and_none_is_cut_off(drawing: Drawing) -> None:
    seen = preprocess_drawing(drawing)
    assert seen is not None
    assert seen.image.sum() / 255 == pytest.approx(seen.ink.sum() / SUPERSAMPLING**2, rel=0.02, abs=0.5)
    assert max(seen.fitted.shape) <= 20


@pytest.mark.parametrize("pen", [FITTED_PEN, 1.6, 4.0])
def test_ink_is_scaled_to_twenty_pixels_with_any_pen(pen: float) -> None:
    ink = rasterise_ink(eight(), pen=pen)
    assert ink is not None
    assert ink.shape[0] == 20 * SUPERSAMPLING
    assert min(ink[0].max(), ink[-1].max()) > 0
    half_a_pixel = SUPERSAMPLING // 2
    assert min(ink[:, : half_a_pixel + 1].max(), ink[:, -half_a_pixel - 1 :].max()) > 0


def test_a_small_drawing_gives_the_same_image_as_a_large_one() -> None:
    large, small = preprocess_drawing(eight(0.9)), preprocess_drawing(eight(0.1, x=0.8, y=0.2))
    assert large is not None
    assert small is not None
    assert np.abs(large.image.astype(int) - small.image).max() <= 1


def test_the_centre_of_mass_of_a_drawing_is_at_pixel_fourteen() -> None:
    seen = preprocess_drawing(Drawing((line((0.1, 0.1), (0.2, 0.1), (0.2, 0.9)),)))
    assert seen is not None
    assert np.abs(np.array(centre_of_mass(seen.image)) - 14).max() <= 0.5


def test_a_thin_one_stays_thin() -> None:
    seen = preprocess_drawing(Drawing((line((0.5, 0.1), (0.5, 0.9)),)))
    assert seen is not None
    assert seen.fitted.shape == (20, 3)


def test_a_dot_is_ink_and_stays_a_dot() -> None:
    seen = preprocess_drawing(Drawing((line((0.9, 0.1)),)))
    assert seen is not None
    assert seen.fitted.shape == (3, 3)
    assert seen.image.max() == 255
    assert np.abs(np.array(centre_of_mass(seen.image)) - 14).max() <= 0.5


def test_nothing_drawn_is_nothing_seen() -> None:
    assert preprocess_drawing(Drawing()) is None

"""The values of a layer as a strip: what finds room there, and what is where."""

import numpy as np
import pytest

from nnstudio.inside.strip import BETWEEN, LEAST_SIDE, smaller, strip_of

RNG = np.random.default_rng(3)


def maps(high, wide, count):
    return RNG.standard_normal((high, wide, count)).astype(np.float32)


@pytest.mark.parametrize(
    "shape", [(28, 28, 1), (26, 26, 32), (5, 9, 16), (9, 5, 40), (1, 1, 64), (200, 100, 3)]
)
def test_feature_maps_fill_the_strip_and_do_not_leave_it(shape):
    strip = strip_of(maps(*shape), 328, 44)
    assert strip.tiles.count == strip.tiles.channels == shape[2]
    width, height = strip.size
    assert width <= 328.001
    assert height <= 44.001
    assert height > 43 or width > 0.9 * 328


@pytest.mark.parametrize("shape", [(26, 26, 32), (4, 4, 64), (1, 1, 64)])
def test_they_are_equally_far_apart_whatever_their_size(shape):
    strip = strip_of(maps(*shape), 328, 44)
    left, _, width, _ = strip.place(0)
    assert strip.place(1)[0] - left - width == pytest.approx(BETWEEN, abs=0.6)


def test_they_are_as_large_as_all_of_them_find_room():
    """Two lines of sixteen are larger than three lines of eleven, which would fill half of the strip."""
    strip = strip_of(maps(26, 26, 32), 328, 44)
    assert (strip.tiles.rows, strip.tiles.columns) == (2, 16)


def test_of_too_many_as_many_are_shown_as_can_be_told_apart():
    strip = strip_of(maps(7, 7, 512), 284, 44)
    assert strip.tiles.channels == 512
    assert 0 < strip.tiles.count < 512
    _, _, width, height = strip.place(0)
    assert min(width, height) >= LEAST_SIDE
    left, top, width, height = strip.place(strip.tiles.count - 1)
    assert left + width <= 284.001
    assert top + height <= 44.001


def test_a_place_in_a_tile_is_that_of_the_feature_map():
    strip = strip_of(maps(26, 26, 32), 328, 44)
    left, top, width, height = strip.place(17)
    assert strip.at(left + width * 3.5 / 26, top + height * 20.5 / 26) == (17, (20, 3))
    assert strip.at(left + width + 1, top) is None
    assert strip.at(-1, 0) is None
    assert strip.at(0, 400) is None


def test_a_place_in_a_large_picture_is_told_in_its_own_pixels():
    values = maps(200, 100, 1)
    strip = strip_of(values, 328, 44)
    assert strip.tiles.pixels.shape == (50, 25)
    _, _, width, height = strip.place(0)
    found = strip.at(width * 0.5, height * 0.99)
    assert found == (0, (196, 48))


def test_numbers_are_cells_in_few_lines_that_fill_the_strip():
    strip = strip_of(np.arange(10, dtype=np.float32), 328, 20)
    assert strip.size == (328, 20)
    assert strip.at(33, 10) == (1, None)
    assert strip_of(np.zeros(128, np.float32), 328, 20).tiles.rows == 2
    assert strip_of(np.zeros(784, np.float32), 328, 20).tiles.rows == 4


def test_channels_that_are_0_everywhere_are_told():
    values = maps(4, 4, 3)
    values[:, :, 1] = 0
    assert strip_of(values, 328, 44).silent.tolist() == [False, True, False]
    assert strip_of(np.array([0, 2, 0], np.float32), 328, 20).silent.tolist() == [True, False, True]


def test_the_full_colour_is_that_of_the_largest_value_or_of_the_one_that_is_given():
    values = np.array([0.1, 0.1], np.float32)
    assert strip_of(values, 328, 20).tiles.pixels.tolist() == [[255, 255]]
    assert strip_of(values, 328, 20, largest=1.0).tiles.pixels.max() < 145


def test_a_smaller_picture_has_the_means_of_neighbours():
    values = maps(5, 4, 2)
    small = smaller(values, 2)
    assert small.shape == (2, 2, 2)
    np.testing.assert_allclose(small[0, 0], values[:3, :3].mean(axis=(0, 1)), rtol=1e-5)
    np.testing.assert_allclose(small[1, 1], values[3:, 3:].mean(axis=(0, 1)), rtol=1e-5)
    assert smaller(values, 5) is values

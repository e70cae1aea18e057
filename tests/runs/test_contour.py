"""Where a field passes zero: lines that lie where they should, whole and closed."""

import collections

import numpy as np
import pytest

from nnstudio.runs.contour import zero_lines


def field_of(side, function):
    middles = (np.arange(side) + 0.5) / side
    x, y = np.meshgrid(middles, middles)
    return function(x, y)


def test_a_straight_border_is_found_exactly():
    lines = zero_lines(field_of(10, lambda x, y: x - 0.33))
    assert len(lines) == 9
    np.testing.assert_allclose(lines[:, [0, 2]], 0.33, atol=1e-6)
    assert lines[:, [1, 3]].min() == pytest.approx(0.05)
    assert lines[:, [1, 3]].max() == pytest.approx(0.95)


def test_a_circle_is_closed():
    lines = zero_lines(field_of(40, lambda x, y: np.hypot(x - 0.5, y - 0.5) - 0.3))
    ends = collections.Counter(map(tuple, np.round(lines.reshape(-1, 2), 5).tolist()))
    assert set(ends.values()) == {2}
    radius = np.hypot(*(lines.reshape(-1, 2) - 0.5).T)
    np.testing.assert_allclose(radius, 0.3, atol=0.002)


def test_a_field_of_one_sign_has_no_border():
    assert zero_lines(np.ones((5, 5))).shape == (0, 4)
    assert zero_lines(-np.ones((5, 5))).shape == (0, 4)


@pytest.mark.parametrize("unknown", [np.nan, np.inf])
def test_there_is_no_border_beside_what_is_no_number(unknown):
    field = field_of(10, lambda x, y: x - 0.33)
    field[4, :] = unknown
    lines = zero_lines(field)
    assert len(lines) == 7
    assert np.isfinite(lines).all()


@pytest.mark.parametrize(("first", "joins"), [(3.0, "the corners that are above"), (0.5, "those below")])
def test_a_saddle_joins_the_corners_that_its_middle_belongs_to(first, joins):
    lines = zero_lines(np.array([[first, -2.0], [-2.0, 3.0]]))
    assert len(lines) == 2
    upper_left_is_cut_off = any(line[:2].sum() < 1.0 and line[2:].sum() < 1.0 for line in lines)
    assert upper_left_is_cut_off == (joins == "those below")


def test_every_pair_of_lines_meets_at_an_edge_in_a_wild_field():
    field = np.random.default_rng(0).standard_normal((12, 12))
    lines = zero_lines(field)
    ends = collections.Counter(map(tuple, np.round(lines.reshape(-1, 2), 6).tolist()))
    inside = [end for end in ends if min(end) > 1 / 24 + 1e-6 and max(end) < 23 / 24 - 1e-6]
    assert inside
    assert all(ends[end] == 2 for end in inside)

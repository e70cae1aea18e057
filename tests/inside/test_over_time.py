"""How values spread over a run: histograms of single looks on one scale, and gradients per weight."""

from __future__ import annotations

import math

import numpy as np
import pytest

from nnstudio.inside.over_time import BINS, gradients, kinds_of, layers_of, spread
from nnstudio.learning.probe import Histogram, InputProbe, LayerProbe, Probe

INPUTS = InputProbe(0.0, 1.0, 1.0, 1.0, 1.0, 0, 0)


def histogram(values: np.ndarray) -> Histogram:
    low, high = float(values.min()), float(values.max())
    return Histogram(low, high, np.histogram(values, 32, (low, high))[0].astype(np.int64))


def probe(step: int, *layers: LayerProbe) -> Probe:
    return Probe(step, 0.01, 8, layers, INPUTS)


def widening(steps: tuple[int, ...]) -> list[Probe]:
    """A layer whose weights spread in proportion to the step."""
    values = np.random.default_rng(0).normal(size=20_000)
    return [probe(step, LayerProbe("dense", weights=histogram(values * step))) for step in steps]


def test_each_look_is_a_row_whose_shares_add_up_to_1_on_one_scale():
    found = spread(widening((1, 2, 4)), "dense", "weights")
    assert found is not None
    np.testing.assert_array_equal(found.steps, [1, 2, 4])
    assert found.shares.shape == (3, BINS)
    np.testing.assert_allclose(found.shares.sum(axis=1), 1.0)
    middles = (found.edges[1:] + found.edges[:-1]) / 2
    deviations = np.sqrt((found.shares * middles**2).sum(axis=1))
    np.testing.assert_allclose(deviations, [1, 2, 4], rtol=0.08)


def test_one_far_value_does_not_squeeze_the_others():
    values = np.append(np.random.default_rng(0).uniform(-1, 1, 9_999), 1_000.0)
    found = spread([probe(1, LayerProbe("dense", outputs=histogram(values)))], "dense", "outputs")
    assert found is not None
    assert found.edges[-1] < 50
    np.testing.assert_allclose(found.shares.sum(axis=1), 1.0)


@pytest.mark.parametrize("value", [0.0, 3.5])
def test_values_that_are_all_the_same_lie_in_one_bin(value):
    flat = Histogram(value, value, np.array([7] + [0] * 31, np.int64))
    found = spread([probe(1, LayerProbe("dense", outputs=flat))], "dense", "outputs")
    assert found is not None
    at = int(found.shares[0].argmax())
    assert found.shares[0, at] == 1.0
    assert found.edges[at] <= value <= found.edges[at + 1]


def test_the_picture_has_steps_at_equal_distances_however_often_was_looked():
    found = spread(widening((1, 2, 3, 101)), "dense", "weights")
    assert found is not None
    picture = found.picture(101)
    assert picture.shape == (101, BINS)
    np.testing.assert_allclose(picture.max(axis=1), 1.0)
    rows = np.sqrt(found.shares / found.shares.max(axis=1, keepdims=True))
    np.testing.assert_array_equal(picture[0], rows[0])
    np.testing.assert_array_equal(picture[50], rows[2])
    np.testing.assert_array_equal(picture[-1], rows[3])


def test_a_single_look_makes_a_picture():
    found = spread(widening((5,)), "dense", "weights")
    assert found is not None
    assert found.picture(10).shape == (10, BINS)


def test_what_is_not_known_is_not_drawn():
    looks = widening((1, 2))
    assert layers_of(looks) == ("dense",)
    assert kinds_of(looks, "dense") == ("weights",)
    assert spread(looks, "dense", "gradients") is None
    assert spread(looks, "other", "weights") is None
    assert spread([], "dense", "weights") is None
    assert layers_of([]) == kinds_of([], "dense") == ()


def test_gradients_are_those_of_the_layers_that_train_where_they_are_numbers():
    looks = [
        probe(1, LayerProbe("dense", gradient=0.5), LayerProbe("flat")),
        probe(2, LayerProbe("dense", gradient=math.inf), LayerProbe("flat")),
        probe(4, LayerProbe("dense", gradient=0.25), LayerProbe("flat")),
        probe(9, LayerProbe("dense", gradient=0.0), LayerProbe("flat")),
    ]
    found = gradients(looks)
    assert set(found) == {"dense"}
    np.testing.assert_array_equal(found["dense"][0], [1, 4])
    np.testing.assert_array_equal(found["dense"][1], [0.5, 0.25])

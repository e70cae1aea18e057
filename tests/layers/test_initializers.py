"""Weights begin with the spread that their initializer promises, and with the same bits for the same seed."""

import math

import numpy as np
import pytest

from nnstudio.layers.initializers import INITIALIZER_NAMES, INITIALIZERS

FANS = (400, 250)
VARIANCES = {
    "glorot_uniform": 2 / sum(FANS),
    "glorot_normal": 2 / sum(FANS),
    "he_uniform": 2 / FANS[0],
    "he_normal": 2 / FANS[0],
    "zeros": 0.0,
    "ones": 0.0,
}


def draw(name: str, seed: int = 0) -> np.ndarray:
    return INITIALIZERS[name](np.random.default_rng(seed), FANS, *FANS)


def test_every_initializer_is_tested():
    assert set(INITIALIZER_NAMES) == set(VARIANCES)


@pytest.mark.parametrize("name", INITIALIZER_NAMES)
def test_mean_and_variance_are_as_promised(name: str):
    values = draw(name)
    assert values.shape == FANS
    assert values.var() == pytest.approx(VARIANCES[name], rel=0.02)
    assert values.mean() == pytest.approx(1.0 if name == "ones" else 0.0, abs=1e-3)


@pytest.mark.parametrize("name", ["glorot_uniform", "he_uniform"])
def test_uniform_values_stay_within_their_limit(name: str):
    assert np.abs(draw(name)).max() <= math.sqrt(3 * VARIANCES[name])


@pytest.mark.parametrize("name", ["glorot_normal", "he_normal"])
def test_normal_values_have_no_tails_beyond_two_deviations(name: str):
    """Two deviations of what is cut, which is a little more than the variance that is left."""
    assert np.abs(draw(name)).max() <= 2 * math.sqrt(VARIANCES[name]) / 0.8796


@pytest.mark.parametrize("name", ["glorot_uniform", "he_normal"])
def test_the_seed_decides(name: str):
    np.testing.assert_array_equal(draw(name, 3), draw(name, 3))
    assert (draw(name, 3) != draw(name, 4)).any()

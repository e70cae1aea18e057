"""One example given again: the noise that it gets is that of training, and what is near is told in decibels."""

import math

import numpy as np
import pytest

from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.graph import stack
from nnstudio.learning.scaling import BYTE, Scaling
from nnstudio.learning.tasks import Reconstruction
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.remaking import disturbed, remake, with_noise

IMAGE = np.random.default_rng(1).integers(0, 256, (8, 8, 1), np.uint8)
SAME = stack((8, 8, 1), [("same", Conv2D(filters=1, kernel_size=(1, 1), activation="linear"))])
ITSELF = {"same/kernel": np.ones((1, 1, 1, 1), np.float32), "same/bias": np.zeros(1, np.float32)}


def asked(noise: float, scaling: Scaling, seed: int = 0):
    model = ENGINE.model(SAME, ITSELF, scaling=scaling)
    return remake(model, Reconstruction(noise), scaling, IMAGE, seed)


@pytest.mark.parametrize("scaling", [Scaling(BYTE), Scaling(BYTE, (0.5,), (0.25,))])
def test_a_network_that_gives_its_input_again_is_as_near_as_its_input(scaling: Scaling) -> None:
    again = asked(0.0, scaling)
    np.testing.assert_allclose(again.clean, IMAGE / 255, atol=1e-6)
    np.testing.assert_allclose(again.made, again.clean, atol=1e-5)
    assert again.before == math.inf
    assert again.near > 90


def test_noise_is_given_to_the_network_and_not_to_what_it_is_compared_with() -> None:
    again = asked(0.2, Scaling(BYTE))
    np.testing.assert_allclose(again.clean, IMAGE / 255, atol=1e-6)
    assert again.before == pytest.approx(-10 * np.log10(np.mean((again.given - again.clean) ** 2)), abs=1e-3)
    assert again.near == pytest.approx(again.before, abs=1e-3)
    assert 0.0 <= again.given.min() < again.given.max() <= 1.0


@pytest.mark.parametrize("scaling", [Scaling(BYTE), Scaling(BYTE, (0.5,), (0.25,))])
def test_what_was_asked_is_had_as_it_is_read(scaling: Scaling) -> None:
    read = disturbed(Reconstruction(0.2), scaling, IMAGE, 5)
    np.testing.assert_allclose(scaling.undo(scaling.of(read)), asked(0.2, scaling, 5).given, atol=1e-5)
    assert disturbed(Reconstruction(), scaling, IMAGE, 5) is IMAGE


def test_the_same_seed_gives_the_same_noise_and_another_one_another() -> None:
    values = np.full((50, 50, 1), 0.5, np.float32)
    first = with_noise(values, 0.1, 3)
    np.testing.assert_array_equal(first, with_noise(values, 0.1, 3))
    assert (first != with_noise(values, 0.1, 4)).any()
    assert (first - values).std() == pytest.approx(0.1, rel=0.05)

"""Layers that draw by chance: how much they leave out or add, and that they do so in training only."""

from typing import Any

import numpy as np
import pytest

from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.layer import Array
from tests.layers.rig import Rig

CHANCE = {"Dropout": {"rate": 0.4}, "SpatialDropout2D": {"rate": 0.4}, "GaussianNoise": {"stddev": 0.7}}
every_layer = pytest.mark.parametrize(("name", "values"), CHANCE.items(), ids=CHANCE)


def rig(name: str, values: dict[str, Any], *, ones: bool = False, **how: Any) -> Rig:
    made = Rig(LAYERS[name].from_values(values), ((8, 8, 20),), **{"batch": 40, "shards": 3, **how})
    made.randomise()
    if ones:
        made.set("x0", np.ones((40, 8, 8, 20)))
    return made


@every_layer
def test_outside_training_nothing_is_changed(name: str, values: dict[str, Any]):
    answering = rig(name, values, training=False)
    np.testing.assert_array_equal(answering.run(), answering.get("x0"))


@every_layer
def test_the_expected_value_stays_the_same(name: str, values: dict[str, Any]):
    assert rig(name, values, ones=True).run().mean() == pytest.approx(1.0, abs=0.06)


@every_layer
def test_every_batch_draws_anew(name: str, values: dict[str, Any]):
    drawing = rig(name, values, ones=True)
    first = drawing.run()
    assert (drawing.run() != first).any()


@every_layer
def test_shards_draw_for_themselves(name: str, values: dict[str, Any]):
    output = rig(name, values, ones=True, batch=40, shards=2).run()
    assert (output[:20] != output[20:]).any()


@every_layer
def test_the_same_seed_draws_the_same_whatever_the_threads(name: str, values: dict[str, Any]):
    one, three = (rig(name, values).run(threads=threads) for threads in (1, 3))
    np.testing.assert_array_equal(one, three)


@pytest.mark.parametrize(
    ("name", "values"), [("Dropout", {"rate": 0.0}), ("SpatialDropout2D", {"rate": 0.0})]
)
def test_a_rate_of_0_does_nothing(name: str, values: dict[str, Any]):
    idle = rig(name, values)
    np.testing.assert_array_equal(idle.run(), idle.get("x0"))


@pytest.mark.parametrize("name", ["Dropout", "SpatialDropout2D"])
@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_what_is_left_is_scaled_up_and_the_rest_is_0(name: str, rate: float):
    output = rig(name, {"rate": rate}, ones=True).run()
    left = output[output != 0]
    np.testing.assert_allclose(left, 1 / (1 - rate), rtol=1e-3)
    assert left.size / output.size == pytest.approx(1 - rate, abs=0.06)


@pytest.mark.parametrize("name", ["Dropout", "SpatialDropout2D"])
def test_a_rate_next_to_1_leaves_out_nearly_all(name: str):
    output = rig(name, {"rate": 0.9999999}, ones=True).run()
    assert (output != 0).mean() < 0.001


def channels(output: Array) -> Array:
    """Which values of each channel of each image are left: (n, channels, pixels)."""
    left: Array = output != 0
    return left.reshape(len(output), -1, output.shape[-1]).transpose(0, 2, 1)


def test_spatial_dropout_leaves_out_whole_channels_and_dropout_single_values():
    whole = channels(rig("SpatialDropout2D", {"rate": 0.4}, ones=True).run())
    single = channels(rig("Dropout", {"rate": 0.4}, ones=True).run())
    assert (whole.all(axis=2) | ~whole.any(axis=2)).all()
    assert not (single.all(axis=2) | ~single.any(axis=2)).any()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_noise_has_the_deviation_that_was_asked_for(dtype: Any):
    noisy = rig("GaussianNoise", {"stddev": 0.7}, dtype=dtype)
    noise = noisy.run() - noisy.get("x0")
    assert noise.std() == pytest.approx(0.7, rel=0.02)
    assert noise.mean() == pytest.approx(0.0, abs=0.01)

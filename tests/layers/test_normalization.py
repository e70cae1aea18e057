"""Normalisation, beyond its formula: the statistics are the whole batch's, they run along, and they are used later."""

import numpy as np
import pytest

from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.layer_normalization import LayerNormalization
from tests.layers.rig import Rig

SHAPE = ((4, 3, 2),)


def rig(shards: int = 1, training: bool = True, batch: int = 7, **values: float) -> Rig:
    made = Rig(BatchNormalization.from_values(values), SHAPE, batch=batch, shards=shards, training=training)
    made.randomise()
    return made


@pytest.mark.parametrize("shards", [2, 3, 5, 8])
def test_statistics_are_those_of_the_whole_batch_however_it_is_cut(shards: int):
    whole, cut = rig(), rig(shards)
    np.testing.assert_allclose(cut.run(), whole.run(), rtol=1e-12, atol=1e-13)
    for name, gradient in whole.gradients.items():
        np.testing.assert_allclose(cut.gradients[name], gradient, rtol=1e-9, atol=1e-13)
    for name in ("moving_mean", "moving_variance"):
        np.testing.assert_allclose(cut.get(name), whole.get(name), rtol=1e-12)


def test_without_scale_and_shift_each_channel_has_mean_0_and_variance_1():
    plain = rig(shards=3, epsilon=1e-12)
    plain.set("gamma", np.ones(2))
    plain.set("beta", np.zeros(2))
    rows = plain.run().reshape(-1, 2)
    np.testing.assert_allclose(rows.mean(axis=0), 0.0, atol=1e-12)
    np.testing.assert_allclose(rows.var(axis=0), 1.0, rtol=1e-9)


@pytest.mark.parametrize("momentum", [0.0, 0.9, 1.0])
def test_running_statistics_follow_the_batches(momentum: float):
    running = rig(shards=3, momentum=momentum)
    before = {name: running.get(name).copy() for name in ("moving_mean", "moving_variance")}
    running.run()
    rows = running.get("x0").reshape(-1, 2)
    for name, batch in (("moving_mean", rows.mean(axis=0)), ("moving_variance", rows.var(axis=0))):
        wanted = momentum * before[name] + (1 - momentum) * batch
        np.testing.assert_allclose(running.get(name), wanted, rtol=1e-12)


@pytest.mark.parametrize("images", [1, 2, 7])
def test_a_batch_with_fewer_images_than_shards_moves_the_statistics_once(images: int):
    running = rig(shards=8, momentum=0.5)
    start = running.get("moving_mean").copy()
    running.run(images)
    mean = running.get("x0")[:images].reshape(-1, 2).mean(axis=0)
    np.testing.assert_allclose(running.get("moving_mean"), 0.5 * start + 0.5 * mean, rtol=1e-12)


def test_answers_go_by_the_running_statistics_and_leave_them_alone():
    answering = rig(training=False)
    before = {name: array.copy() for name, array in answering.weights.items()}
    mean, variance = before["moving_mean"], before["moving_variance"]
    wanted = (answering.get("x0") - mean) / np.sqrt(variance + 0.001) * before["gamma"] + before["beta"]
    np.testing.assert_allclose(answering.run(), wanted, rtol=1e-12, atol=1e-14)
    for name, array in answering.weights.items():
        np.testing.assert_array_equal(array, before[name])


def test_a_frozen_layer_uses_its_running_statistics_in_training_too():
    frozen, answering = rig(trainable=False), rig(training=False)
    before = frozen.get("moving_mean").copy()
    np.testing.assert_array_equal(frozen.run(), answering.run())
    np.testing.assert_array_equal(frozen.get("moving_mean"), before)
    assert set(frozen.gradients) == {"x0"}


@pytest.mark.parametrize("shards", [1, 4])
def test_a_large_mean_does_not_spoil_a_small_variance_in_single_precision(shards: int):
    """Squares of 1000 with a spread of 1 would lose all digits if they were summed before the mean is taken off."""
    layer = BatchNormalization(scale=False, center=False)
    far = Rig(layer, ((16, 16, 3),), batch=64, shards=shards, dtype=np.float32)
    far.randomise()
    far.set("x0", far.get("x0") + 1000.0)
    exact = far.get("x0").astype(np.float64).reshape(-1, 3)
    wanted = (exact - exact.mean(axis=0)) / np.sqrt(exact.var(axis=0) + 0.001)
    np.testing.assert_allclose(far.run().reshape(-1, 3), wanted, atol=2e-4)


def test_a_channel_that_never_changes_becomes_0():
    still = rig()
    still.set("x0", np.full((7, 4, 3, 2), 5.0))
    np.testing.assert_allclose(still.run(), np.broadcast_to(still.get("beta"), (7, 4, 3, 2)), atol=1e-12)


@pytest.mark.parametrize(("centre", "spread"), [(1000.0, 1e-3), (1.0, 1e-6), (-3e4, 0.1), (0.0, 1e-9)])
def test_a_row_far_from_0_keeps_its_tiny_variance_in_single_precision(centre: float, spread: float):
    """Judged in double precision on the same rounded values: a mean that is off by a rounding would show at once."""
    rows = Rig(LayerNormalization(), ((3, 5, 24),), shards=2, dtype=np.float32)
    rows.randomise()
    rows.set("x0", (centre + spread * rows.get("x0")).astype(np.float32))
    exact = rows.get("x0").astype(np.float64)
    inverse = 1.0 / np.sqrt(exact.var(axis=-1, keepdims=True) + 0.001)
    hat = (exact - exact.mean(axis=-1, keepdims=True)) * inverse
    output = rows.run().astype(np.float64)
    np.testing.assert_allclose(output, hat * rows.get("gamma") + rows.get("beta"), rtol=1e-5, atol=2e-6)
    wanted = np.zeros_like(output).reshape(len(output), -1)
    wanted[np.arange(len(wanted)), rows.labels] = 1.0
    dy = 2.0 * (output - wanted.reshape(output.shape)) / output.size * rows.get("gamma")
    mean, share = dy.mean(axis=-1, keepdims=True), (dy * hat).mean(axis=-1, keepdims=True)
    dx = inverse * (dy - mean - hat * share)
    np.testing.assert_allclose(rows.gradients["x0"], dx, rtol=1e-4, atol=1e-6 * np.abs(dx).max())


def test_every_row_is_normalised_for_itself():
    rows = Rig(LayerNormalization(epsilon=1e-12), ((3, 2, 8),), shards=2)
    rows.randomise()
    rows.set("gamma", np.ones(8))
    rows.set("beta", np.zeros(8))
    output = rows.run()
    np.testing.assert_allclose(output.mean(axis=-1), 0.0, atol=1e-12)
    np.testing.assert_allclose(output.var(axis=-1), 1.0, rtol=1e-9)

"""What all optimizers share: decay, clipping and the moving average of the weights."""

import numpy as np
import pytest

from nnstudio.fields import FieldError
from nnstudio.learning.optimizers import (
    AVERAGE,
    OPTIMIZERS,
    SGD,
    Adam,
    AdamW,
    Optimizer,
    clip_by_norms,
    clips_by_norm,
)
from nnstudio.learning.optimizers.clipping import BLOCK, clip_by_norm, norm
from tests.learning.optimizers.rules import train

NAMES = list(OPTIMIZERS)
EVERY = [cls() for cls in OPTIMIZERS.values()]


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_decay_shrinks_all_weights_before_the_step(optimizer: Optimizer):
    decaying = optimizer.change(weight_decay=0.5)
    undecayed = optimizer.change(weight_decay=None)
    gradients = np.array([[0.3, -2.0, 0.0]])
    weights = np.array([1.0, -4.0, 2.0])
    result = train(decaying, weights, gradients, [0.1]).weights
    np.testing.assert_allclose(result, train(undecayed, weights * 0.95, gradients, [0.1]).weights, rtol=1e-14)


def test_only_adamw_decays_unless_told_to():
    assert AdamW().weight_decay == 0.004
    assert all(o.weight_decay is None for o in EVERY if not isinstance(o, AdamW))


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_a_clipped_value_counts_as_the_largest_allowed(optimizer: Optimizer):
    clipping = optimizer.change(clipvalue=0.5)
    weights, steep = np.ones(4), np.array([[3.0, -0.7, 0.2, -0.5]])
    result = train(clipping, weights, steep, [0.1]).weights
    np.testing.assert_array_equal(
        result, train(optimizer, weights, np.array([[0.5, -0.5, 0.2, -0.5]]), [0.1]).weights
    )


def test_the_norm_of_one_weight_is_clipped_on_its_own():
    gradient = np.array([3.0, 4.0, 0.1, 0.2, 0.0])
    clip_by_norms(SGD(clipnorm=1.0), gradient, [0, 2, 5])
    np.testing.assert_allclose(gradient, [0.6, 0.8, 0.1, 0.2, 0.0])


def test_the_global_norm_scales_everything_alike():
    gradient = np.array([3.0, 4.0, 0.0, 12.0], np.float32)
    clip_by_norms(SGD(global_clipnorm=6.5), gradient, [0, 2, 4])
    np.testing.assert_allclose(gradient, [1.5, 2.0, 0.0, 6.0])


def test_a_gradient_that_is_short_enough_keeps_its_bits():
    gradient = np.random.default_rng(1).normal(size=1000).astype(np.float32)
    before = gradient.copy()
    clip_by_norms(SGD(global_clipnorm=1e3), gradient, [0, 10, 1000])
    clip_by_norms(SGD(clipnorm=1e3), gradient, [0, 10, 1000])
    clip_by_norms(SGD(), gradient, [0, 10, 1000])
    np.testing.assert_array_equal(gradient, before)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, 3 * BLOCK + 5])
def test_the_norm_is_summed_in_float64_over_all_blocks(size: int):
    vector = np.random.default_rng(2).normal(size=size).astype(np.float32)
    assert norm(vector) == pytest.approx(float(np.linalg.norm(vector.astype(np.float64))), rel=1e-12)


def test_the_norm_of_huge_float32_values_does_not_overflow():
    gradient = np.full(4, 1e30, np.float32)
    assert clip_by_norm(gradient, 2.0) == pytest.approx(2e30, rel=1e-6)
    np.testing.assert_allclose(gradient, 1.0, rtol=1e-6)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_diverged_is_not_hidden_by_clipping(bad: float):
    gradient = np.array([1.0, bad, 100.0], np.float32)
    clip_by_norms(SGD(global_clipnorm=1.0), gradient, [0, 3])
    np.testing.assert_array_equal(gradient, np.array([1.0, bad, 100.0], np.float32))


def test_an_optimizer_says_whether_it_needs_the_whole_gradient():
    assert clips_by_norm(Adam(clipnorm=1.0))
    assert clips_by_norm(Adam(global_clipnorm=1.0))
    assert not clips_by_norm(Adam(clipvalue=1.0))


def test_only_one_way_to_clip_at_a_time():
    with pytest.raises(FieldError, match="set only one of clip norm, clip value and global clip norm"):
        Adam(clipnorm=1.0, clipvalue=0.5)


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_the_average_of_the_weights_follows_them_slowly_and_begins_with_the_first(optimizer: Optimizer):
    averaging = optimizer.change(use_ema=True, ema_momentum=0.75)
    generator = np.random.default_rng(3)
    weights, gradients = generator.normal(size=4), generator.normal(size=(3, 4))
    first, second, third = (train(optimizer, weights, gradients[:n], [0.1] * n).weights for n in (1, 2, 3))
    piece = train(averaging, weights, gradients, [0.1] * 3)
    wanted = 0.75 * (0.75 * first + 0.25 * second) + 0.25 * third
    np.testing.assert_allclose(piece.slots[-1], wanted, rtol=1e-12)
    np.testing.assert_array_equal(piece.weights, third)


@pytest.mark.parametrize("optimizer", EVERY, ids=NAMES)
def test_the_average_is_the_last_vector_of_the_state(optimizer: Optimizer):
    assert optimizer.change(use_ema=True).state() == (*optimizer.state(), AVERAGE)
    assert AVERAGE not in optimizer.state()

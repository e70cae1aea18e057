"""Every optimizer does what its paper says: ten steps against plain Python, and the first ones by hand."""

import math

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.optimizers import (
    OPTIMIZERS,
    SGD,
    Adadelta,
    Adagrad,
    Adam,
    Adamax,
    AdamW,
    Lion,
    Nadam,
    Optimizer,
    RMSprop,
)
from nnstudio.learning.optimizers.nadam import momentum, momentum_product
from tests.learning.optimizers.rules import CASES, RULES, Case, by_rule, piece_for, train

SIZE, STEPS = 9, 10
FALLING = [0.01 * 0.9**step for step in range(STEPS)]
STEADY = [0.01] * STEPS


def weights_and_gradients(seed: int) -> tuple[Array, Array]:
    generator = np.random.default_rng(seed)
    gradients = generator.normal(size=(STEPS, SIZE)) * 10.0 ** generator.uniform(-3, 1, SIZE)
    gradients[:, 0] = 0.0
    gradients[3:, 1] = 0.0
    return generator.normal(size=SIZE), gradients


def after_one_step(optimizer: Optimizer, gradient: float, rate: float) -> float:
    return float(train(optimizer, np.array([1.0]), np.array([[gradient]]), [rate]).weights[0])


def test_every_optimizer_has_a_rule():
    assert set(RULES) == set(OPTIMIZERS)


@pytest.mark.parametrize("rates", [STEADY, FALLING], ids=["steady", "falling"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_ten_steps_follow_the_rule(case: Case, rates: list[float]):
    weights, gradients = weights_and_gradients(1)
    result = train(case.optimizer, weights, gradients, rates).weights
    np.testing.assert_allclose(result, by_rule(case, weights, gradients, rates), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_ten_steps_in_float32_follow_the_rule(case: Case):
    weights, gradients = (a.astype(np.float32) for a in weights_and_gradients(2))
    piece = train(case.optimizer, weights, gradients, STEADY)
    assert piece.weights.dtype == np.float32
    np.testing.assert_allclose(piece.weights, by_rule(case, weights, gradients, STEADY), atol=2e-5)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_slot_of_the_state_is_used(case: Case):
    weights, gradients = weights_and_gradients(3)
    slots = train(case.optimizer, weights, gradients, STEADY).slots
    assert len(slots) == len(case.optimizer.state())
    assert all(slot.any() for slot in slots)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_weight_without_a_gradient_stays(case: Case):
    undecayed = case.optimizer.change(weight_decay=None)
    piece = train(undecayed, np.array([0.5, -2.0]), np.zeros((STEPS, 2)), STEADY)
    assert piece.weights.tolist() == [0.5, -2.0]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_learning_rate_of_zero_changes_no_weight(case: Case):
    weights, gradients = weights_and_gradients(4)
    piece = train(case.optimizer, weights, gradients, [0.0] * STEPS)
    np.testing.assert_array_equal(piece.weights, weights)


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("size", [1e-30, 1e-12, 1e12], ids=["tiny", "small", "huge"])
def test_no_gradient_is_too_small_or_too_large_for_a_finite_step(case: Case, size: float):
    gradients = np.full((STEPS, 3), size, np.float32)
    piece = train(case.optimizer, np.ones(3, np.float32), gradients, STEADY)
    assert np.isfinite(piece.weights).all()
    assert all(np.isfinite(slot).all() for slot in piece.slots)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cutting_the_weights_into_pieces_changes_no_bit(case: Case):
    weights, gradients = weights_and_gradients(5)
    whole = train(case.optimizer, weights, gradients, STEADY).weights
    parts = [train(case.optimizer, weights[p], gradients[:, p], STEADY) for p in (slice(4), slice(4, None))]
    np.testing.assert_array_equal(np.concatenate([part.weights for part in parts]), whole)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_going_on_from_a_copied_state_gives_the_same_bits(case: Case):
    weights, gradients = weights_and_gradients(6)
    whole = train(case.optimizer, weights, gradients, STEADY)
    half = train(case.optimizer, weights, gradients[:5], STEADY[:5])
    other = piece_for(case.optimizer, half.weights)
    for mine, theirs in zip(other.slots, half.slots, strict=True):
        np.copyto(mine, theirs)
    for step in range(5, STEPS):
        np.copyto(other.gradient, gradients[step])
        case.optimizer.apply(other, STEADY[step], step + 1)
    np.testing.assert_array_equal(other.weights, whole.weights)


def test_sgd_by_hand():
    assert after_one_step(SGD(), 2.0, 0.1) == pytest.approx(0.8)


def test_momentum_by_hand():
    piece = train(SGD(momentum=0.5), np.array([1.0]), np.array([[2.0], [2.0]]), [0.1, 0.1])
    assert piece.weights[0] == pytest.approx(1.0 - 0.2 - (0.1 + 0.2))


def test_nesterov_looks_one_step_ahead():
    assert after_one_step(SGD(momentum=0.5, nesterov=True), 2.0, 0.1) == pytest.approx(1.0 - 0.2 - 0.1)


def test_the_first_step_of_adam_is_the_learning_rate():
    assert after_one_step(Adam(), 123.0, 0.01) == pytest.approx(0.99)
    assert after_one_step(Adam(), -1e-2, 0.01) == pytest.approx(1.01, abs=1e-5)


def test_the_first_step_of_rmsprop_is_larger_than_the_rate_by_the_root_of_what_it_forgets():
    assert after_one_step(RMSprop(), 5.0, 0.01) == pytest.approx(1.0 - 0.01 / math.sqrt(0.1))


def test_the_first_step_of_adadelta_is_set_by_epsilon_alone():
    step = math.sqrt(1e-7 / (0.05 * 4.0 + 1e-7)) * 2.0
    assert after_one_step(Adadelta(), 2.0, 1.0) == pytest.approx(1.0 - step)


def test_adagrad_counts_the_first_square():
    assert after_one_step(Adagrad(), 3.0, 0.1) == pytest.approx(1.0 - 0.1 * 3.0 / math.sqrt(9.1))


def test_lion_steps_by_the_learning_rate_whatever_the_gradient():
    assert after_one_step(Lion(), 1e-9, 0.1) == pytest.approx(0.9)
    assert after_one_step(Lion(), -1e9, 0.1) == pytest.approx(1.1)


def test_adamw_decays_by_the_learning_rate_times_the_decay():
    assert after_one_step(AdamW(weight_decay=0.5), 1.0, 0.1) == pytest.approx(1.0 * (1 - 0.05) - 0.1)


@pytest.mark.parametrize(
    ("optimizer", "gradient", "step"),
    [
        (RMSprop(), 1e-3, -0.002236),
        (RMSprop(), 1e-4, -0.000315),
        (RMSprop(), 1e-6, -3.16e-6),
        (Adagrad(initial_accumulator_value=0.0), 1e-4, -0.000302),
        (Adam(), 1e-6, -0.000240),
        (AdamW(weight_decay=None), 1e-6, -0.000240),
        (Nadam(), 1e-6, -0.000966),
        (Adamax(), 1e-7, -0.0005),
    ],
    ids=str,
)
def test_the_first_step_of_a_small_gradient_is_held_back_by_epsilon_as_in_keras(
    optimizer: Optimizer, gradient: float, step: float
):
    """What Keras 3 answered for one weight at 0 and a learning rate of 0.001."""
    piece = train(optimizer, np.array([0.0]), np.array([[gradient]]), [0.001])
    assert piece.weights[0] == pytest.approx(step, rel=3e-3)


def test_the_momentum_of_rmsprop_holds_the_rate_with_which_it_was_taken():
    """Rates 0.1 then 0.01, g = 1: Keras 3 ends at -0.6238; with the rate of the moment it would be -0.3676."""
    piece = train(RMSprop(momentum=0.9), np.array([0.0]), np.ones((2, 1)), [0.1, 0.01])
    assert piece.weights[0] == pytest.approx(-0.6238, abs=5e-5)


@pytest.mark.parametrize("beta_1", [0.0, 0.5, 0.9, 0.999])
def test_the_product_of_nadams_momentum_is_that_of_all_its_steps(beta_1: float):
    product = 1.0
    for step in range(1, 3000):
        product *= momentum(beta_1, step)
        assert momentum_product(beta_1, step) == pytest.approx(product, rel=1e-12, abs=1e-300)


def test_nadam_knows_its_momentum_after_a_long_run_without_having_made_it():
    piece = piece_for(Nadam(), np.array([1.0]))
    piece.gradient[:] = 1.0
    Nadam().apply(piece, 0.1, 1_000_000)
    assert np.isfinite(piece.weights[0])


def test_a_centred_rmsprop_bears_a_steady_gradient():
    """The variance of a gradient that never changes goes to 0, and rounding takes it below."""
    gradients = np.full((200, 4), [0.1, 1.0 / 3.0, 1e3, 1e-6], np.float32)
    piece = train(RMSprop(centered=True, epsilon=1e-3), np.ones(4, np.float32), gradients, [1e-6] * 200)
    assert np.isfinite(piece.weights).all()


def test_momentum_takes_memory_only_where_it_is_set():
    assert SGD().state() == ()
    assert SGD(momentum=0.9).state() == ("velocity",)
    assert RMSprop().state() == ("square",)
    assert RMSprop(momentum=0.9, centered=True).state() == ("square", "momentum", "mean")

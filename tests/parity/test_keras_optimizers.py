"""Ten steps of every optimizer end where those of Keras 3 end, whatever its settings; and schedules give its rates."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.optimizers import AVERAGE, OPTIMIZERS, Optimizer, clip_by_norms, clips_by_norm
from nnstudio.learning.schedules import CosineDecay, ExponentialDecay, Moment, ReduceOnPlateau
from tests.learning.optimizers.rules import CASES, piece_for
from tests.parity.keras_judge import jax, keras, keras_optimizer

pytestmark = pytest.mark.parity

STEPS, SIZE, CUT, DRAWN = 10, 30, 12, 4
"""The weights are two variables of Keras, cut at CUT, for clipping by the norm of each. DRAWN: random settings."""

EPOCH = 7
plans = keras.optimizers.schedules


def drawn(name: str, seed: int) -> Optimizer:
    """The optimizer with settings drawn by a seed: its own, and those that all share."""
    rng = np.random.default_rng([seed, len(name)])
    known = {field.name for field in OPTIMIZERS[name].fields()}
    choices: dict[str, Any] = {
        "momentum": float(rng.choice([0.0, 0.5, 0.9])),
        "nesterov": bool(rng.random() < 0.5),
        "centered": bool(rng.random() < 0.5),
        "rho": float(rng.uniform(0.5, 0.99)),
        "beta_1": float(rng.uniform(0.1, 0.95)),
        "beta_2": float(rng.uniform(0.5, 0.9999)),
        "epsilon": float(10.0 ** rng.uniform(-9, -2)),
        "initial_accumulator_value": float(rng.choice([0.0, 0.1, 1.0])),
        "weight_decay": float(rng.choice([0.004, 0.1])),
        "use_ema": bool(rng.random() < 0.5),
        "ema_momentum": float(rng.uniform(0.5, 0.99)),
        "learning_rate": float(10.0 ** rng.uniform(-4, 0)),
    }
    clip = rng.choice(["clipnorm", "clipvalue", "global_clipnorm", ""])
    choices |= {clip: float(10.0 ** rng.uniform(-2, 1))} if clip else {}
    return OPTIMIZERS[name].from_values({key: value for key, value in choices.items() if key in known})


ALL = [case.optimizer for case in CASES if case.optimizer.values().get("beta_1", 1.0) > 0.0]
ALL += [drawn(name, seed) for name in OPTIMIZERS for seed in range(DRAWN)]


def weights_and_gradients() -> tuple[Array, Array]:
    """Gradients from 1e-9 to 10, some of them 0 from the beginning and some from the fifth step on."""
    rng = np.random.default_rng(1)
    gradients = rng.normal(size=(STEPS, SIZE)) * 10.0 ** rng.uniform(-9, 1, SIZE)
    gradients[:, :3] = 0.0
    gradients[4:, 3:6] = 0.0
    return rng.normal(size=SIZE), gradients


def ours(optimizer: Optimizer, weights: Array, gradients: Array, rates: Array) -> tuple[Array, Array | None]:
    """The weights, and their moving average where there is one."""
    piece = piece_for(optimizer, weights)
    for step, (gradient, rate) in enumerate(zip(gradients, rates, strict=True), start=1):
        np.copyto(piece.gradient, gradient)
        if clips_by_norm(optimizer):
            clip_by_norms(optimizer, piece.gradient, [0, CUT, SIZE])
        optimizer.apply(piece, float(rate), step)
    return piece.weights, dict(zip(optimizer.state(), piece.slots, strict=True)).get(AVERAGE)


def theirs(optimizer: Optimizer, weights: Array, gradients: Array, rates: Array) -> tuple[Array, Array]:
    """Keras's weights, and what it would end the training with."""
    variables = [keras.Variable(part) for part in (weights[:CUT], weights[CUT:])]
    stepper = keras_optimizer(optimizer)
    stepper.build(variables)
    for gradient, rate in zip(gradients, rates, strict=True):
        stepper.learning_rate = rate
        stepper.apply([gradient[:CUT], gradient[CUT:]], variables)
    last = np.concatenate([np.asarray(variable) for variable in variables])
    stepper.finalize_variable_values(variables)
    return last, np.concatenate([np.asarray(variable) for variable in variables])


def test_every_optimizer_is_compared():
    assert {optimizer.type_name() for optimizer in ALL} == set(OPTIMIZERS)


@pytest.mark.parametrize("optimizer", ALL, ids=str)
def test_ten_steps_agree_with_keras(optimizer: Optimizer):
    """With a rate that falls, so that it shows where the rate is kept."""
    weights, gradients = weights_and_gradients()
    rates = optimizer.learning_rate * 0.8 ** np.arange(STEPS)
    mine, average = ours(optimizer, weights, gradients, rates)
    wanted, final = theirs(optimizer, weights, gradients, rates)
    np.testing.assert_allclose(mine, wanted, rtol=1e-8, atol=1e-10)
    if average is not None:
        np.testing.assert_allclose(average, final, rtol=1e-8, atol=1e-10)


@pytest.mark.parametrize("gradient", [10.0**-power for power in range(10)])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_first_step_of_any_gradient_is_that_of_keras(name: str, gradient: float):
    optimizer = OPTIMIZERS[name]()
    weights, gradients = np.zeros(SIZE), np.full((1, SIZE), gradient)
    rates = np.array([optimizer.learning_rate])
    mine, _ = ours(optimizer, weights, gradients, rates)
    np.testing.assert_allclose(mine, theirs(optimizer, weights, gradients, rates)[0], rtol=1e-9)


def rates_of(plan: Any, steps: int) -> list[float]:
    """Keras's rate of each step; it computes them in single precision."""
    together = jax.jit(jax.vmap(plan))
    return [float(rate) for rate in together(np.arange(float(steps)))]


@pytest.mark.parametrize("seed", range(5))
def test_a_cosine_with_a_warm_up_has_the_rates_of_keras(seed: int):
    rng = np.random.default_rng(seed)
    warm, epochs, alpha = int(rng.integers(0, 4)), int(rng.integers(5, 12)), float(rng.uniform(0, 0.5))
    mine = CosineDecay(warmup_epochs=float(warm), alpha=alpha)
    steps = epochs * EPOCH
    plan = plans.CosineDecay(
        0.0 if warm else 0.3,
        steps - warm * EPOCH,
        alpha,
        warmup_target=0.3 if warm else None,
        warmup_steps=warm * EPOCH,
    )
    for step, wanted in enumerate(rates_of(plan, steps + 5)):
        rate = mine.rate(0.3, Moment(step + 1, EPOCH, steps))
        assert rate == pytest.approx(wanted, rel=1e-5, abs=1e-7)


@pytest.mark.parametrize(("restarts", "t_mul"), [(1, 2.0), (3, 2.0), (2, 1.0), (2, 3.0), (4, 1.5)])
def test_restarts_have_the_rates_of_keras(restarts: int, t_mul: float):
    """But for the step in which a cycle begins, where rounding decides on which side it lies."""
    first = 20
    steps = round(first * sum(t_mul**cycle for cycle in range(restarts + 1)))
    exact = first * sum(t_mul**cycle for cycle in range(restarts + 1))
    mine = CosineDecay(restarts=restarts, t_mul=t_mul, alpha=0.1)
    plan = plans.CosineDecayRestarts(0.3, first * steps / exact, t_mul, alpha=0.1)
    rates = [mine.rate(0.3, Moment(step + 1, EPOCH, steps)) for step in range(steps)]
    pairs = list(zip(rates, rates_of(plan, steps), strict=True))
    apart = [step for step, (a, b) in enumerate(pairs) if a != pytest.approx(b, rel=1e-5)]
    assert len(apart) <= restarts
    assert all(min(pairs[step]) == pytest.approx(0.03, abs=1e-3) for step in apart)


@pytest.mark.parametrize("staircase", [False, True])
def test_an_exponential_decay_has_the_rates_of_keras(staircase: bool):
    mine = ExponentialDecay(decay_rate=0.7, decay_epochs=2.0, staircase=staircase)
    plan = plans.ExponentialDecay(0.3, 2 * EPOCH, 0.7, staircase=staircase)
    for step, wanted in enumerate(rates_of(plan, 60)):
        assert mine.rate(0.3, Moment(step + 1, EPOCH, 70)) == pytest.approx(wanted, rel=1e-6)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize("seed", range(6))
def test_a_plateau_is_answered_as_keras_does(seed: int):
    rng = np.random.default_rng(seed)
    settings: dict[str, Any] = {
        "factor": float(rng.uniform(0.1, 0.9)),
        "patience": int(rng.integers(1, 5)),
        "cooldown": int(rng.integers(0, 4)),
        "min_delta": float(rng.choice([0.0, 1e-4, 0.05])),
    }
    lowest = float(rng.choice([0.0, 0.01]))
    losses = tuple(np.round(1.0 + np.cumsum(rng.normal(-0.01, 0.1, 30)), 3).tolist())
    mine = ReduceOnPlateau(min_rate=lowest, **settings)
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(0.3), "mse")
    callback = keras.callbacks.ReduceLROnPlateau(min_lr=lowest, mode="min", **settings)
    callback.set_model(model)
    callback.on_train_begin()
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"val_loss": loss})
        moment = Moment((epoch + 1) * EPOCH + 1, EPOCH, 300, losses[: epoch + 1])
        assert mine.rate(0.3, moment) == pytest.approx(float(model.optimizer.learning_rate), rel=1e-6)

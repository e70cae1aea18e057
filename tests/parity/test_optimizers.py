"""Ten steps of every optimizer, with equal settings, end at PyTorch's weights.

Where PyTorch puts epsilon elsewhere than Keras and we do, both are given one that is too small to count; what epsilon
does is judged beside Keras.
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.optimizers import AVERAGE, OPTIMIZERS, SGD, Optimizer, clip_by_norms
from tests.learning.optimizers.rules import CASES, Case, piece_for, train

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.parity

STEPS, SIZE = 10, 40


class Lion(torch.optim.Optimizer):  # type: ignore[misc, name-defined]
    """Chen et al. 2023, Algorithm 2, on PyTorch's tensors: PyTorch itself has no Lion."""

    def __init__(self, params: Any, lr: float, betas: tuple[float, float]) -> None:
        super().__init__(params, {"lr": lr, "betas": betas})

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def step(self, closure: Any = None) -> None:
        for group in self.param_groups:
            for w in group["params"]:
                m = self.state[w].setdefault("m", torch.zeros_like(w))
                beta_1, beta_2 = group["betas"]
                w.sub_(group["lr"] * torch.sign(torch.lerp(w.grad, m, beta_1)))
                m.copy_(torch.lerp(w.grad, m, beta_2))


def betas(o: Any) -> tuple[float, float]:
    return (o.beta_1, o.beta_2)


THEIRS: dict[str, Callable[[Any, Any], Any]] = {
    "SGD": lambda o, w: torch.optim.SGD(w, o.learning_rate, momentum=o.momentum, nesterov=o.nesterov),
    "RMSprop": lambda o, w: torch.optim.RMSprop(
        w, o.learning_rate, alpha=o.rho, eps=o.epsilon, momentum=o.momentum, centered=o.centered
    ),
    "Adadelta": lambda o, w: torch.optim.Adadelta(w, o.learning_rate, rho=o.rho, eps=o.epsilon),
    "Adagrad": lambda o, w: torch.optim.Adagrad(
        w, o.learning_rate, initial_accumulator_value=o.initial_accumulator_value, eps=o.epsilon
    ),
    "Adam": lambda o, w: torch.optim.Adam(w, o.learning_rate, betas=betas(o), eps=o.epsilon),
    "AdamW": lambda o, w: torch.optim.AdamW(
        w, o.learning_rate, betas=betas(o), eps=o.epsilon, weight_decay=o.weight_decay
    ),
    "Adamax": lambda o, w: torch.optim.Adamax(w, o.learning_rate, betas=betas(o), eps=o.epsilon),
    "Nadam": lambda o, w: torch.optim.NAdam(
        w, o.learning_rate, betas=betas(o), eps=o.epsilon, momentum_decay=1.0
    ),
    "Lion": lambda o, w: Lion(w, o.learning_rate, betas(o)),
}


ALIKE = ("Adadelta", "SGD", "Lion")
"""Optimizers that have no epsilon, or the same."""


def without_epsilon(optimizer: Optimizer) -> Optimizer:
    """The optimizer with an epsilon that changes nothing, if the two sides add theirs in different places."""
    return optimizer if optimizer.type_name() in ALIKE else optimizer.change(epsilon=1e-20)


def test_every_optimizer_is_compared():
    assert set(THEIRS) == set(OPTIMIZERS)
    assert {case.optimizer.type_name() for case in CASES} == set(OPTIMIZERS)


def weights_and_gradients() -> tuple[Array, Array]:
    """Gradients of very different sizes, and some that are 0."""
    generator = np.random.default_rng(1)
    gradients = generator.normal(size=(STEPS, SIZE)) * 10.0 ** generator.uniform(-5, 1, SIZE)
    gradients[:, :3] = 0.0
    gradients[4:, 3:6] = 0.0
    return generator.normal(size=SIZE).astype(np.float32), gradients.astype(np.float32)


def theirs(optimizer: Optimizer, weights: Array, gradients: Array) -> Iterable[Array]:
    """PyTorch's weights after each step."""
    w = torch.tensor(weights)
    stepper = THEIRS[optimizer.type_name()](optimizer, [w])
    for gradient in gradients:
        w.grad = torch.tensor(gradient)
        stepper.step()
        yield w.numpy().copy()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_ten_steps_agree_with_pytorch(case: Case):
    weights, gradients = weights_and_gradients()
    optimizer = without_epsilon(case.optimizer)
    for steps, wanted in enumerate(theirs(optimizer, weights, gradients), start=1):
        rates = [optimizer.learning_rate] * steps
        mine = train(optimizer, weights, gradients[:steps], rates).weights
        np.testing.assert_allclose(mine, wanted, atol=1e-5, rtol=1e-5)


def test_clipping_by_global_norm_agrees_with_pytorch():
    _, gradients = weights_and_gradients()
    mine, parameters = gradients[0].copy(), [torch.zeros(10), torch.zeros(SIZE - 10)]
    parameters[0].grad, parameters[1].grad = torch.tensor(mine[:10]), torch.tensor(mine[10:])
    torch.nn.utils.clip_grad_norm_(parameters, 0.5)
    clip_by_norms(SGD(global_clipnorm=0.5), mine, [0, 10, SIZE])
    np.testing.assert_allclose(mine, torch.cat([p.grad for p in parameters]).numpy(), rtol=1e-5)


def test_the_moving_average_agrees_with_pytorch():
    weights, gradients = weights_and_gradients()
    averaging = SGD(learning_rate=0.1, use_ema=True, ema_momentum=0.9)
    module = torch.nn.Linear(SIZE, 1, bias=False)
    average = torch.optim.swa_utils.AveragedModel(
        module, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.9)
    )
    for wanted in theirs(SGD(learning_rate=0.1), weights, gradients):
        with torch.no_grad():
            module.weight.copy_(torch.tensor(wanted))
        average.update_parameters(module)
    piece = train(averaging, weights, gradients, [0.1] * STEPS)
    mine = dict(zip(averaging.state(), piece.slots, strict=True))[AVERAGE]
    np.testing.assert_allclose(mine, average.module.weight.detach().numpy()[0], atol=1e-6)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_long_run_stays_close_to_pytorch(name: str):
    """A thousand steps down a valley, where the gradient is the weight itself.

    Lion steps by its sign alone: at the bottom rounding may turn one step of 0.01 into its opposite.
    """
    optimizer = without_epsilon(OPTIMIZERS[name]().change(learning_rate=0.01))
    w = torch.linspace(-1.0, 1.0, SIZE)
    stepper, piece = THEIRS[name](optimizer, [w]), piece_for(optimizer, w.numpy())
    for step in range(1, 1001):
        w.grad = w.clone()
        stepper.step()
        np.copyto(piece.gradient, piece.weights)
        optimizer.apply(piece, 0.01, step)
    np.testing.assert_allclose(piece.weights, w.numpy(), atol=1e-4 if name != "Lion" else 0.021)

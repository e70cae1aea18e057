"""Each optimizer: its rule for one weight in plain Python, written as Keras 3 has it, and settings worth a test.

A rule is a generator: it is sent (weight, gradient, rate) and yields the new weight.
"""

import dataclasses
import math
from collections.abc import Callable, Generator, Sequence
from typing import Any

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.optimizers import OPTIMIZERS, Optimizer, Piece

Rule = Generator[float, tuple[float, float, float], None]


def sgd(o: Any) -> Rule:
    velocity, w = 0.0, math.nan
    while True:
        w, g, rate = yield w
        velocity = o.momentum * velocity - rate * g
        w += o.momentum * velocity - rate * g if o.nesterov else velocity


def rmsprop(o: Any) -> Rule:
    square = mean = velocity = 0.0
    w = math.nan
    while True:
        w, g, rate = yield w
        square = o.rho * square + (1 - o.rho) * g**2
        mean = o.rho * mean + (1 - o.rho) * g
        spread = square - mean**2 if o.centered else square
        velocity = o.momentum * velocity + rate * g / math.sqrt(max(spread, 0.0) + o.epsilon)
        w -= velocity


def adadelta(o: Any) -> Rule:
    square = step_square = 0.0
    w = math.nan
    while True:
        w, g, rate = yield w
        square = o.rho * square + (1 - o.rho) * g**2
        delta = math.sqrt(step_square + o.epsilon) / math.sqrt(square + o.epsilon) * g
        step_square = o.rho * step_square + (1 - o.rho) * delta**2
        w -= rate * delta


def adagrad(o: Any) -> Rule:
    square, w = o.initial_accumulator_value, math.nan
    while True:
        w, g, rate = yield w
        square += g**2
        w -= rate * g / math.sqrt(square + o.epsilon)


def adam(o: Any) -> Rule:
    m = v = 0.0
    t, w = 0, math.nan
    while True:
        w, g, rate = yield w
        t += 1
        m = o.beta_1 * m + (1 - o.beta_1) * g
        v = o.beta_2 * v + (1 - o.beta_2) * g**2
        alpha = rate * math.sqrt(1 - o.beta_2**t) / (1 - o.beta_1**t)
        w -= alpha * m / (math.sqrt(v) + o.epsilon)


def adamax(o: Any) -> Rule:
    m = u = 0.0
    t, w = 0, math.nan
    while True:
        w, g, rate = yield w
        t += 1
        m = o.beta_1 * m + (1 - o.beta_1) * g
        u = max(o.beta_2 * u, abs(g))
        w -= rate / (1 - o.beta_1**t) * m / (u + o.epsilon)


def nadam(o: Any) -> Rule:
    m = v = 0.0
    product, t, w = 1.0, 0, math.nan
    while True:
        w, g, rate = yield w
        t += 1
        now, ahead = (o.beta_1 * (1 - 0.96**i / 2) for i in (t, t + 1))
        product *= now
        m = o.beta_1 * m + (1 - o.beta_1) * g
        v = o.beta_2 * v + (1 - o.beta_2) * g**2
        mean = ahead * m / (1 - product * ahead) + (1 - now) * g / (1 - product)
        w -= rate * mean / (math.sqrt(v / (1 - o.beta_2**t)) + o.epsilon)


def lion(o: Any) -> Rule:
    m, w = 0.0, math.nan
    while True:
        w, g, rate = yield w
        vote = o.beta_1 * m + (1 - o.beta_1) * g
        w -= rate * (0.0 if vote == 0.0 else math.copysign(1.0, vote))
        m = o.beta_2 * m + (1 - o.beta_2) * g


@dataclasses.dataclass(frozen=True)
class Case:
    """An optimizer with settings, and its rule."""

    optimizer: Optimizer
    rule: Callable[[Optimizer], Rule]

    def __str__(self) -> str:
        defaults = type(self.optimizer)().values()
        other = {name: value for name, value in self.optimizer.values().items() if value != defaults[name]}
        return f"{self.optimizer.type_name()}({','.join(f'{name}={value}' for name, value in other.items())})"


RULES: dict[str, tuple[Callable[[Optimizer], Rule], list[dict[str, object]]]] = {
    "SGD": (sgd, [{}, {"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}]),
    "RMSprop": (
        rmsprop,
        [{}, {"momentum": 0.9}, {"centered": True}, {"momentum": 0.8, "centered": True, "rho": 0.95}],
    ),
    "Adadelta": (adadelta, [{}, {"learning_rate": 1.0}]),
    "Adagrad": (adagrad, [{}, {"initial_accumulator_value": 0.0}]),
    "Adam": (adam, [{}, {"beta_1": 0.5, "beta_2": 0.9, "epsilon": 1e-3}]),
    "AdamW": (adam, [{}, {"weight_decay": 0.1}]),
    "Adamax": (adamax, [{}, {"beta_2": 0.5}]),
    "Nadam": (nadam, [{}, {"beta_1": 0.0}]),
    "Lion": (lion, [{}, {"beta_1": 0.5}]),
}
CASES = [
    Case(OPTIMIZERS[name].from_values(settings), rule)
    for name, (rule, all_settings) in RULES.items()
    for settings in all_settings
]


def piece_for(optimizer: Optimizer, weights: Array) -> Piece:
    """A piece on a copy of weights (size,), its slots zero as at the start and its scratch full of NaN."""
    return Piece(
        weights=weights.copy(),
        gradient=np.full_like(weights, np.nan),
        slots=tuple(np.zeros_like(weights) for _ in optimizer.state()),
        a=np.full_like(weights, np.nan),
        b=np.full_like(weights, np.nan),
    )


def train(optimizer: Optimizer, weights: Array, gradients: Array, rates: Sequence[float]) -> Piece:
    """The piece after a step for each row of gradients (steps, size), each with its own rate."""
    piece = piece_for(optimizer, weights)
    for step, (gradient, rate) in enumerate(zip(gradients, rates, strict=True), start=1):
        np.copyto(piece.gradient, gradient)
        optimizer.apply(piece, rate, step)
    return piece


def by_rule(case: Case, weights: Array, gradients: Array, rates: Sequence[float]) -> Array:
    """(size,) float64 what the rule makes of each weight on its own, after decay where that is set."""
    result = []
    decay = case.optimizer.weight_decay or 0.0
    for place, weight in enumerate(weights.tolist()):
        rule = case.rule(case.optimizer)
        next(rule)
        for gradient, rate in zip(gradients[:, place].tolist(), rates, strict=True):
            weight = rule.send((weight * (1 - rate * decay), gradient, rate))
        result.append(weight)
    return np.array(result)

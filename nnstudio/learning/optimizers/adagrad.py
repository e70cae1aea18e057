"""Adagrad: the gradient divided by the root of the sum of all its squares so far."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.optimizers.optimizer import Optimizer, Piece


@dataclasses.dataclass(frozen=True)
class Adagrad(Optimizer):
    """s = s + g^2; w = w - rate * g / sqrt(s + epsilon).

    Duchi et al. 2011, with epsilon inside the root, as in Keras. s begins at initial_accumulator_value, which is
    kept apart from it, so that all state begins at 0.
    """

    title = "Adagrad"
    help = "Steps get smaller the more a weight has learned. Good for rare features; slows down in long runs."
    slots = ("square",)

    initial_accumulator_value: float = param(
        0.1,
        min=0.0,
        max=1e6,
        label="first square",
        help="Where the sum of squares begins; holds back early steps.",
    )
    epsilon: float = param(1e-7, above=0.0, max=1.0, help="Keeps the division from zero.")

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        g, a, s = piece.gradient, piece.a, piece.slots[0]
        np.multiply(g, g, out=a)
        np.add(s, a, out=s)
        np.add(s, self.initial_accumulator_value + self.epsilon, out=a)
        np.sqrt(a, out=a)
        np.divide(g, a, out=a)
        np.multiply(a, learning_rate, out=a)
        np.subtract(piece.weights, a, out=piece.weights)

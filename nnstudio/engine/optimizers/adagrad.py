"""Adagrad: the gradient divided by the root of the sum of all its squares so far."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.engine.optimizers.optimizer import Optimizer, Piece
from nnstudio.layers.declared import param


@dataclasses.dataclass(frozen=True)
class Adagrad(Optimizer):
    """s += g^2; w -= rate * g / (sqrt(s + initial_accumulator_value) + epsilon) (Duchi et al. 2011).

    As in PyTorch, epsilon is added to the root; Keras adds it inside.
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
        np.add(s, self.initial_accumulator_value, out=a)
        np.sqrt(a, out=a)
        np.add(a, self.epsilon, out=a)
        np.divide(g, a, out=a)
        np.multiply(a, learning_rate, out=a)
        np.subtract(piece.weights, a, out=piece.weights)

"""Adadelta: steps in the weights' own unit, so that hardly a learning rate is needed."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.optimizers.optimizer import Optimizer, Piece


@dataclasses.dataclass(frozen=True)
class Adadelta(Optimizer):
    """s = rho s + (1 - rho) g^2; d = g sqrt(u + epsilon) / sqrt(s + epsilon); u = rho u + (1 - rho) d^2;
    w = w - rate * d.

    Zeiler 2012, Algorithm 1, where rate is 1. s and u are kept without their factor 1 - rho: it cancels in d, with
    epsilon / (1 - rho) for epsilon.
    """

    title = "Adadelta"
    help = "Finds each weight's step from its past steps. Set the learning rate to 1.0, as its author did."
    slots = ("square", "step_square")

    learning_rate: float = param(
        0.001,
        min=0.0,
        max=1e6,
        help="Factor of the steps it finds. Use 1.0, as in the paper; 0.001, Keras's default, hardly learns.",
    )
    rho: float = param(0.95, min=0.0, below=1.0, help="Memory of the running means.")
    epsilon: float = param(1e-7, above=0.0, max=1.0, help="Keeps division from zero; sets the first step.")

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        w, g, a, b = piece.weights, piece.gradient, piece.a, piece.b
        s, u = piece.slots[0], piece.slots[1]
        epsilon = self.epsilon / (1.0 - self.rho)
        np.multiply(g, g, out=a)
        np.multiply(s, self.rho, out=s)
        np.add(s, a, out=s)
        np.add(s, epsilon, out=a)
        np.add(u, epsilon, out=b)
        np.divide(b, a, out=b)
        np.sqrt(b, out=b)
        np.multiply(g, b, out=g)
        np.multiply(g, learning_rate, out=a)
        np.subtract(w, a, out=w)
        np.multiply(g, g, out=g)
        np.multiply(u, self.rho, out=u)
        np.add(u, g, out=u)

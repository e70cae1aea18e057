"""Adamax: Adam with the largest gradient of late in the place of the mean square."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.optimizers.optimizer import Optimizer, Piece


@dataclasses.dataclass(frozen=True)
class Adamax(Optimizer):
    """m = b1 m + (1 - b1) g; u = max(b2 u, |g|); w = w - rate / (1 - b1^t) * m / (u + epsilon).

    Kingma & Ba 2015, Algorithm 2; epsilon, which the paper does not have, is where Keras puts it. m is kept
    without its factor 1 - b1.
    """

    title = "Adamax"
    help = "Adam by the largest gradient instead of the mean square: calmer where gradients come in bursts."
    slots = ("m", "u")

    beta_1: float = param(0.9, min=0.0, below=1.0, help="Memory of the gradient's running mean.")
    beta_2: float = param(0.999, min=0.0, below=1.0, help="How slowly the largest gradient is forgotten.")
    epsilon: float = param(1e-7, above=0.0, max=1.0, help="Keeps the division from zero.")

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        w, g, a, m, u = piece.weights, piece.gradient, piece.a, piece.slots[0], piece.slots[1]
        rate = learning_rate * (1.0 - self.beta_1) / (1.0 - self.beta_1**step)
        np.multiply(m, self.beta_1, out=m)
        np.add(m, g, out=m)
        np.abs(g, out=a)
        np.multiply(u, self.beta_2, out=u)
        np.maximum(u, a, out=u)
        np.add(u, self.epsilon, out=a)
        np.divide(m, a, out=a)
        np.multiply(a, rate, out=a)
        np.subtract(w, a, out=w)

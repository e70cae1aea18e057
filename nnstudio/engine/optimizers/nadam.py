"""Nadam: Adam that looks ahead along its momentum, as Nesterov's method does."""

from __future__ import annotations

import dataclasses
import functools
import math

import numpy as np

from nnstudio.engine.optimizers.optimizer import Optimizer, Piece
from nnstudio.layers.declared import param

MOMENTUM_DECAY = 0.004
"""Dozat's 1/250: momentum u_t = beta_1 (1 - 0.96^(0.004 t) / 2) warms up over some thousand steps."""


@dataclasses.dataclass(frozen=True)
class Nadam(Optimizer):
    """Adam with the mean m' = u_{t+1} m / (1 - u_1...u_{t+1}) + (1 - u_t) g / (1 - u_1...u_t).

    Dozat 2016, Algorithm 8, with the paper's schedule of u, which PyTorch also has; Keras's warms up in a few
    steps. m and v are kept without their factors 1-beta_1 and 1-beta_2.
    """

    title = "Nadam"
    help = "Adam that looks ahead along its momentum. Often a little quicker than Adam at the start."
    slots = ("m", "v")

    beta_1: float = param(0.9, min=0.0, below=1.0, help="Memory of the gradient's running mean.")
    beta_2: float = param(0.999, min=0.0, below=1.0, help="Memory of the squared gradient's running mean.")
    epsilon: float = param(1e-7, above=0.0, max=1.0, help="Keeps the division from zero.")

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        w, g, a, m, v = piece.weights, piece.gradient, piece.a, piece.slots[0], piece.slots[1]
        root = math.sqrt((1.0 - self.beta_2) / (1.0 - self.beta_2**step))
        ahead = momentum(self.beta_1, step + 1) / (1.0 - momentum_product(self.beta_1, step + 1))
        now = (1.0 - momentum(self.beta_1, step)) / (1.0 - momentum_product(self.beta_1, step))
        np.multiply(g, g, out=a)
        np.multiply(v, self.beta_2, out=v)
        np.add(v, a, out=v)
        np.multiply(m, self.beta_1, out=m)
        np.add(m, g, out=m)
        np.sqrt(v, out=a)
        np.add(a, self.epsilon / root, out=a)
        np.multiply(g, learning_rate / root * now, out=g)
        np.multiply(m, learning_rate / root * ahead * (1.0 - self.beta_1), out=piece.b)
        np.add(g, piece.b, out=g)
        np.divide(g, a, out=g)
        np.subtract(w, g, out=w)


def momentum(beta_1: float, step: int) -> float:
    """u_t = beta_1 (1 - 0.96^(0.004 t) / 2) of step t, which counts from 1."""
    return beta_1 * (1.0 - 0.5 * math.pow(0.96, MOMENTUM_DECAY * step))


@functools.lru_cache(maxsize=64)
def momentum_product(beta_1: float, step: int) -> float:
    """u_1 * ... * u_step; 0 once it is too small to tell 1 - u_1...u_t from 1."""
    product = 1.0
    for t in range(1, step + 1):
        product *= momentum(beta_1, t)
        if product < 1e-20:
            return 0.0
    return product

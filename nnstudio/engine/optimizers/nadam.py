"""Nadam: Adam that looks ahead along its momentum, as Nesterov's method does."""

from __future__ import annotations

import dataclasses
import functools
import math

import numpy as np

from nnstudio.engine.optimizers.adam import Adam
from nnstudio.engine.optimizers.optimizer import Piece

MOMENTUM_DECAY = 0.004
"""Dozat's 1/250: momentum u_t = beta_1 (1 - 0.96^(0.004 t) / 2) warms up over some thousand steps."""


@dataclasses.dataclass(frozen=True)
class Nadam(Adam):
    """Adam with the mean m' = u_{t+1} m / (1 - u_1...u_{t+1}) + (1 - u_t) g / (1 - u_1...u_t).

    Dozat 2016, Algorithm 8, with the paper's schedule of u, which PyTorch also has; Keras's warms up in a few
    steps. m and v are kept without their factors 1-beta_1 and 1-beta_2.
    """

    title = "Nadam"
    help = "Adam that looks ahead along its momentum. Often a little quicker than Adam at the start."

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        g, m = piece.gradient, piece.slots[0]
        ahead = momentum(self.beta_1, step + 1) / (1.0 - momentum_product(self.beta_1, step + 1))
        now = (1.0 - momentum(self.beta_1, step)) / (1.0 - momentum_product(self.beta_1, step))
        root = self.take_in(piece, step)
        np.multiply(g, learning_rate / root * now, out=g)
        np.multiply(m, learning_rate / root * ahead * (1.0 - self.beta_1), out=piece.b)
        np.add(g, piece.b, out=g)
        np.divide(g, piece.a, out=g)
        np.subtract(piece.weights, g, out=piece.weights)


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

"""Nadam: Adam that looks ahead along its momentum, as Nesterov's method does."""

from __future__ import annotations

import dataclasses
import itertools
import math
import operator

import numpy as np

from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.optimizers.optimizer import Piece

DECAY = 0.96
"""Dozat's, per step as in Keras: the momentum warms up from half to all of beta_1 in some fifty steps."""


@dataclasses.dataclass(frozen=True)
class Nadam(Adam):
    """u_t = b1 (1 - 0.96^t / 2); m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
    n = u_{t+1} m / (1 - u_1...u_{t+1}) + (1 - u_t) g / (1 - u_1...u_t);
    w = w - rate * n / (sqrt(v / (1 - b2^t)) + epsilon).

    Dozat 2016, Algorithm 8, with Keras's schedule of u: the paper and PyTorch have 0.96^(t / 250). Other than in
    Keras's Adam, epsilon is added to the corrected root. m and v are kept without their factors 1 - b1 and 1 - b2.
    """

    title = "Nadam"
    help = "Adam that looks ahead along its momentum. Often a little quicker than Adam at the start."

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        g, m = piece.gradient, piece.slots[0]
        root = math.sqrt((1.0 - self.beta_2) / (1.0 - self.beta_2**step))
        ahead = momentum(self.beta_1, step + 1) / (1.0 - momentum_product(self.beta_1, step + 1))
        now = (1.0 - momentum(self.beta_1, step)) / (1.0 - momentum_product(self.beta_1, step))
        self.take_in(piece, self.epsilon / root)
        np.multiply(g, learning_rate / root * now, out=g)
        np.multiply(m, learning_rate / root * ahead * (1.0 - self.beta_1), out=piece.b)
        np.add(g, piece.b, out=g)
        np.divide(g, piece.a, out=g)
        np.subtract(piece.weights, g, out=piece.weights)


def momentum(beta_1: float, step: int) -> float:
    """u_t = beta_1 (1 - 0.96^t / 2) of step t, which counts from 1."""
    return beta_1 * (1.0 - 0.5 * math.pow(DECAY, step))


_FACTORS = [1.0 - 0.5 * math.pow(DECAY, step) for step in range(1, 1001)]
_WARMING: tuple[float, ...] = tuple(itertools.accumulate(_FACTORS, operator.mul))
"""Products of 1 - 0.96^t / 2 up to each step t; after these the factors round to 1."""


def momentum_product(beta_1: float, step: int) -> float:
    """u_1 * ... * u_step."""
    return math.pow(beta_1, step) * _WARMING[min(step, len(_WARMING)) - 1]

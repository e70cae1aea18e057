"""Lion: steps of one size, whose sign is voted by the gradient and its running mean."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.optimizers.optimizer import Optimizer, Piece


@dataclasses.dataclass(frozen=True)
class Lion(Optimizer):
    """w = w - rate * sign(b1 m + (1 - b1) g); m = b2 m + (1 - b2) g.

    Chen et al. 2023, Algorithm 2. m is kept without its factor 1 - b2. sign(0) is 0.
    """

    title = "Lion"
    help = "Only the gradient's sign counts. Needs half of Adam's memory, and a rate 3 to 10 times smaller."
    slots = ("m",)

    beta_1: float = param(0.9, min=0.0, below=1.0, help="Weight of the running mean in the vote on the sign.")
    beta_2: float = param(0.99, min=0.0, below=1.0, help="Memory of the gradient's running mean.")

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        w, g, a, m = piece.weights, piece.gradient, piece.a, piece.slots[0]
        np.multiply(m, self.beta_1 * (1.0 - self.beta_2), out=a)
        np.multiply(g, 1.0 - self.beta_1, out=piece.b)
        np.add(a, piece.b, out=a)
        np.sign(a, out=a)
        np.multiply(a, learning_rate, out=a)
        np.subtract(w, a, out=w)
        np.multiply(m, self.beta_2, out=m)
        np.add(m, g, out=m)

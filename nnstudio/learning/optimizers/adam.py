"""Adam: steps scaled by running means of the gradient and of its square."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.optimizers.optimizer import Optimizer, Piece


@dataclasses.dataclass(frozen=True)
class Adam(Optimizer):
    """m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2;
    w = w - rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon).

    Kingma & Ba 2015, the form at the end of section 2, which Keras takes: the correction of both means for their
    start at 0 is in the rate, and epsilon is added to the root of v as it is. PyTorch adds it to the corrected root
    (Algorithm 1), where it counts for up to 1 / sqrt(1 - b2) times less. m and v are kept without their factors
    1 - b1 and 1 - b2, which are folded into the rate.
    """

    title = "Adam"
    help = "Adapts the step of each weight by itself. The safe first choice."
    slots = ("m", "v")

    beta_1: float = param(0.9, min=0.0, below=1.0, help="Memory of the gradient's running mean.")
    beta_2: float = param(0.999, min=0.0, below=1.0, help="Memory of the squared gradient's running mean.")
    epsilon: float = param(1e-7, above=0.0, max=1.0, help="Keeps the division from zero.")

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        a, m = piece.a, piece.slots[0]
        root = math.sqrt(1.0 - self.beta_2)
        rate = learning_rate * (1.0 - self.beta_1) / (1.0 - self.beta_1**step)
        self.take_in(piece, self.epsilon / root)
        np.divide(m, a, out=a)
        np.multiply(a, rate * math.sqrt(1.0 - self.beta_2**step) / root, out=a)
        np.subtract(piece.weights, a, out=piece.weights)

    def take_in(self, piece: Piece, epsilon: float) -> None:
        """Take the gradient into m and v, and fill piece.a with sqrt(v) + epsilon, v as it is kept."""
        g, a, m, v = piece.gradient, piece.a, piece.slots[0], piece.slots[1]
        np.multiply(g, g, out=a)
        np.multiply(v, self.beta_2, out=v)
        np.add(v, a, out=v)
        np.multiply(m, self.beta_1, out=m)
        np.add(m, g, out=m)
        np.sqrt(v, out=a)
        np.add(a, epsilon, out=a)

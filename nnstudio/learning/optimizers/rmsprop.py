"""RMSprop: the gradient divided by the root of its running mean square."""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.layer import Array
from nnstudio.learning.optimizers.optimizer import Optimizer, Piece


@dataclasses.dataclass(frozen=True)
class RMSprop(Optimizer):
    """s = rho s + (1 - rho) g^2; v = momentum * v + rate * g / sqrt(s + epsilon); w = w - v;
    centered: c = rho c + (1 - rho) g, and s - c^2 in the place of s.

    Hinton 2012, lecture 6e, with epsilon inside the root and the rate inside the momentum, as in Keras; PyTorch adds
    epsilon to the root and multiplies the momentum by the rate of the step at hand. s and c are kept without their
    factor 1 - rho, which is folded into the rate and epsilon.
    """

    title = "RMSprop"
    help = "Divides each weight's step by the usual size of its gradient. Goes well with dropout."
    slots = ("square", "momentum", "mean")

    rho: float = param(0.9, min=0.0, below=1.0, help="Memory of the squared gradient's running mean.")
    momentum: float = param(0.0, min=0.0, below=1.0, help="Part of the last step that is taken again.")
    epsilon: float = param(1e-7, above=0.0, max=1.0, help="Keeps the division from zero.")
    centered: bool = param(False, help="Divides by the gradient's deviation from its mean, not by its size.")

    def rule_state(self) -> tuple[str, ...]:
        momentum = ("momentum",) if self.momentum else ()
        return ("square", *momentum, *(("mean",) if self.centered else ()))

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        w, g, a, s = piece.weights, piece.gradient, piece.a, piece.slots[0]
        root = math.sqrt(1.0 - self.rho)
        np.multiply(g, g, out=a)
        np.multiply(s, self.rho, out=s)
        np.add(s, a, out=s)
        spread = self._spread(piece) if self.centered else s
        np.add(spread, self.epsilon / (1.0 - self.rho), out=a)
        np.sqrt(a, out=a)
        np.divide(g, a, out=a)
        np.multiply(a, learning_rate / root, out=a)
        if self.momentum:
            v = piece.slots[1]
            np.multiply(v, self.momentum, out=v)
            a = np.add(v, a, out=v)
        np.subtract(w, a, out=w)

    def _spread(self, piece: Piece) -> Array:
        """Variance of the gradient over 1 - rho, in piece.a; what rounding took below 0 counts as 0."""
        mean, a = piece.slots[2 if self.momentum else 1], piece.a
        np.multiply(mean, self.rho, out=mean)
        np.add(mean, piece.gradient, out=mean)
        np.multiply(mean, mean, out=a)
        np.multiply(a, 1.0 - self.rho, out=a)
        np.subtract(piece.slots[0], a, out=a)
        return np.maximum(a, 0.0, out=a)

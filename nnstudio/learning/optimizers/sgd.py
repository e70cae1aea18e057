"""SGD: the gradient, straight or with momentum. All others are variations of it."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.optimizers.optimizer import Optimizer, Piece


@dataclasses.dataclass(frozen=True)
class SGD(Optimizer):
    """v = momentum * v - rate * g; w = w + v; nesterov: w = w + momentum * v - rate * g.

    As in Keras the rate is inside the velocity; at a constant rate this is the same as PyTorch's.
    """

    title = "SGD"
    help = "Plain gradient descent. With momentum 0.9 and a schedule it often ends best, given patience."
    slots = ("velocity",)

    learning_rate: float = param(
        0.01, min=0.0, max=1e6, help="Size of a step. Too small learns slowly, too large never settles."
    )
    momentum: float = param(
        0.0, min=0.0, below=1.0, help="Part of the last step that is taken again; 0.9 is usual."
    )
    nesterov: bool = param(False, help="Looks ahead along the momentum before it turns. Needs momentum.")

    def rule_state(self) -> tuple[str, ...]:
        return self.slots if self.momentum else ()

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        w, g = piece.weights, piece.gradient
        np.multiply(g, learning_rate, out=g)
        if not self.momentum:
            np.subtract(w, g, out=w)
            return
        v = piece.slots[0]
        np.multiply(v, self.momentum, out=v)
        np.subtract(v, g, out=v)
        if self.nesterov:
            np.subtract(w, g, out=w)
            np.multiply(v, self.momentum, out=g)
            np.add(w, g, out=w)
        else:
            np.add(w, v, out=w)

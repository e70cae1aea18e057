"""The hyperbolic tangent: any number to -1 .. 1."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array


class Tanh(Function):
    """f(x) = tanh(x); f' = 1 - f^2."""

    name = "tanh"
    help = "Squeezes values into -1 to 1, centred at 0; a classic for small networks."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        np.tanh(x, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.multiply(kept, kept, out=work)
        np.subtract(1.0, work, out=work)
        np.multiply(dy, work, out=dx)

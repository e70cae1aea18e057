"""Softplus: a relu without the corner."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function, pieces
from nnstudio.layers.layer import Array


class Softplus(Function):
    """f(x) = log(1 + exp(x)), computed as max(x, 0) + log(1 + e) with e = exp(-|x|), which cannot overflow.

    With u the rounded 1 + e, log(1 + e) = log u + (e - (u - 1)) / u up to e^2's last digits: as good as log1p, and
    several times faster. f' = sigmoid(x) = 1 - exp(-f), since exp(f) = 1 + exp(x); with t = tanh(f / 2) that is
    2 t / (1 + t).
    """

    name = "softplus"
    help = "A smooth relu, always above 0; for outputs that must be positive."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        for values, out in pieces(x, y):
            e = np.exp(-np.abs(values))
            u = e + 1.0
            e -= u - 1.0
            e /= u
            e += np.log(u, out=u)
            np.add(np.clip(values, 0.0, np.inf), e, out=out)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.multiply(kept, 0.5, out=work)
        np.tanh(work, out=work)
        np.multiply(dy, work, out=dx)
        np.add(work, 1.0, out=work)
        np.divide(dx, work, out=dx)
        np.multiply(dx, 2.0, out=dx)

"""Softplus: a relu without the corner."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array


class Softplus(Function):
    """f(x) = log(1 + exp(x)), computed as max(x, 0) + log(1 + exp(-|x|)), which cannot overflow.

    f' = sigmoid(x) = 1 - exp(-f), since exp(f) = 1 + exp(x); with u = tanh(f / 2) that is 2 u / (1 + u).
    """

    name = "softplus"
    help = "A smooth relu, always above 0; for outputs that must be positive."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        np.abs(x, out=work)
        np.negative(work, out=work)
        np.exp(work, out=work)
        np.log1p(work, out=work)
        np.clip(x, 0.0, np.inf, out=y)
        np.add(y, work, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.multiply(kept, 0.5, out=work)
        np.tanh(work, out=work)
        np.multiply(dy, work, out=dx)
        np.add(work, 1.0, out=work)
        np.divide(dx, work, out=dx)
        np.multiply(dx, 2.0, out=dx)

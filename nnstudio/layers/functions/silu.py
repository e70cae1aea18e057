"""Silu, also known as swish: every value, weighted by its own sigmoid."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array


class Silu(Function):
    """f(x) = x s with s = sigmoid(x) = (1 + tanh(x / 2)) / 2 (Elfwing et al. 2018); f' = s (1 + x (1 - s))."""

    name = "silu"
    reads = "input"
    help = "A smooth relu that dips a little below 0; popular in newer convolutional networks."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        _sigmoid(x, work)
        np.multiply(x, work, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        _sigmoid(kept, work)
        np.multiply(dy, work, out=dx)
        np.subtract(1.0, work, out=work)
        np.multiply(work, kept, out=work)
        np.add(work, 1.0, out=work)
        np.multiply(dx, work, out=dx)


def _sigmoid(x: Array, out: Array) -> None:
    np.multiply(x, 0.5, out=out)
    np.tanh(out, out=out)
    np.multiply(out, 0.5, out=out)
    np.add(out, 0.5, out=out)

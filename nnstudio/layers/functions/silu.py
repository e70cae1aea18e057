"""Silu, also known as swish: every value, weighted by its own sigmoid."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function, pieces
from nnstudio.layers.layer import Array

REACH = 1e3
"""Beyond this x the sigmoid, or what it lacks to 1, is 0."""


class Silu(Function):
    """f(x) = x s with s = sigmoid(x) = (1 + tanh(x / 2)) / 2 (Elfwing et al. 2018); f' = s (1 + x (1 - s))."""

    name = "silu"
    reads = "input"
    help = "A smooth relu that dips a little below 0; popular in newer convolutional networks."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        """Below -REACH, x ends before it is multiplied by the sigmoid of all of it, so that -infinity gives 0."""
        _sigmoid(x, work)
        np.maximum(x, -REACH, out=y)
        np.multiply(y, work, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        for x, gradient, s, out in pieces(kept, dy, work, dx):
            _sigmoid(x, s)
            slope = np.subtract(1.0, s)
            slope *= np.clip(x, -REACH, REACH)
            slope += 1.0
            slope *= s
            np.multiply(gradient, slope, out=out)


def _sigmoid(x: Array, out: Array) -> None:
    np.multiply(x, 0.5, out=out)
    np.tanh(out, out=out)
    np.multiply(out, 0.5, out=out)
    np.add(out, 0.5, out=out)

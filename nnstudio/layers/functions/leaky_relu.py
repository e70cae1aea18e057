"""The rectifier that lets a little of the negative through, so that no unit is ever silent for good."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array

SLOPE = 0.2
"""Keras's negative_slope."""


class LeakyRelu(Function):
    """f(x) = max(x, SLOPE x); f' = 1 where f > 0, else SLOPE."""

    name = "leaky_relu"
    help = "Like relu, and a fifth of what is negative passes too: units that fell silent can come back."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        np.multiply(x, SLOPE, out=work)
        np.maximum(x, work, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.greater(kept, 0.0, out=work)
        np.multiply(work, 1.0 - SLOPE, out=work)
        np.add(work, SLOPE, out=work)
        np.multiply(dy, work, out=dx)

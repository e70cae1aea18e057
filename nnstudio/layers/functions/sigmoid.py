"""The logistic function: any number to a probability."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array


class Sigmoid(Function):
    """f(x) = 1 / (1 + exp(-x)), computed as (1 + tanh(x / 2)) / 2, which cannot overflow; f' = f (1 - f)."""

    name = "sigmoid"
    help = "Squeezes values into 0 to 1; for outputs that are independent yes-or-no answers."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        np.multiply(x, 0.5, out=y)
        np.tanh(y, out=y)
        np.multiply(y, 0.5, out=y)
        np.add(y, 0.5, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.subtract(1.0, kept, out=work)
        np.multiply(work, kept, out=work)
        np.multiply(dy, work, out=dx)

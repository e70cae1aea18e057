"""The rectifier: what most hidden layers use."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function, bytes_of
from nnstudio.layers.layer import Array


class Relu(Function):
    """f(x) = max(x, 0); f' = 1 where f > 0, else 0."""

    name = "relu"
    help = "Keeps what is positive. Fast and hard to get wrong: the usual choice for hidden layers."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        work.fill(0.0)
        np.maximum(x, work, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        positive = np.greater(kept, 0.0, out=bytes_of(work))
        np.multiply(dy, positive.view(np.int8), out=dx)

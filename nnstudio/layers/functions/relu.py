"""The rectifier: what most hidden layers use."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nnstudio.layers.functions.function import Function, bytes_of
from nnstudio.layers.kernels.ready import Call, call
from nnstudio.layers.layer import Array


class Relu(Function):
    """f(x) = max(x, 0); f' = 1 where f > 0, else 0."""

    name = "relu"
    help = "Keeps what is positive. Fast and hard to get wrong: the usual choice for hidden layers."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        for ready in self.ready_forward(x, y, work):
            ready()

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        for ready in self.ready_backward(kept, dy, dx, work):
            ready()

    def ready_forward(self, x: Array, y: Array, work: Array) -> Iterator[Call]:
        yield call(work.fill, 0.0)
        yield call(np.maximum, x, work, out=y)

    def ready_backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> Iterator[Call]:
        positive = bytes_of(work)
        yield call(np.greater, kept, 0.0, positive)
        yield call(np.multiply, dy, positive.view(np.int8), dx)

"""The identity: no activation."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array


class Linear(Function):
    """f(x) = x."""

    name = "linear"
    help = "Passes values on as they are; the usual choice for a last layer that predicts numbers."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        if y is not x:
            np.copyto(y, x)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        if dx is not dy:
            np.copyto(dx, dy)

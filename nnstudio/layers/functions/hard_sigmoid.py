"""The hard sigmoid: three straight lines in the place of the logistic curve."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array


class HardSigmoid(Function):
    """f(x) = x / 6 + 1/2, held between 0 and 1 (Keras 3 and PyTorch); f' = 1/6 where 0 < f < 1, else 0.

    0 < f < 1 exactly where f (1 - f) > 0.
    """

    name = "hard_sigmoid"
    help = "A cheap sigmoid made of straight lines; learns nothing from values beyond 3."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        np.multiply(x, 1.0 / 6.0, out=y)
        np.add(y, 0.5, out=y)
        np.clip(y, 0.0, 1.0, out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.subtract(1.0, kept, out=work)
        np.multiply(work, kept, out=work)
        np.greater(work, 0.0, out=work)
        np.multiply(work, 1.0 / 6.0, out=work)
        np.multiply(dy, work, out=dx)

"""The exponential linear units: elu, and selu, which is elu scaled so that deep networks keep their variance."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from nnstudio.layers.functions.function import Function, pieces
from nnstudio.layers.layer import Array


class Elu(Function):
    """f(x) = scale * (x where x > 0, else alpha (exp(x) - 1)), with scale = alpha = 1 (Clevert et al. 2016).

    exp(m) - 1 = 2 u / (1 - u) with u = tanh(m / 2) keeps all its digits near 0. Since alpha exp(x) is alpha more
    than alpha (exp(x) - 1), f' = scale where f > 0, else f + scale alpha.
    """

    name = "elu"
    help = "Like relu, but smooth, and it falls to -1: keeps the mean of a layer near 0."

    scale: ClassVar[float] = 1.0
    alpha: ClassVar[float] = 1.0

    def forward(self, x: Array, y: Array, work: Array) -> None:
        for values, out in pieces(x, y):
            u = np.tanh(np.clip(values, -np.inf, 0.0) * 0.5)
            falling = u / (1.0 - u) * (2.0 * self.scale * self.alpha)
            np.add(np.clip(values, 0.0, np.inf) * self.scale, falling, out=out)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        for y, gradient, out in pieces(kept, dy, dx):
            slope = np.where(y > 0.0, self.scale, y + self.scale * self.alpha)
            np.multiply(gradient, slope, out=out)


class Selu(Elu):
    """elu with the scale and alpha for which mean 0 and variance 1 are a fixed point (Klambauer et al. 2017)."""

    name = "selu"
    help = "elu with a scale that keeps the variance from layer to layer; made for deep stacks of Dense."

    scale = 1.0507009873554804934
    alpha = 1.6732632423543772848

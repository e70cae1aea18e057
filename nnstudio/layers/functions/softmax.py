"""Softmax: a row of scores to probabilities that sum to 1."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.functions.function import Function
from nnstudio.layers.layer import Array


class Softmax(Function):
    """f_i = exp(x_i - max x) / sum_j exp(x_j - max x) over the last axis.

    The gradient is dx_i = f_i (dy_i - sum_j dy_j f_j).
    """

    name = "softmax"
    help = "Turns the last layer's scores into probabilities that sum to 1: one answer out of several."

    def forward(self, x: Array, y: Array, work: Array) -> None:
        np.subtract(x, x.max(axis=-1, keepdims=True), out=y)
        np.exp(y, out=y)
        np.divide(y, y.sum(axis=-1, keepdims=True), out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.multiply(dy, kept, out=work)
        total = work.sum(axis=-1, keepdims=True)
        np.subtract(dy, total, out=dx)
        np.multiply(dx, kept, out=dx)

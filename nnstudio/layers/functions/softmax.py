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
        columns = work.reshape(x.shape[-1], -1)
        np.copyto(columns, x.reshape(-1, x.shape[-1]).T)
        largest = np.maximum.reduce(columns, axis=0)
        np.subtract(x, largest.reshape(*x.shape[:-1], 1), out=y)
        np.exp(y, out=y)
        np.divide(y, np.matmul(y, np.ones((x.shape[-1], 1), y.dtype)), out=y)

    def backward(self, kept: Array, dy: Array, dx: Array, work: Array) -> None:
        np.multiply(dy, kept, out=work)
        total = work.sum(axis=-1, keepdims=True)
        np.subtract(dy, total, out=dx)
        np.multiply(dx, kept, out=dx)

"""Categorical cross-entropy for class numbers: the right answer is looked up, no one-hot row is made."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.losses.crossentropy import EPSILON, Softmax
from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp


@dataclasses.dataclass(frozen=True)
class SparseCategoricalCrossentropy(Loss):
    """loss = -log p_c for the right class c, 0 <= c < k. The caller vouches for the labels' range."""

    title = "Sparse categorical cross-entropy"
    help = "Categorical cross-entropy for labels that are class numbers. Wants softmax as last activation."
    one_hot = False
    fuses = "softmax"
    suits = ("softmax",)

    def op(self, frame: LossFrame) -> LossOp:
        return _FusedOp(frame) if frame.from_logits else _ApartOp(frame)


class _SparseOp(LossOp):
    """Finds the right class's value of each row, by its index in the flat outputs."""

    def __init__(self, frame: LossFrame) -> None:
        super().__init__(frame)
        rows, classes = frame.outputs.shape
        self.starts: Array = np.arange(0, rows * classes, classes)
        self.index: Array = np.empty(rows, np.intp)
        self.picked: Array = np.empty_like(self.losses)
        self.flat_outputs = frame.outputs.reshape(-1)
        self.flat_gradient = None if frame.gradient is None else frame.gradient.reshape(-1)

    def pick(self) -> None:
        np.add(self.frame.targets, self.starts, out=self.index)
        self.flat_outputs.take(self.index, out=self.picked, mode="clip")


class _FusedOp(_SparseOp):
    """loss = log sum_j exp z_j - z_c; gradient p, less 1 at c (see FusedCategoricalOp with t one-hot)."""

    def __init__(self, frame: LossFrame) -> None:
        super().__init__(frame)
        self.softmax = Softmax(frame.outputs)

    def images(self) -> None:
        self.softmax.shift()
        self.pick()
        self.softmax.finish()
        np.subtract(self.softmax.log_total, self.picked, out=self.losses)
        if self.flat_gradient is not None:
            np.copyto(self.flat_gradient, self.flat_outputs)
            self.flat_gradient[self.index] -= 1.0


class _ApartOp(_SparseOp):
    """As in Keras, p = clip(y_c / s) to [EPSILON, 1 - EPSILON] with s = sum y.

    Where p is not clipped, -log p = log s - log y_c, so d loss / d y_i = 1 / s, less 1 / y_c at c; else 0.
    """

    def images(self) -> None:
        self.pick()
        total = np.add.reduce(self.frame.outputs, axis=1)
        p = self.picked / total
        inside = (p >= EPSILON) & (p <= 1.0 - EPSILON)
        np.clip(p, EPSILON, 1.0 - EPSILON, out=p)
        np.negative(np.log(p), out=self.losses)
        if self.frame.gradient is not None and self.flat_gradient is not None:
            np.copyto(self.frame.gradient, (inside / total)[:, None])
            self.flat_gradient[self.index] -= inside / (p * total)

"""Categorical hinge: the right answer shall lead by a margin of 1, more is of no use."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp


@dataclasses.dataclass(frozen=True)
class CategoricalHinge(Loss):
    """loss = max(0, 1 + max_j (1 - t_j) y_j - sum_j t_j y_j), t one-hot, as in Keras.

    The gradient is -t_i, plus 1 - t_i at the first j of the maximum, where the loss is above 0; else 0.
    """

    title = "Categorical hinge"
    help = (
        "The right answer shall lead by 1, as in a support vector machine. Wants linear as last activation."
    )
    suits = ("linear", "tanh")

    def op(self, frame: LossFrame) -> LossOp:
        return _HingeOp(frame)


class _HingeOp(LossOp):
    def __init__(self, frame: LossFrame) -> None:
        super().__init__(frame)
        self.rows: Array = np.arange(len(frame.outputs))
        self.rest: Array = np.empty_like(frame.work)

    def images(self) -> None:
        outputs, targets, work = self.frame.outputs, self.frame.targets, self.frame.work
        np.subtract(1.0, targets, out=self.rest)
        np.multiply(self.rest, outputs, out=work)
        rivals = work.argmax(axis=1)
        lead = np.vecdot(outputs, targets) - work[self.rows, rivals]
        np.clip(1.0 - lead, 0.0, None, out=self.losses)
        if self.frame.gradient is not None:
            self._fill(self.frame.gradient, rivals)

    def _fill(self, gradient: Array, rivals: Array) -> None:
        np.negative(self.frame.targets, out=gradient)
        gradient[self.rows, rivals] += self.rest[self.rows, rivals]
        np.multiply(gradient, (self.losses > 0.0)[:, None], out=gradient)

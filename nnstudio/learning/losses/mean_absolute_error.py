"""Mean absolute error: a loss for numbers that does not care more for a few large misses."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp


@dataclasses.dataclass(frozen=True)
class MeanAbsoluteError(Loss):
    """loss = mean_j |y_j - t_j|; gradient sign(y - t) / k, 0 where y = t."""

    title = "Mean absolute error"
    help = "The mean of the differences without their sign. For numbers with a few wild targets."

    def op(self, frame: LossFrame) -> LossOp:
        return _AbsoluteOp(frame)


class _AbsoluteOp(LossOp):
    def images(self) -> None:
        outputs, work = self.frame.outputs, self.frame.work
        np.subtract(outputs, self.frame.targets, out=work)
        if self.frame.gradient is not None:
            np.sign(work, out=self.frame.gradient)
            np.divide(self.frame.gradient, outputs.shape[1], out=self.frame.gradient)
        np.abs(work, out=work)
        np.dot(work, self.ones, out=self.losses)
        np.divide(self.losses, outputs.shape[1], out=self.losses)

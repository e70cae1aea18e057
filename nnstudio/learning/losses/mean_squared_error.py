"""Mean squared error: the loss for predicting numbers, and the simplest of all."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp


@dataclasses.dataclass(frozen=True)
class MeanSquaredError(Loss):
    """loss = mean_j (y_j - t_j)^2; gradient 2 (y - t) / k."""

    title = "Mean squared error"
    help = "The mean of the squared differences. For numbers; for classes, cross-entropy learns faster."

    def op(self, frame: LossFrame) -> LossOp:
        return _SquaredOp(frame)


class _SquaredOp(LossOp):
    def images(self) -> None:
        outputs, work = self.frame.outputs, self.frame.work
        np.subtract(outputs, self.frame.targets, out=work)
        np.vecdot(work, work, out=self.losses)
        np.divide(self.losses, outputs.shape[1], out=self.losses)
        if self.frame.gradient is not None:
            np.multiply(work, 2.0 / outputs.shape[1], out=self.frame.gradient)

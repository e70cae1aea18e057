"""Huber's loss: squared near the target, straight far from it."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp


@dataclasses.dataclass(frozen=True)
class Huber(Loss):
    """loss = mean_j h(y_j - t_j), with h(d) = d^2 / 2 where |d| <= delta, else delta |d| - delta^2 / 2.

    Huber 1964, "Robust estimation of a location parameter".
    """

    title = "Huber"
    help = "Squared for small differences, straight for large ones: precise, and calm about wild targets."

    delta: float = param(1.0, above=0.0, max=1e6, help="Difference from which on the loss grows straight.")

    def op(self, frame: LossFrame) -> LossOp:
        return _HuberOp(frame, self.delta)


class _HuberOp(LossOp):
    """With c = clip(d, -delta, delta): h(d) = c (d - c / 2), and its gradient is c."""

    def __init__(self, frame: LossFrame, delta: float) -> None:
        super().__init__(frame)
        self.delta = delta
        self.clipped = np.empty_like(frame.work)

    def images(self) -> None:
        work, clipped = self.frame.work, self.clipped
        outputs = work.shape[1]
        np.subtract(self.frame.outputs, self.frame.targets, out=work)
        np.clip(work, -self.delta, self.delta, out=clipped)
        if self.frame.gradient is not None:
            np.divide(clipped, outputs, out=self.frame.gradient)
        np.vecdot(clipped, work, out=self.losses)
        self.losses -= 0.5 * np.vecdot(clipped, clipped)
        np.divide(self.losses, outputs, out=self.losses)

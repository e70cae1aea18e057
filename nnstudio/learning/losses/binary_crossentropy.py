"""Binary cross-entropy: the loss for answers that are each yes or no on their own."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.learning.losses.crossentropy import EPSILON
from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp
from nnstudio.learning.losses.smoothing import Targets


@dataclasses.dataclass(frozen=True)
class BinaryCrossentropy(Loss):
    """loss = -mean_j (t_j log p_j + (1 - t_j) log(1 - p_j)).

    label_smoothing s makes t (1 - s) + s / 2 of each target t.
    """

    title = "Binary cross-entropy"
    help = "For answers that are each yes or no on their own. Wants sigmoid as the last activation."
    fuses = "sigmoid"
    suits = ("sigmoid",)

    label_smoothing: float = param(
        0.0, min=0.0, below=1.0, unit="fraction", help="Moves yes and no a little towards the middle."
    )

    def op(self, frame: LossFrame) -> LossOp:
        targets = Targets(frame.targets, self.label_smoothing, 0.5)
        return _FusedOp(frame, targets) if frame.from_logits else _ApartOp(frame, targets)


class _FusedOp(LossOp):
    """Sigmoid and loss at once: loss = mean_j (log(1 + exp z_j) - t_j z_j), gradient (sigmoid(z) - t) / k.

    log(1 + exp z) and the sigmoid, as (1 + tanh(z / 2)) / 2, are safe for any z.
    """

    def __init__(self, frame: LossFrame, targets: Targets) -> None:
        super().__init__(frame)
        self.targets = targets

    def images(self) -> None:
        z, work, targets = self.frame.outputs, self.frame.work, self.targets.read()
        scale = 1.0 / z.shape[1]
        np.vecdot(z, targets, out=self.losses)
        np.logaddexp(z, 0.0, out=work)
        np.subtract(np.dot(work, self.ones), self.losses, out=self.losses)
        np.multiply(self.losses, scale, out=self.losses)
        np.multiply(z, 0.5, out=z)
        np.tanh(z, out=z)
        np.multiply(z, 0.5, out=z)
        np.add(z, 0.5, out=z)
        if self.frame.gradient is not None:
            np.subtract(z, targets, out=work)
            np.multiply(work, scale, out=self.frame.gradient)


class _ApartOp(LossOp):
    """As in Keras, p = clip(y, EPSILON, 1 - EPSILON); gradient (p - t) / (p (1 - p)) / k, 0 where clipped."""

    def __init__(self, frame: LossFrame, targets: Targets) -> None:
        super().__init__(frame)
        self.targets = targets

    def images(self) -> None:
        outputs, p, targets = self.frame.outputs, self.frame.work, self.targets.read()
        inside = (outputs >= EPSILON) & (outputs <= 1.0 - EPSILON)
        np.clip(outputs, EPSILON, 1.0 - EPSILON, out=p)
        likelihood = targets * np.log(p) + (1.0 - targets) * np.log1p(-p)
        np.multiply(np.add.reduce(likelihood, axis=1), -1.0 / p.shape[1], out=self.losses)
        if self.frame.gradient is not None:
            slope = (p - targets) / (p * (1.0 - p))
            np.multiply(slope, inside / p.shape[1], out=self.frame.gradient, casting="same_kind")

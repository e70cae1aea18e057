"""Categorical cross-entropy: the loss for one answer out of several."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.learning.losses.crossentropy import CategoricalOp, FusedCategoricalOp
from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp
from nnstudio.learning.losses.smoothing import Targets


@dataclasses.dataclass(frozen=True)
class CategoricalCrossentropy(Loss):
    """loss = -sum_j t_j log p_j, t one-hot, softened by label_smoothing s to t (1 - s) + s / k."""

    title = "Categorical cross-entropy"
    help = (
        "For one answer out of several: the surprise at the right one. Wants softmax as the last activation."
    )
    fuses = "softmax"
    suits = ("softmax",)

    label_smoothing: float = param(
        0.0, min=0.0, below=1.0, unit="fraction", help="Softens the right answer: the network stays modest."
    )

    def op(self, frame: LossFrame) -> LossOp:
        targets = Targets(frame.targets, self.label_smoothing, 1.0 / frame.outputs.shape[1])
        return FusedCategoricalOp(frame, targets) if frame.from_logits else CategoricalOp(frame, targets)

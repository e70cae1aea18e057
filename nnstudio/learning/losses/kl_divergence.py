"""Kullback-Leibler divergence: how far the answered probabilities are from the wanted ones."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.losses.crossentropy import EPSILON, FusedCategoricalOp
from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp
from nnstudio.learning.losses.smoothing import Targets


@dataclasses.dataclass(frozen=True)
class KLDivergence(Loss):
    """loss = sum_j t_j log(t_j / p_j), 0 log 0 = 0: categorical cross-entropy less the targets' own entropy.

    Apart from softmax p is what the network answers, whatever its sum, clipped to EPSILON and 1 as in Keras.
    """

    title = "KL divergence"
    help = "For targets that are probabilities. With one right answer it is categorical cross-entropy."
    fuses = "softmax"
    suits = ("softmax",)

    def op(self, frame: LossFrame) -> LossOp:
        return _FusedOp(frame) if frame.from_logits else _ApartOp(frame)


class _FusedOp(FusedCategoricalOp):
    def __init__(self, frame: LossFrame) -> None:
        super().__init__(frame, Targets(frame.targets, 0.0, 0.0))

    def images(self) -> None:
        super().images()
        np.subtract(self.losses, entropy(self.frame.targets, self.frame.work), out=self.losses)


class _ApartOp(LossOp):
    """p = clip(y, EPSILON, 1); gradient -t / p, 0 where clipped."""

    def images(self) -> None:
        outputs, targets, gradient = self.frame.outputs, self.frame.targets, self.frame.gradient
        p = np.clip(outputs, EPSILON, 1.0)
        np.negative(np.vecdot(np.log(p), targets), out=self.losses)
        if gradient is not None:
            inside = (outputs >= EPSILON) & (outputs <= 1.0)
            np.divide(targets, p, out=gradient)
            np.multiply(gradient, np.where(inside, -1.0, 0.0), out=gradient, casting="same_kind")
        np.subtract(self.losses, entropy(targets, self.frame.work), out=self.losses)


def entropy(targets: Array, work: Array) -> Array:
    """(n,) -sum_j t_j log t_j of each row of targets (n, k), 0 log 0 = 0. work: (n, k) scratch."""
    work.fill(0.0)
    np.log(targets, out=work, where=targets > 0.0)
    entropies: Array = np.vecdot(work, targets)
    return np.negative(entropies, out=entropies)

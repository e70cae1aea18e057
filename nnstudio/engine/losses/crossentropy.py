"""The arithmetic that both categorical cross-entropies share: softmax and -log p, together and apart."""

from __future__ import annotations

import numpy as np

from nnstudio.engine.losses.loss import LossFrame, LossOp
from nnstudio.layers.layer import Array

EPSILON = 1e-7
"""Smallest probability that -log is taken of where the loss is not fused with softmax; Keras's value."""


class CategoricalOp(LossOp):
    """Loss -sum_j t_j log p_j of one shard, for rows of targets t.

    Fused with softmax, p = softmax(z): loss = sum_j t_j (logsumexp(z) - z_j), gradient (p * sum t - t) / batch.
    Apart: p is divided by its sum and clipped to [EPSILON, 1 - EPSILON] as in Keras; the gradient is -t/p through
    that division.
    """

    def __init__(self, frame: LossFrame, smoothing: float = 0.0) -> None:
        super().__init__(frame)
        self.smoothing = smoothing

    def targets(self) -> Array:
        """(n, k) targets, smoothed: t (1 - s) + s / k."""
        targets = self.frame.targets
        if self.smoothing == 0.0:
            return targets
        return np.asarray(targets * (1.0 - self.smoothing) + self.smoothing / targets.shape[1], targets.dtype)

    def run(self) -> float:
        targets = self.targets()
        losses = self._fused(targets) if self.frame.from_logits else self._apart(targets)
        weights, gradient = self.frame.weights, self.frame.gradient
        if weights is not None:
            losses = losses * weights
            if gradient is not None:
                gradient *= weights[:, None]
        return float(losses.sum(dtype=np.float64))

    def _fused(self, targets: Array) -> Array:
        z, work = self.frame.outputs, self.frame.work
        np.subtract(z, z.max(axis=1, keepdims=True), out=z)
        np.multiply(z, targets, out=work)
        picked = work.sum(axis=1)
        np.exp(z, out=z)
        total = z.sum(axis=1, keepdims=True)
        weight = targets.sum(axis=1)
        losses: Array = np.log(total[:, 0]) * weight - picked
        np.divide(z, total, out=z)
        if self.frame.gradient is not None:
            np.multiply(z, weight[:, None], out=work)
            np.subtract(work, targets, out=work)
            np.divide(work, self.frame.batch, out=self.frame.gradient)
        return losses

    def _apart(self, targets: Array) -> Array:
        outputs, work, gradient = self.frame.outputs, self.frame.work, self.frame.gradient
        total = outputs.sum(axis=1, keepdims=True)
        np.divide(outputs, total, out=work)
        inside = (work > EPSILON) & (work < 1.0 - EPSILON)
        np.clip(work, EPSILON, 1.0 - EPSILON, out=work)
        losses: Array = -(targets * np.log(work)).sum(axis=1)
        if gradient is not None:
            slope = np.where(inside, -targets / work, 0.0)
            through = (slope * work).sum(axis=1, keepdims=True)
            np.divide(slope - through, total * self.frame.batch, out=gradient)
        return losses

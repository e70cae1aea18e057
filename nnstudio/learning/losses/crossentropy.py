"""The arithmetic that both categorical cross-entropies share: softmax and -log p, together and apart."""

from __future__ import annotations

import numpy as np

from nnstudio.layers.layer import Array
from nnstudio.learning.losses.loss import LossFrame, LossOp
from nnstudio.learning.losses.smoothing import Targets

EPSILON = 1e-7
"""Smallest probability that a logarithm is taken of where loss and activation are not fused; Keras's."""


SAFE = 40.0
"""Scores between -SAFE and SAFE need no shift: the sum of their exp neither overflows nor vanishes."""


class Softmax:
    """Softmax in place over the rows of z (n, k); it keeps the logarithm of each row's sum for the loss."""

    def __init__(self, z: Array) -> None:
        self.z = z
        self.flat = z.reshape(-1)
        self.ones: Array = np.ones(z.shape[1], z.dtype)
        self.total: Array = np.empty(len(z), z.dtype)
        self.log_total: Array = np.empty(len(z), z.dtype)
        self.column = self.total[:, None]

    def shift(self) -> None:
        """Subtract each row's maximum, which changes no probability, where exp might overflow without."""
        low, high = self.flat.item(self.flat.argmin()), self.flat.item(self.flat.argmax())
        if not (low > -SAFE and high < SAFE):
            np.maximum.reduce(self.z, axis=1, out=self.total)
            np.subtract(self.z, self.column, out=self.z)

    def finish(self) -> None:
        """Turn the shifted z into probabilities; log_total: (n,) log of sum_j exp z_j."""
        np.exp(self.z, out=self.z)
        np.dot(self.z, self.ones, out=self.total)
        np.divide(self.z, self.column, out=self.z)
        np.log(self.total, out=self.log_total)


class FusedCategoricalOp(LossOp):
    """Softmax and loss at once. For rows t that sum to 1 and p = softmax(z):

    -sum_j t_j log p_j = log sum_j exp z_j - sum_j t_j z_j, and its gradient is p - t. No probability is ever
    rounded to 0 before its logarithm, so any logits are safe.
    """

    def __init__(self, frame: LossFrame, targets: Targets) -> None:
        super().__init__(frame)
        self.targets = targets
        self.softmax = Softmax(frame.outputs)
        self.picked: Array = np.empty_like(self.losses)

    def images(self) -> None:
        frame, softmax = self.frame, self.softmax
        targets = self.targets.read()
        softmax.shift()
        np.vecdot(frame.outputs, targets, out=self.picked)
        softmax.finish()
        np.subtract(softmax.log_total, self.picked, out=self.losses)
        if frame.gradient is not None:
            np.subtract(frame.outputs, targets, out=frame.gradient)


class CategoricalOp(LossOp):
    """Loss -sum_j t_j log p_j for probabilities that are not fused with their activation.

    As in Keras, outputs y are divided by their sum s and clipped: p = clip(y / s, EPSILON, 1 - EPSILON). The
    gradient of a clipped p is 0; with c_j = -t_j / p_j where p is not clipped,
    d loss / d y_i = (c_i - sum_j c_j p_j) / s.
    """

    def __init__(self, frame: LossFrame, targets: Targets) -> None:
        super().__init__(frame)
        self.targets = targets

    def images(self) -> None:
        outputs, p, gradient = self.frame.outputs, self.frame.work, self.frame.gradient
        targets = self.targets.read()
        total = np.add.reduce(outputs, axis=1, keepdims=True)
        np.divide(outputs, total, out=p)
        inside = (p >= EPSILON) & (p <= 1.0 - EPSILON)
        np.clip(p, EPSILON, 1.0 - EPSILON, out=p)
        np.negative(np.vecdot(np.log(p), targets), out=self.losses)
        if gradient is not None:
            slope = np.where(inside, -targets / p, 0.0)
            np.subtract(slope, np.vecdot(slope, p)[:, None], out=gradient)
            np.divide(gradient, total, out=gradient)

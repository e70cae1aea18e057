"""BatchNormalization: every channel gets mean 0 and variance 1 over the batch, then a learned scale and shift.

The statistics are those of the whole batch, however it is cut: each shard measures its own images, all wait for
each other, and then every shard puts the same figures together in the same order.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.kernels.channels import Channels
from nnstudio.layers.kernels.moments import Moments
from nnstudio.layers.layer import Array, Frame, Op, TrainableLayer, Weight
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class BatchNormalization(TrainableLayer):
    """output = gamma * (input - mean) / sqrt(variance + epsilon) + beta, channel by channel (Ioffe & Szegedy 2015).

    In training mean and variance are the batch's; elsewhere, and when the layer is frozen, they are running means
    of those: moving = momentum * moving + (1 - momentum) * batch, with the variance over n, as in Keras.
    """

    title = "BatchNormalization"
    family = "normalization"
    synonyms = "batchnorm, batch norm, BN, standardize"
    help = "Brings every channel to mean 0 and variance 1. Deep networks learn faster and bear larger steps."
    remembers = frozenset({"input"})

    momentum: float = param(
        0.99, min=0.0, max=1.0, unit="fraction", help="How slowly the running statistics follow the batches."
    )
    epsilon: float = param(
        0.001, above=0.0, max=1.0, help="Added to the variance, so that nothing is divided by 0."
    )
    center: bool = param(True, help="Adds a learned number, beta, to each channel.")
    scale: bool = param(True, help="Multiplies each channel by a learned number, gamma.")

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        shape = shapes[0][-1:]
        learned = [Weight("gamma", shape, "ones", trainable=self.trainable)] if self.scale else []
        learned += [Weight("beta", shape, "zeros", trainable=self.trainable)] if self.center else []
        mean = Weight("moving_mean", shape, "zeros", trainable=False)
        return (*learned, mean, Weight("moving_variance", shape, "ones", trainable=False))

    def multiply_adds(self, *shapes: Shape) -> int:
        return size_of(shapes[0])

    def flop(self, *shapes: Shape) -> int:
        """Each value: less the mean, times the factor, plus beta. The factors are worked out once for a batch."""
        return (2 + self.center) * size_of(shapes[0])

    def op(self, frame: Frame) -> Op:
        return (_BatchOp if frame.training and self.trainable else _RunningOp)(self, frame)


class _NormalizationOp(Op):
    """What both ways share: output = (input - mean) * factor + beta, with factor = gamma / sqrt(variance + epsilon)."""

    def __init__(self, layer: BatchNormalization, frame: Frame) -> None:
        super().__init__(frame)
        self.layer = layer
        self.channels = Channels(frame)
        self.mean, self.factor, self.line = (self.channels.line() for _ in range(3))

    def _normalise(self, mean: Array, inverse: Array) -> None:
        """mean, inverse: (channels,), the latter of the standard deviation."""
        frame, line = self.frame, self.line
        self.mean[...] = mean
        self.factor[...] = inverse * frame.weights.get("gamma", 1.0)
        line[...] = frame.weights.get("beta", 0.0)
        for part in self.channels.parts:
            y = frame.output[part]
            np.subtract(frame.x[part], self.mean, out=y)
            np.multiply(y, self.factor, out=y)
            np.add(y, line, out=y)


class _RunningOp(_NormalizationOp):
    """With the running statistics, which are constants."""

    def forward(self) -> None:
        weights = self.frame.weights
        self._normalise(weights["moving_mean"], self._inverse())

    def backward(self) -> None:
        """dx = dy * gamma / sqrt(variance + epsilon)."""
        dx, dy = self.frame.dx, self.frame.output_gradient
        if dx is None or dy is None:
            return
        self.factor[...] = self._inverse() * self.frame.weights.get("gamma", 1.0)
        for part in self.channels.parts:
            np.multiply(dy[part], self.factor, out=dx[part])

    def _inverse(self) -> Array:
        inverse: Array = 1.0 / np.sqrt(self.frame.weights["moving_variance"] + self.layer.epsilon)
        return inverse


class _BatchOp(_NormalizationOp):
    """With the batch's own statistics, in two steps each way."""

    def __init__(self, layer: BatchNormalization, frame: Frame) -> None:
        super().__init__(layer, frame)
        self.moments = Moments(self.channels, frame)
        self.work, self.share = self.channels.work(), self.channels.line()
        self.batch_mean: Array = np.zeros(self.channels.channels)
        self.inverse: Array = np.zeros(self.channels.channels)
        self.sums = frame.shared("gradient sums", (2, self.channels.channels))

    def forward_steps(self) -> Sequence[Callable[[], None]]:
        return self._measure, self._normalise_batch

    def backward_steps(self) -> Sequence[Callable[[], None]]:
        return self._sum_gradients, self._input_gradient

    def _measure(self) -> None:
        self.moments.measure(self.frame.x, self.work)

    def _normalise_batch(self) -> None:
        self.batch_mean, variance = self.moments.together()
        self.inverse = 1.0 / np.sqrt(variance + self.layer.epsilon)
        self._normalise(self.batch_mean, self.inverse)
        if self.moments.is_first:
            self._move("moving_mean", self.batch_mean)
            self._move("moving_variance", variance)

    def _move(self, name: str, batch: Array) -> None:
        moving = self.frame.weights[name]
        moving += (1.0 - self.layer.momentum) * (batch - moving)

    def _sum_gradients(self) -> None:
        """d beta = sum dy, d gamma = sum dy x^, with x^ = (x - mean) / sqrt(variance + epsilon)."""
        dy, frame = self.frame.output_gradient, self.frame
        assert dy is not None
        self.mean[...] = self.batch_mean
        sums = self.sums[frame.shard]
        sums.fill(0.0)
        for part in self.channels.parts:
            work = self.work[: part.stop - part.start]
            sums[0] += self.channels.sum(dy[part])
            np.subtract(frame.x[part], self.mean, out=work)
            np.multiply(work, dy[part], out=work)
            sums[1] += self.channels.sum(work)
        sums[1] *= self.inverse
        for name, total in zip(("beta", "gamma"), sums, strict=True):
            if name in frame.gradients:
                frame.gradients[name][...] = total

    def _input_gradient(self) -> None:
        """dx = gamma / sqrt(variance + epsilon) * (dy - mean(dy) - x^ mean(dy x^)), with means over the batch.

        The last two terms are what every pixel does to the batch's own mean and variance.
        """
        frame, dx, dy = self.frame, self.frame.dx, self.frame.output_gradient
        if dx is None or dy is None:
            return
        mean_dy, mean_product = self.sums.sum(axis=0) / self.moments.count
        scale = self.inverse * frame.weights.get("gamma", 1.0)
        self.mean[...], self.line[...], self.factor[...] = self.batch_mean, mean_dy, scale
        self.share[...] = scale * self.inverse * mean_product
        for part in self.channels.parts:
            work, out = self.work[: part.stop - part.start], dx[part]
            np.subtract(frame.x[part], self.mean, out=work)
            np.multiply(work, self.share, out=work)
            np.subtract(dy[part], self.line, out=out)
            np.multiply(out, self.factor, out=out)
            np.subtract(out, work, out=out)

"""LayerNormalization: every image (or pixel) is brought to mean 0 and variance 1 for itself, whatever the batch."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.kernels.channels import Channels
from nnstudio.layers.layer import Array, Frame, Op, TrainableLayer, Weight
from nnstudio.layers.shapes import Shape, size_of


@dataclasses.dataclass(frozen=True)
class LayerNormalization(TrainableLayer):
    """output = gamma * (input - mean) / sqrt(variance + epsilon) + beta (Ba et al. 2016).

    Mean and variance are over the last axis: the features of a row, the channels of a pixel, as in Keras.
    """

    title = "LayerNormalization"
    family = "normalization"
    synonyms = "layernorm, layer norm, LN, standardize"
    help = "Brings each row of numbers to mean 0 and variance 1. Does not depend on the batch."
    remembers = frozenset({"input"})
    mixes = True

    epsilon: float = param(
        0.001, above=0.0, max=1.0, help="Added to the variance, so that nothing is divided by 0."
    )
    center: bool = param(True, help="Adds a learned number, beta, to each place of the row.")
    scale: bool = param(True, help="Multiplies each place of the row by a learned number, gamma.")

    def output_shape(self, *shapes: Shape) -> Shape:
        return shapes[0]

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        shape = shapes[0][-1:]
        gamma = (Weight("gamma", shape, "ones", trainable=self.trainable),) if self.scale else ()
        beta = (Weight("beta", shape, "zeros", trainable=self.trainable),) if self.center else ()
        return (*gamma, *beta)

    def multiply_adds(self, *shapes: Shape) -> int:
        return size_of(shapes[0])

    def flop(self, *shapes: Shape) -> int:
        """Each value: into the mean, less the mean, squared, into the variance, divided; then gamma and beta. Each row:
        plus epsilon, the root, the reciprocal.
        """
        return (5 + self.scale + self.center) * size_of(shapes[0]) + 3 * size_of(shapes[0][:-1])

    def op(self, frame: Frame) -> Op:
        return _LayerNormalizationOp(self, frame)


class _LayerNormalizationOp(Op):
    """Keeps each row's mean and 1 / sqrt(variance + epsilon); means along rows are products with a column of 1 / n.

    The first mean is a rounded one, and where a row lies far from 0 in proportion to its spread, what it missed is
    not small. It shows in the distances from it, whose mean is kept as well.
    """

    def __init__(self, layer: LayerNormalization, frame: Frame) -> None:
        super().__init__(frame)
        self.epsilon = layer.epsilon
        self.channels = Channels(frame)
        rows = (*frame.x.shape[:-1], 1)
        self.mean, self.missed, self.inverse = (frame.remember(rows) for _ in range(3))
        self.gamma, self.beta = self.channels.line(), self.channels.line()
        self.work, self.product = self.channels.work(), self.channels.work()
        self.column = frame.scratch((self.channels.block, *rows[1:]))
        self.average: Array = np.full((self.channels.channels, 1), 1.0 / self.channels.channels, frame.dtype)

    def _mean(self, values: Array, out: Array) -> None:
        np.matmul(values.reshape(-1, self.channels.channels), self.average, out=out.reshape(-1, 1))

    def forward(self) -> None:
        self.gamma[...] = self.frame.weights.get("gamma", 1.0)
        self.beta[...] = self.frame.weights.get("beta", 0.0)
        for part in self.channels.parts:
            y, inverse = self.frame.output[part], self.inverse[part]
            work = self.work[: len(y)]
            self._mean(self.frame.x[part], self.mean[part])
            np.subtract(self.frame.x[part], self.mean[part], out=y)
            self._mean(y, self.missed[part])
            np.subtract(y, self.missed[part], out=y)
            np.multiply(y, y, out=work)
            self._mean(work, inverse)
            np.add(inverse, self.epsilon, out=inverse)
            np.sqrt(inverse, out=inverse)
            np.divide(1.0, inverse, out=inverse)
            np.multiply(y, inverse, out=y)
            np.multiply(y, self.gamma, out=y)
            np.add(y, self.beta, out=y)

    def backward(self) -> None:
        """With x^ = (x - mean) * inverse and g = dy * gamma: dx = inverse * (g - mean(g) - x^ mean(g x^)).

        The last two terms are what a value does to its own row's mean and variance. d beta = sum dy, d gamma =
        sum dy x^ over all rows.
        """
        dy, gradients = self.frame.output_gradient, self.frame.gradients
        assert dy is not None
        for gradient in gradients.values():
            gradient.fill(0.0)
        self.gamma[...] = self.frame.weights.get("gamma", 1.0)
        for part in self.channels.parts:
            hat, product = self._hat(part), self.product[: part.stop - part.start]
            np.multiply(hat, dy[part], out=product)
            if "beta" in gradients:
                np.add(gradients["beta"], self.channels.sum(dy[part]), out=gradients["beta"])
            if "gamma" in gradients:
                np.add(gradients["gamma"], self.channels.sum(product), out=gradients["gamma"])
            if self.frame.dx is not None:
                np.multiply(product, self.gamma, out=product)
                self._input_gradient(self.frame.dx[part], dy[part], hat, product, self.inverse[part])

    def _hat(self, part: slice) -> Array:
        hat = self.work[: part.stop - part.start]
        np.subtract(self.frame.x[part], self.mean[part], out=hat)
        np.subtract(hat, self.missed[part], out=hat)
        np.multiply(hat, self.inverse[part], out=hat)
        return hat

    def _input_gradient(self, dx: Array, dy: Array, hat: Array, product: Array, inverse: Array) -> None:
        """product: g x^. Uses up hat."""
        column = self.column[: len(dx)]
        self._mean(product, column)
        np.multiply(hat, column, out=hat)
        np.multiply(dy, self.gamma, out=dx)
        self._mean(dx, column)
        np.subtract(dx, column, out=dx)
        np.subtract(dx, hat, out=dx)
        np.multiply(dx, inverse, out=dx)

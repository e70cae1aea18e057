"""PReLU: a rectifier that learns how much of the negative it lets through."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.declared import param
from nnstudio.errors import sentence
from nnstudio.layers.kernels.windows import blocks
from nnstudio.layers.layer import Array, Frame, Op, TrainableLayer, Weight
from nnstudio.layers.shapes import Shape, ShapeError, shape_text, size_of


@dataclasses.dataclass(frozen=True)
class PReLU(TrainableLayer):
    """output = max(x, 0) + alpha * min(x, 0), with a learned alpha for each value (He et al. 2015).

    shared_axes: sides of the input, from 1, along which one alpha serves all: 1, 2 gives one for each channel.
    """

    title = "PReLU"
    family = "activation"
    synonyms = "parametric relu, leaky relu"
    help = "Like relu, and learns for itself how much of what is negative should pass."
    remembers = frozenset({"input"})

    shared_axes: tuple[int, ...] | None = param(
        None,
        min=1,
        max=8,
        label="shared axes",
        help="Sides along which one alpha serves all: 1, 2 for images.",
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        axes = self.shared_axes or ()
        if any(axis > len(shapes[0]) for axis in axes):
            said = sentence(
                "PReLU can't share along axis {axis} of {shape}", axis=max(axes), shape=shape_text(shapes[0])
            )
            raise ShapeError(said, change={"shared_axes": None})
        return shapes[0]

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        shared = self.shared_axes or ()
        shape = tuple(1 if axis in shared else side for axis, side in enumerate(shapes[0], 1))
        return (Weight("alpha", shape, "zeros", trainable=self.trainable),)

    def multiply_adds(self, *shapes: Shape) -> int:
        return size_of(shapes[0])

    def flop(self, *shapes: Shape) -> int:
        """Each value is compared with 0, and multiplied by a slope."""
        return 2 * size_of(shapes[0])

    def op(self, frame: Frame) -> Op:
        return _PReLUOp(frame)


class _PReLUOp(Op):
    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        shape: Shape = frame.x.shape[1:]
        self.parts = blocks(len(frame.x), 3 * frame.x[:1].nbytes)
        block = self.parts[0].stop
        self.alpha, self.total = frame.scratch(shape), frame.scratch((1, size_of(shape)))
        self.work = frame.scratch((block, *shape))
        self.ones = frame.ones(1, block)
        self.gradient = frame.gradients.get("alpha")

    def forward(self) -> None:
        self.alpha[...] = self.frame.weights["alpha"]
        for part in self.parts:
            x, y = self.frame.x[part], self.frame.output[part]
            work = self.work[: len(x)]
            np.clip(x, -np.inf, 0.0, out=y)
            np.multiply(y, self.alpha, out=y)
            np.clip(x, 0.0, np.inf, out=work)
            np.add(y, work, out=y)

    def backward(self) -> None:
        """d alpha = sum of dy * min(x, 0); dx = dy where x > 0, else dy * alpha."""
        dy, dx = self.frame.output_gradient, self.frame.dx
        assert dy is not None
        if self.gradient is not None:
            self.gradient.fill(0.0)
            for part in self.parts:
                self._add_alpha_gradient(self.frame.x[part], dy[part])
        if dx is not None:
            for part in self.parts:
                self._input_gradient(self.frame.x[part], dy[part], dx[part])

    def _add_alpha_gradient(self, x: Array, dy: Array) -> None:
        assert self.gradient is not None
        below = np.clip(x, -np.inf, 0.0, out=self.work[: len(x)])
        np.multiply(below, dy, out=below)
        np.matmul(self.ones[:, : len(x)], below.reshape(len(x), -1), out=self.total)
        shared = tuple(axis for axis, side in enumerate(self.gradient.shape) if side != x.shape[axis + 1])
        self.gradient += self.total.reshape(x.shape[1:]).sum(axis=shared, keepdims=True)

    def _input_gradient(self, x: Array, dy: Array, dx: Array) -> None:
        """The slope is alpha + (1 - alpha) * [x > 0]."""
        slope = self.work[: len(x)]
        np.subtract(1.0, self.frame.weights["alpha"], out=self.alpha)
        np.greater(x, 0.0, out=slope)
        np.multiply(slope, self.alpha, out=slope)
        np.subtract(1.0, self.alpha, out=self.alpha)
        np.add(slope, self.alpha, out=slope)
        np.multiply(dy, slope, out=dx)

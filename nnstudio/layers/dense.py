"""Dense: every input to every unit. One matrix product forward, two backward."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

import numpy as np

from nnstudio.declared import param
from nnstudio.errors import sentence
from nnstudio.layers.initializers import INITIALIZER_NAMES
from nnstudio.layers.kernels.activated import ACTIVATION_HELP, FUNCTION_NAMES, Activated
from nnstudio.layers.kernels.ready import Call, ReadyOp, call
from nnstudio.layers.layer import BatchGradient, Frame, GradientPart, Op, Weight, WeightedLayer
from nnstudio.layers.shapes import Shape, ShapeError, shape_text, size_of


@dataclasses.dataclass(frozen=True)
class Dense(WeightedLayer):
    """output = activation(input @ kernel + bias); input (n, features), kernel (features, units)."""

    title = "Dense"
    family = "core"
    synonyms = "fully connected, linear layer, FC, perceptron, MLP"
    help = "Connects every input to every unit. The workhorse of small networks, and the last layer of most."
    defers = True
    breadth = "units"
    mixes = True

    units: int = param(
        32,
        min=1,
        max=65536,
        unit="units",
        help="Number of outputs. More units can learn more, and overfit sooner.",
    )
    activation: str = param("linear", choices=FUNCTION_NAMES, help=ACTIVATION_HELP)
    use_bias: bool = param(True, help="Adds a learned number to each output.")
    kernel_initializer: str = param(
        "glorot_uniform",
        choices=INITIALIZER_NAMES,
        help="How the weights begin. He suits relu, Glorot the rest.",
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        (shape,) = shapes
        if len(shape) != 1:
            raise ShapeError(
                sentence("Dense needs a flat input, and gets {shape}", shape=shape_text(shape)),
                insert="Flatten",
            )
        return (self.units,)

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        (features,) = shapes[0]
        fans = (features, self.units)
        kernel = Weight("kernel", fans, self.kernel_initializer, fans, self.trainable, self.l1, self.l2)
        bias = Weight("bias", (self.units,), "zeros", trainable=self.trainable)
        return (kernel, bias) if self.use_bias else (kernel,)

    def multiply_adds(self, *shapes: Shape) -> int:
        return shapes[0][0] * self.units

    def flop(self, *shapes: Shape) -> int:
        finishing = self.use_bias + (self.activation != "linear")
        return 2 * self.multiply_adds(*shapes) + finishing * size_of(self.output_shape(*shapes))

    def summary(self) -> str:
        return f"{self.units} {self.activation}"

    def op(self, frame: Frame) -> Op:
        return _DenseOp(self, frame)

    def batch_gradient(self, whole: BatchGradient) -> list[GradientPart]:
        """d kernel = input^T @ d output, cut into tiles of input features; d bias = sum of d output."""
        x, dy, kernel = whole.input, whole.output_gradient, whole.gradients["kernel"]
        parts = [
            GradientPart(
                "kernel",
                rows.start * self.units,
                rows.stop * self.units,
                call(np.matmul, x[:, rows].T, dy, kernel[rows]),
            )
            for rows in _tiles(x.shape[1], kernel.size)
        ]
        if "bias" in whole.gradients:
            fill = call(np.matmul, np.ones(len(dy), dy.dtype), dy, whole.gradients["bias"])
            parts.append(GradientPart("bias", 0, self.units, fill))
        return parts


TILE = 65536
"""Values of a kernel's gradient that are worth a task of their own."""
MOST_TILES = 8


def _tiles(features: int, size: int) -> list[slice]:
    """The kernel's rows in 1, 2, 4 or 8 runs, so that threads can share them; the more, the larger it is."""
    count = 1
    while count < MOST_TILES and 2 * count * TILE <= size and 2 * count <= features:
        count *= 2
    edges = [features * tile // count for tile in range(count + 1)]
    return [slice(start, stop) for start, stop in itertools.pairwise(edges)]


class _DenseOp(ReadyOp):
    def __init__(self, layer: Dense, frame: Frame) -> None:
        super().__init__(frame)
        self.activated = Activated(layer.activation, frame)
        self.work = frame.scratch(frame.output.shape, frame.dtype)

    def forward_calls(self) -> Iterator[Call]:
        raw, weights = self.activated.raw, self.frame.weights
        yield call(np.matmul, self.frame.x, weights["kernel"], raw)
        if "bias" in weights:
            yield call(np.add, raw, weights["bias"], raw)
        yield from self.activated.forward(slice(None), self.work)

    def backward_calls(self) -> Iterator[Call]:
        """dx = dy @ kernel^T; the kernel's gradient is left to `Dense.batch_gradient`."""
        dy = self.frame.output_gradient
        assert dy is not None
        yield from self.activated.backward(slice(None), dy, self.work)
        if self.frame.dx is not None:
            yield call(np.matmul, dy, self.frame.weights["kernel"].T, self.frame.dx)

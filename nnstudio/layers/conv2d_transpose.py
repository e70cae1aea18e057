"""Conv2DTranspose: a convolution run backwards, which makes images larger."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.kernels import sliding
from nnstudio.layers.kernels.activated import ACTIVATION_HELP, FUNCTION_NAMES
from nnstudio.layers.kernels.finish import Finish
from nnstudio.layers.kernels.products import SumsOfProducts
from nnstudio.layers.kernels.ready import Call, ReadyOp, call
from nnstudio.layers.kernels.windows import Geometry, blocks, geometry, inside, rows, windows
from nnstudio.layers.layer import Array, Frame, Op, Weight, WeightedLayer
from nnstudio.layers.shapes import Shape, expect_image, size_of
from nnstudio.layers.sight import Sights, Stamps


@dataclasses.dataclass(frozen=True)
class Conv2DTranspose(WeightedLayer):
    """Every pixel stamps its kernel onto the output: output = activation(sum of input[i, j] @ kernel^T at (i, j) *
    strides, + bias).

    That is the gradient of a Conv2D whose output has the shape of this layer's input. Sides: valid gives
    (size - 1) * stride + max(kernel, stride), same gives size * stride. kernel: (rows, columns, filters, channels).
    """

    title = "Conv2DTranspose"
    family = "convolution"
    synonyms = "deconvolution, transposed convolution, enlarge"
    help = "Makes images larger: every pixel stamps a learned pattern. With strides of 2 the sides double."
    breadth = "filters"

    filters: int = sliding.filters()
    kernel_size: tuple[int, int] = sliding.kernel_size()
    strides: tuple[int, int] = sliding.strides("How far apart the stamps are; 2 doubles the image.")
    padding: str = sliding.padding(
        "same cuts the edges, so that the sides are those of the input times the strides."
    )
    dilation_rate: tuple[int, int] = sliding.dilation_rate()
    activation: str = param("linear", choices=FUNCTION_NAMES, help=ACTIVATION_HELP)
    use_bias: bool = param(True, help="Adds a learned number to each channel of the output.")
    kernel_initializer: str = sliding.initializer("kernel")

    def output_shape(self, *shapes: Shape) -> Shape:
        height, width, _ = expect_image("Conv2DTranspose", shapes[0])
        return (*self._sides(height, width), self.filters)

    def _sides(self, height: int, width: int) -> tuple[int, int]:
        rows, columns = sliding.span(self.kernel_size, self.dilation_rate)
        down, right = self.strides
        if self.padding == "same":
            return height * down, width * right
        return (height - 1) * down + max(rows, down), (width - 1) * right + max(columns, right)

    def geometry(self, shape: Shape) -> Geometry:
        """How the filters of the convolution that this layer turns round slide over the output."""
        sides = self._sides(shape[0], shape[1])
        return geometry(sides, self.kernel_size, self.strides, self.padding, self.dilation_rate)

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        channels, taps = shapes[0][2], math.prod(self.kernel_size)
        shape = (*self.kernel_size, self.filters, channels)
        fans = (taps * self.filters, taps * channels)
        kernel = Weight("kernel", shape, self.kernel_initializer, fans, self.trainable, self.l1, self.l2)
        bias = Weight("bias", (self.filters,), "zeros", trainable=self.trainable)
        return (kernel, bias) if self.use_bias else (kernel,)

    def multiply_adds(self, *shapes: Shape) -> int:
        return size_of(shapes[0]) * math.prod(self.kernel_size) * self.filters

    def flop(self, *shapes: Shape) -> int:
        finishing = self.use_bias + (self.activation != "linear")
        return 2 * self.multiply_adds(*shapes) + finishing * size_of(self.output_shape(*shapes))

    def sights(self, shape: Shape) -> Sights:
        """Those of the convolution that it turns round, from the output back to the input."""
        rows, columns = self.geometry(shape).sights
        return Stamps(rows), Stamps(columns)

    def summary(self) -> str:
        return sliding.sliding_summary(
            self.filters, self.kernel_size, self.strides, self.padding, self.activation
        )

    def op(self, frame: Frame) -> Op:
        return _TransposeOp(self, frame)


class _TransposeOp(ReadyOp):
    """stamps = x @ kernel^T, (pixels of x, taps * filters), each added where its window lies in the output."""

    def __init__(self, layer: Conv2DTranspose, frame: Frame) -> None:
        super().__init__(frame)
        self.g = g = layer.geometry(frame.x.shape[1:])
        height, width, channels = frame.x.shape[1:]
        self.kernel = frame.weights["kernel"].reshape(-1, channels)
        gradient = frame.gradients.get("kernel")
        self.gradient = None if gradient is None else gradient.reshape(-1, channels)
        self.sums = SumsOfProducts(frame.scratch, self.kernel.shape)
        self.parts = blocks(len(frame.x), height * width * len(self.kernel) * frame.dtype.itemsize)
        block = self.parts[0].stop
        self.stamps = frame.scratch((block, height, width, *g.size, layer.filters))
        self.padded = frame.scratch((block, *g.padded, layer.filters))
        self.finish = Finish(layer.activation, frame)
        self.finish.prepare(block)

    def forward_calls(self) -> Iterator[Call]:
        for part in self.parts:
            images = part.stop - part.start
            stamps, padded = self.stamps[:images], self.padded[:images]
            flat = stamps.reshape(-1, len(self.kernel))
            yield call(np.matmul, rows(self.frame.x[part]), self.kernel.T, flat)
            yield call(padded.fill, 0.0)
            yield from self._stamp(stamps, padded)
            yield call(np.copyto, self.finish.target(part), inside(padded, self.g))
            yield from self.finish.forward(part)

    def _stamp(self, stamps: Array, padded: Array) -> Iterator[Call]:
        under = windows(padded, self.g)
        for row, column in np.ndindex(*self.g.size):
            place = under[:, :, :, row, column]
            yield call(np.add, place, stamps[:, :, :, row, column], place)

    def backward_calls(self) -> Iterator[Call]:
        """With the windows of dy laid out as rows: dx = windows @ kernel, d kernel = windows^T @ x."""
        for gradient in self.frame.gradients.values():
            yield call(gradient.fill, 0.0)
        for part in self.parts:
            images = part.stop - part.start
            stamps, padded = self.stamps[:images], self.padded[:images]
            yield call(padded.fill, 0.0)
            yield from self.finish.backward(part)
            yield call(np.copyto, inside(padded, self.g), self.finish.gradient(part))
            yield call(np.copyto, stamps, windows(padded, self.g))
            yield from self._gradients(stamps.reshape(-1, len(self.kernel)), part)

    def _gradients(self, flat: Array, part: slice) -> Iterator[Call]:
        if self.frame.dx is not None:
            yield call(np.matmul, flat, self.kernel, rows(self.frame.dx[part]))
        if self.gradient is not None:
            yield from self.sums.add(self.gradient, flat, rows(self.frame.x[part]))

"""SeparableConv2D: filters for each channel first, then a mix of the channels at every pixel."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

import numpy as np

from nnstudio.declared import param
from nnstudio.layers.kernels import sliding
from nnstudio.layers.kernels.activated import ACTIVATION_HELP, FUNCTION_NAMES
from nnstudio.layers.kernels.depthwise import Depthwise
from nnstudio.layers.kernels.finish import Finish
from nnstudio.layers.kernels.products import SumsOfProducts
from nnstudio.layers.kernels.ready import Call, ReadyOp, call
from nnstudio.layers.kernels.windows import Geometry, geometry, rows
from nnstudio.layers.layer import Frame, Op, Weight, WeightedLayer
from nnstudio.layers.shapes import Shape, size_of
from nnstudio.layers.sight import Sights


@dataclasses.dataclass(frozen=True)
class SeparableConv2D(WeightedLayer):
    """output = activation(depthwise(input) @ pointwise_kernel + bias), the product at every pixel (Chollet 2017).

    depthwise_kernel: (rows, columns, channels, depth_multiplier); pointwise_kernel: (1, 1, channels *
    depth_multiplier, filters), as in Keras.
    """

    title = "SeparableConv2D"
    family = "convolution"
    synonyms = "separable convolution, MobileNet, Xception"
    help = (
        "A Conv2D in two steps: look at each channel, then mix them. A fraction of the weights and the work."
    )
    breadth = "filters"

    filters: int = sliding.filters()
    kernel_size: tuple[int, int] = sliding.kernel_size()
    strides: tuple[int, int] = sliding.strides()
    padding: str = sliding.padding()
    dilation_rate: tuple[int, int] = sliding.dilation_rate()
    depth_multiplier: int = sliding.depth_multiplier()
    activation: str = param("linear", choices=FUNCTION_NAMES, help=ACTIVATION_HELP)
    use_bias: bool = param(True, help="Adds a learned number to each filter's answer.")
    depthwise_initializer: str = sliding.initializer("depthwise kernel")
    pointwise_initializer: str = sliding.initializer("pointwise kernel")

    def output_shape(self, *shapes: Shape) -> Shape:
        span = sliding.span(self.kernel_size, self.dilation_rate)
        sides = sliding.sliding_output("SeparableConv2D", shapes[0], span, self.strides, self.padding)
        return (*sides, self.filters)

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        channels, taps = shapes[0][2], math.prod(self.kernel_size)
        deep = channels * self.depth_multiplier
        learned = (self.trainable, self.l1, self.l2)
        shape = (*self.kernel_size, channels, self.depth_multiplier)
        fans = (taps * channels, taps * self.depth_multiplier)
        depthwise = Weight("depthwise_kernel", shape, self.depthwise_initializer, fans, *learned)
        mix = (1, 1, deep, self.filters)
        pointwise = Weight(
            "pointwise_kernel", mix, self.pointwise_initializer, (deep, self.filters), *learned
        )
        bias = Weight("bias", (self.filters,), "zeros", trainable=self.trainable)
        return (depthwise, pointwise, bias) if self.use_bias else (depthwise, pointwise)

    def multiply_adds(self, *shapes: Shape) -> int:
        height, width, filters = self.output_shape(*shapes)
        deep = shapes[0][2] * self.depth_multiplier
        return height * width * deep * (math.prod(self.kernel_size) + filters)

    def geometry(self, shape: Shape) -> Geometry:
        """How the filters slide over an input of this shape."""
        return geometry(shape[:2], self.kernel_size, self.strides, self.padding, self.dilation_rate)  # type: ignore[arg-type]

    def flop(self, *shapes: Shape) -> int:
        finishing = self.use_bias + (self.activation != "linear")
        return 2 * self.multiply_adds(*shapes) + finishing * size_of(self.output_shape(*shapes))

    def sights(self, shape: Shape) -> Sights:
        return self.geometry(shape).sights

    def summary(self) -> str:
        return sliding.sliding_summary(
            self.filters, self.kernel_size, self.strides, self.padding, self.activation
        )

    def op(self, frame: Frame) -> Op:
        return _SeparableOp(self, frame)


class _SeparableOp(ReadyOp):
    """Keeps what the depthwise filters found (`deep`), which the backward pass needs twice."""

    def __init__(self, layer: SeparableConv2D, frame: Frame) -> None:
        super().__init__(frame)
        g = layer.geometry(frame.x.shape[1:])
        weights, gradients = frame.weights, frame.gradients
        self.depthwise = Depthwise(g, frame, weights["depthwise_kernel"], gradients.get("depthwise_kernel"))
        self.mix = weights["pointwise_kernel"][0, 0]
        mix_gradient = gradients.get("pointwise_kernel")
        self.mix_gradient = None if mix_gradient is None else mix_gradient[0, 0]
        self.sums = SumsOfProducts(frame.scratch, self.mix.shape)
        self.deep = frame.remember((len(frame.x), *self.depthwise.shape))
        self.deep_gradient = frame.scratch((self.depthwise.block, *self.depthwise.shape))
        self.finish = Finish(layer.activation, frame)
        self.finish.prepare(self.depthwise.block)

    def forward_calls(self) -> Iterator[Call]:
        for part in self.depthwise.parts:
            deep, target = self.deep[part], self.finish.target(part)
            yield from self.depthwise.forward(self.frame.x[part], deep)
            yield call(np.matmul, rows(deep), self.mix, rows(target))
            yield from self.finish.forward(part)

    def backward_calls(self) -> Iterator[Call]:
        """d mix = deep^T @ dy, d deep = dy @ mix^T; from there on it is the depthwise filters' own backward pass."""
        dx = self.frame.dx
        for gradient in self.frame.gradients.values():
            yield call(gradient.fill, 0.0)
        for part in self.depthwise.parts:
            yield from self.finish.backward(part)
            dy = rows(self.finish.gradient(part))
            if self.mix_gradient is not None:
                yield from self.sums.add(self.mix_gradient, rows(self.deep[part]), dy)
            d_deep = self.deep_gradient[: part.stop - part.start]
            yield call(np.matmul, dy, self.mix.T, rows(d_deep))
            yield from self.depthwise.backward(self.frame.x[part], d_deep, None if dx is None else dx[part])

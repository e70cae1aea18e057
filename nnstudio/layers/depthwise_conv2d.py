"""DepthwiseConv2D: filters of their own for each channel, which don't see the others."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

from nnstudio.declared import param
from nnstudio.layers.kernels import sliding
from nnstudio.layers.kernels.activated import ACTIVATION_HELP, FUNCTION_NAMES
from nnstudio.layers.kernels.depthwise import Depthwise
from nnstudio.layers.kernels.finish import Finish
from nnstudio.layers.kernels.ready import Call, ReadyOp, call
from nnstudio.layers.kernels.windows import Geometry, geometry
from nnstudio.layers.layer import Frame, Op, Weight, WeightedLayer
from nnstudio.layers.shapes import Shape, size_of
from nnstudio.layers.sight import Sights


@dataclasses.dataclass(frozen=True)
class DepthwiseConv2D(WeightedLayer):
    """output[i, j, c * m + k] = activation(sum over the window of input[..., c] * kernel[..., c, k] + bias), m filters
    for each channel.

    kernel: (rows, columns, channels, depth_multiplier), as in Keras.
    """

    title = "DepthwiseConv2D"
    family = "convolution"
    synonyms = "depthwise convolution, filter per channel"
    help = "Gives every channel filters of its own. Far fewer weights than Conv2D; mixes no channels."

    kernel_size: tuple[int, int] = sliding.kernel_size()
    strides: tuple[int, int] = sliding.strides()
    padding: str = sliding.padding()
    depth_multiplier: int = sliding.depth_multiplier()
    dilation_rate: tuple[int, int] = sliding.dilation_rate()
    activation: str = param("linear", choices=FUNCTION_NAMES, help=ACTIVATION_HELP)
    use_bias: bool = param(True, help="Adds a learned number to each filter's answer.")
    depthwise_initializer: str = sliding.initializer("kernel")

    def output_shape(self, *shapes: Shape) -> Shape:
        span = sliding.span(self.kernel_size, self.dilation_rate)
        sides = sliding.sliding_output("DepthwiseConv2D", shapes[0], span, self.strides, self.padding)
        return (*sides, shapes[0][2] * self.depth_multiplier)

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        channels, taps = shapes[0][2], math.prod(self.kernel_size)
        shape = (*self.kernel_size, channels, self.depth_multiplier)
        fans = (taps * channels, taps * self.depth_multiplier)
        kernel = Weight("kernel", shape, self.depthwise_initializer, fans, self.trainable, self.l1, self.l2)
        bias = Weight("bias", (channels * self.depth_multiplier,), "zeros", trainable=self.trainable)
        return (kernel, bias) if self.use_bias else (kernel,)

    def multiply_adds(self, *shapes: Shape) -> int:
        return size_of(self.output_shape(*shapes)) * math.prod(self.kernel_size)

    def geometry(self, shape: Shape) -> Geometry:
        """How the filters slide over an input of this shape."""
        return geometry(shape[:2], self.kernel_size, self.strides, self.padding, self.dilation_rate)  # type: ignore[arg-type]

    def flop(self, *shapes: Shape) -> int:
        finishing = self.use_bias + (self.activation != "linear")
        return 2 * self.multiply_adds(*shapes) + finishing * size_of(self.output_shape(*shapes))

    def sights(self, shape: Shape) -> Sights:
        return self.geometry(shape).sights

    def summary(self) -> str:
        first = f"x{self.depth_multiplier}" if self.depth_multiplier > 1 else ""
        return sliding.sliding_summary(first, self.kernel_size, self.strides, self.padding, self.activation)

    def op(self, frame: Frame) -> Op:
        return _DepthwiseOp(self, frame)


class _DepthwiseOp(ReadyOp):
    def __init__(self, layer: DepthwiseConv2D, frame: Frame) -> None:
        super().__init__(frame)
        g = layer.geometry(frame.x.shape[1:])
        self.depthwise = Depthwise(g, frame, frame.weights["kernel"], frame.gradients.get("kernel"))
        self.finish = Finish(layer.activation, frame)
        self.finish.prepare(self.depthwise.block)

    def forward_calls(self) -> Iterator[Call]:
        for part in self.depthwise.parts:
            yield from self.depthwise.forward(self.frame.x[part], self.finish.target(part))
            yield from self.finish.forward(part)

    def backward_calls(self) -> Iterator[Call]:
        dx = self.frame.dx
        for gradient in self.frame.gradients.values():
            yield call(gradient.fill, 0.0)
        for part in self.depthwise.parts:
            yield from self.finish.backward(part)
            dy = self.finish.gradient(part)
            yield from self.depthwise.backward(self.frame.x[part], dy, None if dx is None else dx[part])

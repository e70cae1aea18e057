"""Conv2D: small filters that slide over an image. Windows become rows, and one matrix product does the rest."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.errors import Sentence, by_count, sentence
from nnstudio.layers.initializers import INITIALIZER_NAMES
from nnstudio.layers.kernels.activated import ACTIVATION_HELP, FUNCTION_NAMES
from nnstudio.layers.kernels.convolution import ConvolutionOp
from nnstudio.layers.kernels.finish import Finish
from nnstudio.layers.kernels.windows import Geometry, geometry
from nnstudio.layers.layer import Frame, Op, Weight, WeightedLayer
from nnstudio.layers.shapes import Shape, ShapeError, expect_image, size_of, window_output
from nnstudio.layers.sight import Sights


@dataclasses.dataclass(frozen=True)
class Conv2D(WeightedLayer):
    """output[i, j, f] = activation(sum over window and channels of input * kernel[..., f] + bias[f]); NHWC.

    kernel: (rows, columns, channels / groups, filters), as in Keras.
    """

    title = "Conv2D"
    family = "convolution"
    synonyms = "convolution, filter, kernel, feature map"
    help = (
        "Slides small filters over an image and answers where each one matches. The heart of image networks."
    )
    breadth = "filters"

    filters: int = param(
        32,
        min=1,
        max=4096,
        unit="filters",
        help="Number of patterns to look for: the channels of the output.",
    )
    kernel_size: tuple[int, int] = param(
        (3, 3), min=1, max=64, unit="pixels", help="Height and width of a filter. 3 x 3 is the usual choice."
    )
    strides: tuple[int, int] = param(
        (1, 1), min=1, max=64, unit="pixels", help="How far the filter moves each time; 2 halves the image."
    )
    padding: str = param(
        "valid", choices=("valid", "same"), help="same adds zeros around, so that the image keeps its size."
    )
    dilation_rate: tuple[int, int] = param(
        (1, 1),
        min=1,
        max=64,
        label="dilation",
        help="Spreads the filter: it sees more of the image for the same cost.",
    )
    groups: int = param(
        1,
        min=1,
        max=4096,
        help="Cuts the channels into groups that don't see each other. Must divide both sides.",
    )
    activation: str = param("linear", choices=FUNCTION_NAMES, help=ACTIVATION_HELP)
    use_bias: bool = param(True, help="Adds a learned number to each filter's answer.")
    kernel_initializer: str = param(
        "glorot_uniform",
        choices=INITIALIZER_NAMES,
        help="How the weights begin. He suits relu, Glorot the rest.",
    )

    def output_shape(self, *shapes: Shape) -> Shape:
        height, width, channels = expect_image("Conv2D", shapes[0])
        self._check_groups(channels)
        spans = [(k - 1) * d + 1 for k, d in zip(self.kernel_size, self.dilation_rate, strict=True)]
        sides = [
            window_output("Conv2D", n, span, s, self.padding, "kernel_size")
            for n, span, s in zip((height, width), spans, self.strides, strict=True)
        ]
        return (*sides, self.filters)

    def _check_groups(self, channels: int) -> None:
        if channels % self.groups:
            one = sentence("1 channel of the input")
            raise self._uneven(
                by_count(channels, one, sentence("{count} channels of the input", count=channels))
            )
        if self.filters % self.groups:
            one = sentence("1 filter")
            raise self._uneven(by_count(self.filters, one, sentence("{count} filters", count=self.filters)))

    def _uneven(self, what: Sentence) -> ShapeError:
        said = sentence(
            "Conv2D: {groups} groups can't share the {what} evenly", groups=self.groups, what=what
        )
        return ShapeError(said, change={"groups": 1})

    def geometry(self, shape: Shape) -> Geometry:
        """How the filters slide over an input of this shape."""
        return geometry(shape[:2], self.kernel_size, self.strides, self.padding, self.dilation_rate)  # type: ignore[arg-type]

    def weights(self, *shapes: Shape) -> tuple[Weight, ...]:
        (rows, columns), channels = self.kernel_size, shapes[0][2] // self.groups
        shape = (rows, columns, channels, self.filters)
        fans = (rows * columns * channels, rows * columns * self.filters)
        kernel = Weight("kernel", shape, self.kernel_initializer, fans, self.trainable, self.l1, self.l2)
        bias = Weight("bias", (self.filters,), "zeros", trainable=self.trainable)
        return (kernel, bias) if self.use_bias else (kernel,)

    def multiply_adds(self, *shapes: Shape) -> int:
        height, width, filters = self.output_shape(*shapes)
        (rows, columns), channels = self.kernel_size, shapes[0][2] // self.groups
        return height * width * filters * rows * columns * channels

    def flop(self, *shapes: Shape) -> int:
        finishing = self.use_bias + (self.activation != "linear")
        return 2 * self.multiply_adds(*shapes) + finishing * size_of(self.output_shape(*shapes))

    def sights(self, shape: Shape) -> Sights:
        return self.geometry(shape).sights

    def summary(self) -> str:
        parts = [f"{self.filters}", "x".join(map(str, self.kernel_size))]
        if self.strides != (1, 1):
            parts.append(f"/{'x'.join(map(str, self.strides))}")
        if self.padding != "valid":
            parts.append(self.padding)
        if self.activation != "linear":
            parts.append(self.activation)
        return " ".join(parts)

    def op(self, frame: Frame) -> Op:
        return ConvolutionOp(
            self.geometry(frame.x.shape[1:]), self.groups, Finish(self.activation, frame), frame
        )

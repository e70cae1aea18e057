"""Our layers as expressions of NumPy. {0}, {1} stand for what a layer takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from nnstudio.errors import Sentence
from nnstudio.formats.numpy_script.functions import FUNCTIONS
from nnstudio.layers.activation import Activation
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.global_max_pooling2d import GlobalMaxPooling2D
from nnstudio.layers.kernels.windows import Geometry, geometry
from nnstudio.layers.layer import Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.separable_conv2d import SeparableConv2D
from nnstudio.layers.shapes import Shape
from nnstudio.layers.up_sampling2d import UpSampling2D
from nnstudio.layers.zero_padding2d import ZeroPadding2D


@dataclasses.dataclass(frozen=True)
class Place:
    """A layer where it stands. name: that its weights go by. inputs, output: shapes without the batch."""

    layer: Layer
    name: str
    inputs: tuple[Shape, ...]
    output: Shape

    @property
    def input(self) -> Shape:
        """The shape of the only input."""
        return self.inputs[0]

    def weight(self, name: str) -> str:
        """The expression for one of the layer's arrays."""
        return f'weights["{self.name}/{name}"]'


@dataclasses.dataclass(frozen=True)
class Piece:
    """An expression, and the names of the functions that it needs."""

    expression: str
    helpers: tuple[str, ...] = ()

    def activated(self, activation: str) -> Piece:
        """With a function around it."""
        function = FUNCTIONS[activation]
        return Piece(f"{function}({self.expression})", (*self.helpers, function)) if function else self


Entry = Callable[[Place], Piece]


def dense(place: Place) -> Piece:
    """x @ kernel + bias."""
    layer = place.layer
    assert isinstance(layer, Dense)
    bias = f" + {place.weight('bias')}" if layer.use_bias else ""
    return Piece(f"{{0}} @ {place.weight('kernel')}{bias}").activated(layer.activation)


def activation(place: Place) -> Piece:
    """A function alone."""
    assert isinstance(place.layer, Activation)
    return Piece("{0}").activated(place.layer.activation)


def _padded(g: Geometry, value: str = "") -> tuple[str, tuple[str, ...]]:
    if not any((g.top, g.bottom, g.left, g.right)):
        return "{0}", ()
    return f"pad({{0}}, ({g.top}, {g.bottom}), ({g.left}, {g.right}){value})", ("pad",)


def _steps(strides: tuple[int, int], dilation: tuple[int, int] = (1, 1)) -> str:
    told = "" if strides == (1, 1) else f", strides={strides}"
    return told if dilation == (1, 1) else f"{told}, dilation={dilation}"


def _bias(place: Place, use_bias: bool) -> str:
    return f", bias={place.weight('bias')}" if use_bias else ""


def convolution(place: Place) -> Piece:
    """A function of the script."""
    layer = place.layer
    assert isinstance(layer, Conv2D)
    x, helpers = _padded(layer.geometry(place.input))
    name, groups = "convolution", ""
    if layer.groups > 1:
        name, groups = "grouped_convolution", f", {layer.groups}"
    more = _bias(place, layer.use_bias) + _steps(layer.strides, layer.dilation_rate)
    made = f"{name}({x}, {place.weight('kernel')}{groups}{more})"
    return Piece(made, (*helpers, name)).activated(layer.activation)


def depthwise_convolution(place: Place) -> Piece:
    """A function of the script."""
    layer = place.layer
    assert isinstance(layer, DepthwiseConv2D)
    x, helpers = _padded(_geometry(place, layer))
    more = _bias(place, layer.use_bias) + _steps(layer.strides, layer.dilation_rate)
    made = f"depthwise_convolution({x}, {place.weight('kernel')}{more})"
    return Piece(made, (*helpers, "depthwise_convolution")).activated(layer.activation)


def separable_convolution(place: Place) -> Piece:
    """A depthwise convolution, and a product that mixes the channels of each pixel."""
    layer = place.layer
    assert isinstance(layer, SeparableConv2D)
    x, helpers = _padded(_geometry(place, layer))
    steps = _steps(layer.strides, layer.dilation_rate)
    depthwise = f"depthwise_convolution({x}, {place.weight('depthwise_kernel')}{steps})"
    bias = f" + {place.weight('bias')}" if layer.use_bias else ""
    mixed = f"{depthwise} @ {place.weight('pointwise_kernel')}[0, 0]{bias}"
    return Piece(mixed, (*helpers, "depthwise_convolution")).activated(layer.activation)


def _geometry(place: Place, layer: DepthwiseConv2D | SeparableConv2D) -> Geometry:
    return geometry(place.input[:2], layer.kernel_size, layer.strides, layer.padding, layer.dilation_rate)  # type: ignore[arg-type]


def transposed_convolution(place: Place) -> Piece:
    """A function of the script."""
    layer = place.layer
    assert isinstance(layer, Conv2DTranspose)
    g = layer.geometry(place.input)
    more = _bias(place, layer.use_bias) + _steps(layer.strides, layer.dilation_rate)
    sides, corner = place.output[:2], (g.top, g.left)
    made = f"transposed_convolution({{0}}, {place.weight('kernel')}, {sides}, {corner}{more})"
    return Piece(made, ("transposed_convolution",)).activated(layer.activation)


def max_pooling(place: Place) -> Piece:
    """A function of the script; around the image there is nothing."""
    assert isinstance(place.layer, MaxPooling2D)
    return _pooling(place, place.layer, "max_pooling", "-np.inf")


def average_pooling(place: Place) -> Piece:
    """A function of the script, which leaves out what is not on the image."""
    assert isinstance(place.layer, AveragePooling2D)
    return _pooling(place, place.layer, "average_pooling", "np.nan")


def _pooling(place: Place, layer: MaxPooling2D | AveragePooling2D, name: str, outside: str) -> Piece:
    strides = layer.strides or layer.pool_size
    g = geometry(place.input[:2], layer.pool_size, strides, layer.padding)  # type: ignore[arg-type]
    x, helpers = _padded(g, f", {outside}")
    return Piece(f"{name}({x}, {layer.pool_size}, {strides})", (*helpers, name))


def global_max(place: Place) -> Piece:
    """The largest of each channel."""
    assert isinstance(place.layer, GlobalMaxPooling2D)
    return Piece(f"{{0}}.max(axis=(1, 2){_kept(place.layer.keepdims)})")


def global_average(place: Place) -> Piece:
    """The mean of each channel."""
    assert isinstance(place.layer, GlobalAveragePooling2D)
    return Piece(f"{{0}}.mean(axis=(1, 2){_kept(place.layer.keepdims)})")


def _kept(keepdims: bool) -> str:
    return ", keepdims=True" if keepdims else ""


def prelu(place: Place) -> Piece:
    """What is negative, by its learned share."""
    return Piece(f"np.where({{0}} > 0, {{0}}, {place.weight('alpha')} * {{0}})")


def batch_normalization(place: Place) -> Piece:
    """A function of the script."""
    layer = place.layer
    assert isinstance(layer, BatchNormalization)
    told = f"{place.weight('moving_mean')}, {place.weight('moving_variance')}, {layer.epsilon}"
    return Piece(f"batch_normalization({{0}}, {told}{_scaled(place, layer)})", ("batch_normalization",))


def layer_normalization(place: Place) -> Piece:
    """A function of the script."""
    layer = place.layer
    assert isinstance(layer, LayerNormalization)
    return Piece(
        f"layer_normalization({{0}}, {layer.epsilon}{_scaled(place, layer)})", ("layer_normalization",)
    )


def _scaled(place: Place, layer: BatchNormalization | LayerNormalization) -> str:
    scale = f", scale={place.weight('gamma')}" if layer.scale else ""
    return scale + (f", shift={place.weight('beta')}" if layer.center else "")


def nothing(place: Place) -> Piece:
    """What acts in training alone does nothing here."""
    return Piece("{0}")


def flatten(place: Place) -> Piece:
    """All in one row."""
    return Piece("{0}.reshape(len({0}), -1)")


def reshape(place: Place) -> Piece:
    """The same numbers in another shape."""
    return Piece(f"{{0}}.reshape(-1, {', '.join(map(str, place.output))})")


def up_sampling(place: Place) -> Piece:
    """Pixels are repeated, or blended."""
    layer = place.layer
    assert isinstance(layer, UpSampling2D)
    down, right = layer.size
    if layer.interpolation == "bilinear":
        return Piece(f"blend(blend({{0}}, {down}, 1), {right}, 2)", ("blend",))
    return Piece(f"{{0}}.repeat({down}, axis=1).repeat({right}, axis=2)")


def zero_padding(place: Place) -> Piece:
    """A frame of zeros."""
    assert isinstance(place.layer, ZeroPadding2D)
    rows, columns = place.layer.padding
    return Piece(f"pad({{0}}, ({rows}, {rows}), ({columns}, {columns}))", ("pad",))


def add(place: Place) -> Piece:
    """A sum of all inputs."""
    return _together(place, " + ")


def multiply(place: Place) -> Piece:
    """A product of all inputs."""
    return _together(place, " * ")


def _together(place: Place, sign: str) -> Piece:
    sides = len(place.output) + 1
    uneven = [len(shape) != len(place.output) for shape in place.inputs]
    parts = [f"spread({{{n}}}, {sides})" if odd else f"{{{n}}}" for n, odd in enumerate(uneven)]
    return Piece(sign.join(parts), ("spread",) if any(uneven) else ())


def concatenate(place: Place) -> Piece:
    """The channels one after the other."""
    inputs = ", ".join(f"{{{number}}}" for number in range(len(place.inputs)))
    return Piece(f"np.concatenate([{inputs}], axis=-1)")


LAYERS: Mapping[str, Entry | Sentence] = {
    "Dense": dense,
    "Conv2D": convolution,
    "Conv2DTranspose": transposed_convolution,
    "DepthwiseConv2D": depthwise_convolution,
    "SeparableConv2D": separable_convolution,
    "MaxPooling2D": max_pooling,
    "AveragePooling2D": average_pooling,
    "GlobalMaxPooling2D": global_max,
    "GlobalAveragePooling2D": global_average,
    "Activation": activation,
    "PReLU": prelu,
    "BatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "Dropout": nothing,
    "SpatialDropout2D": nothing,
    "GaussianNoise": nothing,
    "Flatten": flatten,
    "Reshape": reshape,
    "UpSampling2D": up_sampling,
    "ZeroPadding2D": zero_padding,
    "Add": add,
    "Concatenate": concatenate,
    "Multiply": multiply,
}
"""By the name of our layer."""

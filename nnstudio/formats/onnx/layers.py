"""Our layers as operators of ONNX. One entry each; those that slide windows are in `windows.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from nnstudio.errors import Sentence
from nnstudio.formats.onnx import windows
from nnstudio.formats.onnx.place import Place
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.shapes import Shape
from nnstudio.layers.up_sampling2d import UpSampling2D
from nnstudio.layers.zero_padding2d import ZeroPadding2D

Entry = Callable[[Place], str]
"""Adds the layer's operators to the place's builder, and returns the name of the result."""


def dense(place: Place) -> str:
    """Gemm: x @ kernel + bias."""
    layer = place.layer
    assert isinstance(layer, Dense)
    inputs = [place.x, place.weight("kernel")]
    if layer.use_bias:
        inputs.append(place.weight("bias"))
    return place.activated(place.add("Gemm", *inputs), layer.activation)


def activation(place: Place) -> str:
    """A function alone."""
    assert isinstance(place.layer, Activation)
    return place.activated(place.x, place.layer.activation)


def prelu(place: Place) -> str:
    """PRelu, whose slope is spread over the input from the right."""
    alpha = place.weights["alpha"]
    if len(place.input) == 3:
        alpha = alpha.transpose(2, 0, 1)
    return place.add("PRelu", place.x, place.builder.constant(alpha, f"{place.name}_alpha"))


def batch_normalization(place: Place) -> str:
    """BatchNormalization with the moving statistics; its channels are the second axis."""
    layer = place.layer
    assert isinstance(layer, BatchNormalization)
    channels = place.input[-1]
    weights = place.weights
    arrays = [
        weights.get("gamma", np.ones(channels)),
        weights.get("beta", np.zeros(channels)),
        weights["moving_mean"],
        weights["moving_variance"],
    ]
    names = [
        place.builder.constant(array, f"{place.name}_{key}")
        for key, array in zip(("gamma", "beta", "mean", "variance"), arrays, strict=True)
    ]
    matrix = len(place.input) == 2
    x = place.moved(place.x, (0, 2, 1)) if matrix else place.x
    made = place.add("BatchNormalization", x, *names, epsilon=layer.epsilon)
    return place.moved(made, (0, 2, 1)) if matrix else made


def layer_normalization(place: Place) -> str:
    """LayerNormalization over the channels, which stand last for it."""
    layer = place.layer
    assert isinstance(layer, LayerNormalization)
    channels = place.input[-1]
    scale = place.weights.get("gamma", np.ones(channels))
    inputs = [place.builder.constant(scale, f"{place.name}_gamma")]
    if layer.center:
        inputs.append(place.weight("beta"))
    made = place.add("LayerNormalization", place.last(place.x), *inputs, axis=-1, epsilon=layer.epsilon)
    return place.first(made, place.output)


def nothing(place: Place) -> str:
    """What acts in training alone is not there any more."""
    return place.x


def flatten(place: Place) -> str:
    """Pixel by pixel, channels last."""
    return place.add("Flatten", place.last(place.x), axis=1)


def reshape(place: Place) -> str:
    """The numbers in the order in which channels stand last."""
    sides = place.builder.integers([-1, *place.output], f"{place.name}_shape")
    return place.first(place.add("Reshape", place.last(place.x), sides), place.output)


def up_sampling(place: Place) -> str:
    """Resize: pixels are repeated, or blended between their centres."""
    layer = place.layer
    assert isinstance(layer, UpSampling2D)
    scales = place.builder.constant([1.0, 1.0, *map(float, layer.size)], f"{place.name}_scales")
    if layer.interpolation == "bilinear":
        named = {"mode": "linear", "coordinate_transformation_mode": "half_pixel"}
    else:
        named = {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"}
    return place.add("Resize", place.x, "", scales, **named)


def zero_padding(place: Place) -> str:
    """Pad: first what comes before each axis, then what comes behind."""
    assert isinstance(place.layer, ZeroPadding2D)
    rows, columns = place.layer.padding
    sides = place.builder.integers([0, 0, rows, columns, 0, 0, rows, columns], f"{place.name}_pads")
    return place.add("Pad", place.x, sides)


def add(place: Place) -> str:
    """Add, two at a time, so that one may be spread over the other."""
    return _together(place, "Add")


def multiply(place: Place) -> str:
    """Mul, two at a time."""
    return _together(place, "Mul")


def _together(place: Place, operator: str) -> str:
    whole, *others = [_spread(place, x, shape) for x, shape in zip(place.xs, place.inputs, strict=True)]
    for other in others:
        whole = place.add(operator, whole, other)
    return whole


def _spread(place: Place, x: str, shape: Shape) -> str:
    """With as many sides as the output: channels stand over channels, as in Keras."""
    if len(shape) == len(place.output):
        return x
    if len(place.output) == 2:
        axes = [1]
    elif len(shape) == 1:
        axes = [2, 3]
    else:
        x, axes = place.moved(x, (0, 2, 1)), [2]
    return place.add("Unsqueeze", x, place.builder.integers(axes, f"{place.name}_axes"))


def concatenate(place: Place) -> str:
    """Concat along the channels."""
    return place.add("Concat", *place.xs, axis=place.axis)


LAYERS: Mapping[str, Entry | Sentence] = {
    "Dense": dense,
    "Conv2D": windows.convolution,
    "Conv2DTranspose": windows.transposed_convolution,
    "DepthwiseConv2D": windows.depthwise_convolution,
    "SeparableConv2D": windows.separable_convolution,
    "MaxPooling2D": windows.max_pooling,
    "AveragePooling2D": windows.average_pooling,
    "GlobalMaxPooling2D": windows.global_max,
    "GlobalAveragePooling2D": windows.global_average,
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

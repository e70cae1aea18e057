"""Convolutions and poolings as operators of ONNX. Padding is always written out, in Keras's uneven way."""

from __future__ import annotations

from typing import Any

from nnstudio.formats.onnx.place import Place
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.global_max_pooling2d import GlobalMaxPooling2D
from nnstudio.layers.kernels.windows import Geometry, geometry
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.separable_conv2d import SeparableConv2D

FILTERS_FIRST = (3, 2, 0, 1)
"""Keras's (rows, columns, channels, filters) as (filters, channels, rows, columns)."""


def _attributes(g: Geometry) -> dict[str, Any]:
    return {
        "kernel_shape": list(g.size),
        "strides": list(g.strides),
        "dilations": list(g.dilation),
        "pads": [g.top, g.left, g.bottom, g.right],
    }


def convolution(place: Place) -> str:
    """Conv."""
    layer = place.layer
    assert isinstance(layer, Conv2D)
    inputs = [place.x, place.weight("kernel", FILTERS_FIRST)]
    if layer.use_bias:
        inputs.append(place.weight("bias"))
    named = _attributes(layer.geometry(place.input))
    return place.activated(place.add("Conv", *inputs, group=layer.groups, **named), layer.activation)


def _each_channel(
    place: Place, name: str, layer: DepthwiseConv2D | SeparableConv2D
) -> tuple[str, dict[str, Any]]:
    """The kernel (rows, columns, channels, multiplier) as (channels * multiplier, 1, rows, columns)."""
    kernel = place.weights[name]
    rows, columns, channels, multiplier = kernel.shape
    moved = kernel.transpose(2, 3, 0, 1).reshape(channels * multiplier, 1, rows, columns)
    g = geometry(place.input[:2], layer.kernel_size, layer.strides, layer.padding, layer.dilation_rate)  # type: ignore[arg-type]
    return place.builder.constant(moved, f"{place.name}_{name}"), {"group": channels, **_attributes(g)}


def depthwise_convolution(place: Place) -> str:
    """Conv in as many groups as there are channels."""
    layer = place.layer
    assert isinstance(layer, DepthwiseConv2D)
    kernel, named = _each_channel(place, "kernel", layer)
    bias = [place.weight("bias")] if layer.use_bias else []
    return place.activated(place.add("Conv", place.x, kernel, *bias, **named), layer.activation)


def separable_convolution(place: Place) -> str:
    """A depthwise Conv, and one of 1x1 that mixes the channels."""
    layer = place.layer
    assert isinstance(layer, SeparableConv2D)
    kernel, named = _each_channel(place, "depthwise_kernel", layer)
    between = place.add("Conv", place.x, kernel, **named)
    bias = [place.weight("bias")] if layer.use_bias else []
    mixed = place.add("Conv", between, place.weight("pointwise_kernel", FILTERS_FIRST), *bias)
    return place.activated(mixed, layer.activation)


def transposed_convolution(place: Place) -> str:
    """ConvTranspose. Its pads cut what "same" does not keep; where strides reach beyond the kernel, zeros follow."""
    layer = place.layer
    assert isinstance(layer, Conv2DTranspose)
    g = layer.geometry(place.input)
    spans = [(k - 1) * d + 1 for k, d in zip(layer.kernel_size, layer.dilation_rate, strict=True)]
    beyond = [max(s - span, 0) for s, span in zip(layer.strides, spans, strict=True)]
    named = {
        "kernel_shape": list(layer.kernel_size),
        "strides": list(layer.strides),
        "dilations": list(layer.dilation_rate),
        "pads": [g.top, g.left, g.bottom, g.right],
        "output_padding": beyond,
    }
    bias = [place.weight("bias")] if layer.use_bias else []
    kernel = place.weight("kernel", FILTERS_FIRST)
    return place.activated(place.add("ConvTranspose", place.x, kernel, *bias, **named), layer.activation)


def max_pooling(place: Place) -> str:
    """MaxPool; around the image there is nothing."""
    layer = place.layer
    assert isinstance(layer, MaxPooling2D)
    return place.add("MaxPool", place.x, **_pool(place, layer))


def average_pooling(place: Place) -> str:
    """AveragePool over what of a window lies on the image."""
    layer = place.layer
    assert isinstance(layer, AveragePooling2D)
    return place.add("AveragePool", place.x, count_include_pad=0, **_pool(place, layer))


def _pool(place: Place, layer: MaxPooling2D | AveragePooling2D) -> dict[str, Any]:
    g = geometry(place.input[:2], layer.pool_size, layer.strides or layer.pool_size, layer.padding)  # type: ignore[arg-type]
    named = _attributes(g)
    del named["dilations"]
    return named


def global_max(place: Place) -> str:
    """ReduceMax over rows and columns."""
    assert isinstance(place.layer, GlobalMaxPooling2D)
    return place.add("ReduceMax", place.x, axes=[2, 3], keepdims=int(place.layer.keepdims))


def global_average(place: Place) -> str:
    """ReduceMean over rows and columns."""
    assert isinstance(place.layer, GlobalAveragePooling2D)
    return place.add("ReduceMean", place.x, axes=[2, 3], keepdims=int(place.layer.keepdims))

"""Convolutions and poolings in PyTorch. Keras's "same" pads unevenly where strides ask for it, so it is written out."""

from __future__ import annotations

from typing import Any

from nnstudio.formats.exchange.call import Call
from nnstudio.formats.pytorch.functions import activated
from nnstudio.formats.pytorch.piece import Move, Piece, Place, depthwise, filters_first, same
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.global_max_pooling2d import GlobalMaxPooling2D
from nnstudio.layers.kernels.windows import geometry
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.layers.separable_conv2d import SeparableConv2D

Sliding = Conv2D | DepthwiseConv2D | SeparableConv2D


def convolution(place: Place) -> Piece:
    """nn.Conv2d."""
    layer = place.layer
    assert isinstance(layer, Conv2D)
    groups = {} if layer.groups == 1 else {"groups": layer.groups}
    made, x = _sliding(place, layer, groups, (place.input[2], layer.filters), layer.use_bias)
    piece = Piece(
        f"self.{place.name}({x})", {place.name: made}, _state(place.name, filters_first, layer.use_bias)
    )
    return activated(piece, layer.activation, place.output)


def depthwise_convolution(place: Place) -> Piece:
    """nn.Conv2d in as many groups as there are channels."""
    layer = place.layer
    assert isinstance(layer, DepthwiseConv2D)
    channels = place.input[2]
    made, x = _sliding(
        place, layer, {"groups": channels}, (channels, channels * layer.depth_multiplier), layer.use_bias
    )
    piece = Piece(
        f"self.{place.name}({x})", {place.name: made}, _state(place.name, depthwise, layer.use_bias)
    )
    return activated(piece, layer.activation, place.output)


def separable_convolution(place: Place) -> Piece:
    """A depthwise nn.Conv2d, and one of 1x1 that mixes the channels."""
    layer, name = place.layer, place.name
    assert isinstance(layer, SeparableConv2D)
    channels = place.input[2]
    between = channels * layer.depth_multiplier
    made, x = _sliding(place, layer, {"groups": channels}, (channels, between), False)
    mixing = Call("nn.Conv2d", {} if layer.use_bias else {"bias": False}, (between, layer.filters, 1))
    state: dict[str, tuple[str, Move]] = {
        f"{name}.0.weight": ("depthwise_kernel", depthwise),
        f"{name}.1.weight": ("pointwise_kernel", filters_first),
    }
    if layer.use_bias:
        state[f"{name}.1.bias"] = ("bias", same)
    piece = Piece(f"self.{name}({x})", {name: Call("nn.Sequential", {}, (made, mixing))}, state)
    return activated(piece, layer.activation, place.output)


def transposed_convolution(place: Place) -> Piece:
    """nn.ConvTranspose2d without padding; "same" cuts what stands over."""
    layer, name = place.layer, place.name
    assert isinstance(layer, Conv2DTranspose)
    spans = [(k - 1) * d + 1 for k, d in zip(layer.kernel_size, layer.dilation_rate, strict=True)]
    beyond = tuple(max(s - span, 0) for s, span in zip(layer.strides, spans, strict=True))
    named: dict[str, Any] = {"stride": layer.strides}
    if any(beyond):
        named["output_padding"] = beyond
    if layer.dilation_rate != (1, 1):
        named["dilation"] = layer.dilation_rate
    if not layer.use_bias:
        named["bias"] = False
    made = Call("nn.ConvTranspose2d", named, (place.input[2], layer.filters, layer.kernel_size))
    g = layer.geometry(place.input)
    height, width = place.output[:2]
    cut = f"[:, :, {g.top}:{g.top + height}, {g.left}:{g.left + width}]" if layer.padding == "same" else ""
    piece = Piece(f"self.{name}({{0}}){cut}", {name: made}, _state(name, filters_first, layer.use_bias))
    return activated(piece, layer.activation, place.output)


def _state(name: str, move: Move, use_bias: bool) -> dict[str, tuple[str, Move]]:
    state: dict[str, tuple[str, Move]] = {f"{name}.weight": ("kernel", move)}
    return {**state, f"{name}.bias": ("bias", same)} if use_bias else state


def _sliding(
    place: Place, layer: Sliding, more: dict[str, Any], channels: tuple[int, int], use_bias: bool
) -> tuple[Call, str]:
    """The module, and its input, which is padded before it where PyTorch's own padding is another, or warns."""
    named: dict[str, Any] = {}
    if layer.strides != (1, 1):
        named["stride"] = layer.strides
    x = "{0}"
    odd = all(side % 2 for side in layer.kernel_size)
    if layer.padding == "same" and layer.strides == (1, 1) and odd:
        named["padding"] = "same"
    elif layer.padding == "same":
        g = geometry(place.input[:2], layer.kernel_size, layer.strides, "same", layer.dilation_rate)  # type: ignore[arg-type]
        x = _padded(g.left, g.right, g.top, g.bottom)
    if layer.dilation_rate != (1, 1):
        named["dilation"] = layer.dilation_rate
    if not use_bias:
        named["bias"] = False
    return Call("nn.Conv2d", {**named, **more}, (*channels, layer.kernel_size)), x


def _padded(left: int, right: int, top: int, bottom: int, value: str = "") -> str:
    if not any((left, right, top, bottom)):
        return "{0}"
    return f"F.pad({{0}}, ({left}, {right}, {top}, {bottom}){value})"


def max_pooling(place: Place) -> Piece:
    """F.max_pool2d; around the image there is nothing, which is less than any value."""
    layer = place.layer
    assert isinstance(layer, MaxPooling2D)
    strides = layer.strides or layer.pool_size
    g = geometry(place.input[:2], layer.pool_size, strides, layer.padding)  # type: ignore[arg-type]
    x = _padded(g.left, g.right, g.top, g.bottom, ', value=float("-inf")')
    return Piece(f"F.max_pool2d({x}, {layer.pool_size}{_stride(layer.pool_size, strides)})")


def average_pooling(place: Place) -> Piece:
    """F.avg_pool2d; at an edge, the mean is over what lies on the image."""
    layer = place.layer
    assert isinstance(layer, AveragePooling2D)
    strides = layer.strides or layer.pool_size
    g = geometry(place.input[:2], layer.pool_size, strides, layer.padding)  # type: ignore[arg-type]
    if not any((g.left, g.right, g.top, g.bottom)):
        return Piece(f"F.avg_pool2d({{0}}, {layer.pool_size}{_stride(layer.pool_size, strides)})")
    sides = f"({g.left}, {g.right}, {g.top}, {g.bottom})"
    return Piece(f"average_pool({{0}}, {layer.pool_size}, {strides}, {sides})", helpers=("average_pool",))


def _stride(size: tuple[int, int], strides: tuple[int, int]) -> str:
    return "" if strides == size else f", {strides}"


def global_max(place: Place) -> Piece:
    """The largest of each channel."""
    assert isinstance(place.layer, GlobalMaxPooling2D)
    return Piece(f"{{0}}.amax((2, 3){_kept(place.layer.keepdims)})")


def global_average(place: Place) -> Piece:
    """The mean of each channel."""
    assert isinstance(place.layer, GlobalAveragePooling2D)
    return Piece(f"{{0}}.mean((2, 3){_kept(place.layer.keepdims)})")


def _kept(keepdims: bool) -> str:
    return ", keepdim=True" if keepdims else ""

"""Conv of ONNX: kernels (filters, channels, rows, columns) become Keras's (rows, columns, channels, filters)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import impossible
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.sliding import Pair, fitted, sides_of
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.layer import Array, Layer

KERAS = (2, 3, 1, 0)
"""From ONNX's order of a kernel's axes to Keras's."""


def convolution(reading: Reading, operator: Operator) -> Value:
    """Conv as Conv2D, or as DepthwiseConv2D where each channel is a group."""
    kernel, bias = reading.weights(operator, 1), reading.constant(operator, 2)
    if kernel.ndim != 4:
        raise Unknown(
            sentence(
                "{name}, a {kind}, slides over {count} sides; Conv2D comes nearest.",
                name=operator.name,
                kind=operator.type,
                count=kernel.ndim - 2,
            )
        )
    groups, source = operator.get("group", 1), reading.raw(operator.inputs[0])
    if source.view is None:
        return _blind(reading, operator, source, kernel, bias)
    channels = source.shape[0] if len(source.shape) == 3 else 0
    if kernel.shape[1] * groups != channels or kernel.shape[0] % groups:
        raise impossible(operator, "kernel_shape", kernel.shape)
    image, more = _image(reading, operator, source)
    sides = sides_of(operator, (image.shape[1], image.shape[2]), kernel.shape[2:], more)
    padding, frame, zeros = fitted(operator, sides)
    kernel = np.pad(kernel, [(0, 0), (0, 0), *zeros])
    _tell(reading, operator, zeros)
    image = reading.lying.framed(image, frame)
    layer, moved = _layer(
        kernel,
        groups,
        channels,
        padding,
        sides[0].stride,
        sides[1].stride,
        (sides[0].dilation, sides[1].dilation),
        bias is not None,
    )
    arrays = {"kernel": moved} | ({"bias": bias} if bias is not None else {})
    node = reading.grow.add(reading.name(operator, layer.type_name()), layer, [image.node], arrays)
    reading.named(operator, node)
    return Value(node, view_of(reading.grow.shapes[node], 0))


def _image(reading: Reading, operator: Operator, source: Value) -> tuple[Value, tuple[Pair, Pair]]:
    """The image without the zeros that wait around it, and those."""
    if source.pads and source.pads[0] == (0, 0):
        bare = Value(source.node, source.view, source.alone, source.places)
        return reading.lying.channels(bare, 0), (source.pads[1], source.pads[2])
    return reading.lying.channels(reading.value(operator.inputs[0]), 0), ((0, 0), (0, 0))


def _layer(
    kernel: Array,
    groups: int,
    channels: int,
    padding: str,
    down: int,
    right: int,
    dilation: Pair,
    biased: bool,
) -> tuple[Layer, Array]:
    common = {
        "kernel_size": kernel.shape[2:],
        "strides": (down, right),
        "padding": padding,
        "dilation_rate": dilation,
        "use_bias": biased,
    }
    if groups == channels and groups > 1:
        multiplier = kernel.shape[0] // groups
        moved = kernel.reshape(groups, multiplier, *kernel.shape[2:]).transpose(2, 3, 0, 1)
        return DepthwiseConv2D.from_values({"depth_multiplier": multiplier, **common}), moved
    layer = Conv2D.from_values({"filters": kernel.shape[0], "groups": groups, **common})
    return layer, kernel.transpose(KERAS)


def _tell(reading: Reading, operator: Operator, zeros: Sequence[Pair]) -> None:
    if any(map(any, zeros)):
        reading.grow.notes.append(
            sentence("{name} has uneven padding: its kernel gets rows of zeros instead.", name=operator.name)
        )


def _blind(reading: Reading, operator: Operator, source: Value, kernel: Array, bias: Array | None) -> Value:
    """Behind a gap: as it most likely is. The canvas asks for the rest."""
    pads = operator.get("pads", (0, 0, 0, 0))
    same = operator.get("auto_pad", "NOTSET").startswith("SAME") or any(pads)
    groups = operator.get("group", 1)
    depthwise = groups > 1 and kernel.shape[1] == 1
    strides, dilations = operator.get("strides", (1, 1)), operator.get("dilations", (1, 1))
    layer, _ = _layer(
        kernel,
        groups,
        groups if depthwise else 0,
        "same" if same else "valid",
        strides[0],
        strides[1],
        tuple(dilations),
        bias is not None,
    )
    node = reading.grow.add(reading.name(operator, layer.type_name()), layer, [source.node], {})
    reading.named(operator, node)
    return Value(node, None)

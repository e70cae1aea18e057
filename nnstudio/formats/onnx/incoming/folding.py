"""A factor and an offset for each channel, taken into the weights of the layer before them."""

from __future__ import annotations

import numpy as np

from nnstudio.formats.onnx.incoming.growing import Growing
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.conv2d_transpose import Conv2DTranspose
from nnstudio.layers.dense import Dense
from nnstudio.layers.depthwise_conv2d import DepthwiseConv2D
from nnstudio.layers.layer import Array


def folded(grow: Growing, node: str, factor: Array, offset: Array) -> bool:
    """Whether the layer of that name gives its output * factor + offset from now on. Both have one number a channel."""
    layer = grow.layer(node)
    if isinstance(layer, BatchNormalization):
        gamma, beta = f"{node}/gamma", f"{node}/beta"
        if gamma not in grow.weights or beta not in grow.weights:
            return False
        grow.weights[gamma] = np.asarray(grow.weights[gamma] * factor, np.float32)
        grow.weights[beta] = np.asarray(grow.weights[beta] * factor + offset, np.float32)
        return True
    if (
        not isinstance(layer, Dense | Conv2D | Conv2DTranspose | DepthwiseConv2D)
        or layer.activation != "linear"
    ):
        return False
    kernel = grow.weights.get(f"{node}/kernel")
    if kernel is None:
        return False
    grow.weights[f"{node}/kernel"] = np.asarray(kernel * _spread(layer, kernel, factor), np.float32)
    bias = grow.weights.get(f"{node}/bias", np.zeros(len(factor), np.float32))
    bias = np.asarray(bias * factor + offset, np.float32)
    if layer.use_bias or bias.any():
        grow.weights[f"{node}/bias"] = bias
        grow.change(node, layer.change(use_bias=True))
    return True


def _spread(layer: object, kernel: Array, factor: Array) -> Array:
    if isinstance(layer, Conv2DTranspose):
        return factor[:, None]
    return factor.reshape(kernel.shape[2:]) if isinstance(layer, DepthwiseConv2D) else factor

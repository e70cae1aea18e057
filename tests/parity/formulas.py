"""Every layer and activation in PyTorch's own functions, on images as we keep them: (n, height, width, channels).

A formula takes the layer, its inputs, its weights, and what our layer answered. Only layers that draw by chance look
at that: they take over the mask or the noise, and say what PyTorch makes of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from nnstudio.layers.graph import INPUT, Graph

torch = pytest.importorskip("torch")
F = torch.nn.functional

Formula = Callable[[Any, Sequence[Any], Mapping[str, Any], Any], Any]

ACTIVATIONS: dict[str, Callable[[Any], Any]] = {
    "linear": lambda x: x,
    "relu": F.relu,
    "leaky_relu": lambda x: F.leaky_relu(x, 0.2),
    "elu": F.elu,
    "selu": F.selu,
    "gelu": F.gelu,
    "silu": F.silu,
    "softplus": F.softplus,
    "sigmoid": torch.sigmoid,
    "hard_sigmoid": F.hardsigmoid,
    "tanh": torch.tanh,
    "softmax": lambda x: F.softmax(x, dim=-1),
}


def channels_first(x: Any) -> Any:
    return x.permute(0, 3, 1, 2)


def channels_last(x: Any) -> Any:
    return x.permute(0, 2, 3, 1)


def margins(layer: Any, x: Any, size: Sequence[int], strides: Sequence[int]) -> list[int]:
    """TensorFlow's zeros for padding="same" as (left, right, top, bottom), which PyTorch can't make by itself."""
    if layer.padding == "valid":
        return [0, 0, 0, 0]
    sides = []
    for length, window, stride in zip(x.shape[1:3], size, strides, strict=True):
        total = max((math.ceil(length / stride) - 1) * stride + window - length, 0)
        sides.append([total // 2, total - total // 2])
    return [*sides[1], *sides[0]]


def spans(layer: Any) -> list[int]:
    return [(k - 1) * d + 1 for k, d in zip(layer.kernel_size, layer.dilation_rate, strict=True)]


def convolved(layer: Any, x: Any, kernel: Any, bias: Any, groups: int) -> Any:
    """kernel: (filters, channels / groups, rows, columns)."""
    padded = F.pad(channels_first(x), margins(layer, x, spans(layer), layer.strides))
    y = F.conv2d(padded, kernel, bias, stride=layer.strides, dilation=layer.dilation_rate, groups=groups)
    return channels_last(y)


def finished(layer: Any, y: Any) -> Any:
    return ACTIVATIONS[layer.activation](y)


def dense(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    return finished(layer, F.linear(inputs[0], w["kernel"].T, w.get("bias")))


def conv2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    kernel = w["kernel"].permute(3, 2, 0, 1)
    return finished(layer, convolved(layer, inputs[0], kernel, w.get("bias"), layer.groups))


def deep_kernel(kernel: Any) -> Any:
    rows, columns, channels, multiplier = kernel.shape
    return kernel.permute(2, 3, 0, 1).reshape(channels * multiplier, 1, rows, columns)


def depthwise_conv2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    x = inputs[0]
    return finished(layer, convolved(layer, x, deep_kernel(w["kernel"]), w.get("bias"), x.shape[3]))


def separable_conv2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    x = inputs[0]
    deep = convolved(layer, x, deep_kernel(w["depthwise_kernel"]), None, x.shape[3])
    pointwise = w["pointwise_kernel"].permute(3, 2, 0, 1)
    return finished(layer, channels_last(F.conv2d(channels_first(deep), pointwise, w.get("bias"))))


def conv2d_transpose(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    """PyTorch's result without padding is the whole canvas; Keras cuts it, or puts zeros behind it."""
    x, kernel = inputs[0], w["kernel"].permute(3, 2, 0, 1)
    canvas = F.conv_transpose2d(channels_first(x), kernel, stride=layer.strides, dilation=layer.dilation_rate)
    cut = []
    for axis in (1, 0):
        length, stride, span = x.shape[1 + axis], layer.strides[axis], spans(layer)[axis]
        before = max(span - stride, 0) // 2 if layer.padding == "same" else 0
        wanted = length * stride if layer.padding == "same" else (length - 1) * stride + max(span, stride)
        cut += [-before, wanted - canvas.shape[2 + axis] + before]
    y = channels_last(F.pad(canvas, cut))
    return finished(layer, y + w["bias"] if "bias" in w else y)


def max_pooling2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    x, strides = inputs[0], layer.strides or layer.pool_size
    around = margins(layer, x, layer.pool_size, strides)
    padded = F.pad(channels_first(x), around, value=-math.inf)
    return channels_last(F.max_pool2d(padded, layer.pool_size, strides))


def average_pooling2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    x, strides = inputs[0], layer.strides or layer.pool_size
    around = margins(layer, x, layer.pool_size, strides)
    sums, counts = (
        F.avg_pool2d(F.pad(channels_first(t), around), layer.pool_size, strides)
        for t in (x, torch.ones_like(x))
    )
    return channels_last(sums / counts)


def global_average_pooling2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    y = channels_last(F.adaptive_avg_pool2d(channels_first(inputs[0]), 1))
    return y if layer.keepdims else y.flatten(1)


def global_max_pooling2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    y = channels_last(F.adaptive_max_pool2d(channels_first(inputs[0]), 1))
    return y if layer.keepdims else y.flatten(1)


def up_sampling2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    blend = {"align_corners": False} if layer.interpolation == "bilinear" else {}
    factors = tuple(map(float, layer.size))
    return channels_last(
        F.interpolate(channels_first(inputs[0]), scale_factor=factors, mode=layer.interpolation, **blend)
    )


def zero_padding2d(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    rows, columns = layer.padding
    return F.pad(inputs[0], (0, 0, columns, columns, rows, rows))


def prelu(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    """PyTorch has one alpha for each channel; so every value of an image is a channel here."""
    x = inputs[0]
    return F.prelu(x.flatten(1), w["alpha"].expand(x.shape[1:]).reshape(-1)).reshape(x.shape)


def batch_normalization(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    x = inputs[0]
    y = F.batch_norm(
        x.reshape(-1, x.shape[-1]),
        w["moving_mean"].detach().clone(),
        w["moving_variance"].detach().clone(),
        w.get("gamma"),
        w.get("beta"),
        training=layer.trainable,
        eps=layer.epsilon,
    )
    return y.reshape(x.shape)


def layer_normalization(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    x = inputs[0]
    return F.layer_norm(x, x.shape[-1:], w.get("gamma"), w.get("beta"), layer.epsilon)


def dropout(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    return inputs[0] * (ours != 0) / (1 - layer.rate)


def gaussian_noise(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    return inputs[0] + (ours - inputs[0]).detach()


def alike(inputs: Sequence[Any]) -> list[Any]:
    """The inputs with as many axes each: a vector beside an image is one pixel, as large as the image."""
    axes = max(x.dim() for x in inputs)
    return [x.reshape(len(x), *[1] * (axes - x.dim()), *x.shape[1:]) for x in inputs]


def total(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    return sum(alike(inputs))


def product(layer: Any, inputs: Sequence[Any], w: Mapping[str, Any], ours: Any) -> Any:
    return math.prod(alike(inputs))


FORMULAS: dict[str, Formula] = {
    "Dense": dense,
    "Flatten": lambda layer, inputs, w, ours: inputs[0].flatten(1),
    "Conv2D": conv2d,
    "DepthwiseConv2D": depthwise_conv2d,
    "SeparableConv2D": separable_conv2d,
    "Conv2DTranspose": conv2d_transpose,
    "MaxPooling2D": max_pooling2d,
    "AveragePooling2D": average_pooling2d,
    "GlobalAveragePooling2D": global_average_pooling2d,
    "GlobalMaxPooling2D": global_max_pooling2d,
    "UpSampling2D": up_sampling2d,
    "ZeroPadding2D": zero_padding2d,
    "Activation": lambda layer, inputs, w, ours: finished(layer, inputs[0]),
    "PReLU": prelu,
    "BatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "Dropout": dropout,
    "SpatialDropout2D": dropout,
    "GaussianNoise": gaussian_noise,
    "Reshape": lambda layer, inputs, w, ours: inputs[0].reshape(len(inputs[0]), *layer.target_shape),
    "Add": total,
    "Multiply": product,
    "Concatenate": lambda layer, inputs, w, ours: torch.cat(tuple(inputs), dim=-1),
}


def answer(graph: Graph, images: Any, weights: Mapping[str, Any]) -> Any:
    """The output of a whole network without chance; weights: tensors by name, "dense/kernel"."""
    outputs = {INPUT: images}
    for node in graph.ordered():
        own = {name.split("/")[1]: w for name, w in weights.items() if name.split("/")[0] == node.id}
        inputs = [outputs[source] for source in node.inputs]
        outputs[node.id] = FORMULAS[node.layer.type_name()](node.layer, inputs, own, None)
    return outputs[graph.output().id]

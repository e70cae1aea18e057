"""What each layer computes, written down a second time: plain loops over numbers, one image after the other.

Nothing here is shared with the layers. A reference takes the layer's settings, its inputs (n, ...) and its weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from nnstudio.layers.layer import Array

Weights = Mapping[str, Array]
Reference = Callable[[Any, list[Array], Weights], Array]

SCALARS: dict[str, Callable[[float], float]] = {
    "linear": lambda x: x,
    "relu": lambda x: x if x > 0 else 0.0,
    "leaky_relu": lambda x: x if x > 0 else 0.2 * x,
    "elu": lambda x: x if x > 0 else math.exp(x) - 1,
    "selu": lambda x: 1.0507009873554805 * (x if x > 0 else 1.6732632423543772 * (math.exp(x) - 1)),
    "gelu": lambda x: x * (1 + math.erf(x / math.sqrt(2))) / 2,
    "silu": lambda x: x / (1 + math.exp(-x)),
    "softplus": lambda x: math.log(1 + math.exp(x)),
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
    "hard_sigmoid": lambda x: min(max(x / 6 + 0.5, 0.0), 1.0),
    "tanh": math.tanh,
}


def activated(name: str, x: Array) -> Array:
    """The activation of that name on every value; softmax on every row."""
    if name != "softmax":
        return np.array([SCALARS[name](float(value)) for value in x.flat]).reshape(x.shape)
    rows = [[math.exp(value) for value in row] for row in x.reshape(-1, x.shape[-1])]
    return np.array([[value / sum(row) for value in row] for row in rows]).reshape(x.shape)


def _places(size: int, window: int, stride: int, dilation: int, padding: str) -> list[list[int]]:
    """For each output place, the inputs under its window; -1 or more than size - 1 are outside of the image."""
    span = (window - 1) * dilation + 1
    if padding == "valid":
        starts = range(0, size - span + 1, stride)
    else:
        count = math.ceil(size / stride)
        before = max((count - 1) * stride + span - size, 0) // 2
        starts = range(-before, -before + count * stride, stride)
    return [[start + tap * dilation for tap in range(window)] for start in starts]


def _windows(layer: Any, x: Array, size: tuple[int, int], strides: tuple[int, int]) -> Iterator[Any]:
    """(image, row, column, [(i, j, pixel or None)]) for each window of each image."""
    dilation = getattr(layer, "dilation_rate", (1, 1))
    rows = _places(x.shape[1], size[0], strides[0], dilation[0], layer.padding)
    columns = _places(x.shape[2], size[1], strides[1], dilation[1], layer.padding)
    for n, image in enumerate(x):
        for r, under_rows in enumerate(rows):
            for c, under_columns in enumerate(columns):
                taps = []
                for i, y in enumerate(under_rows):
                    for j, z in enumerate(under_columns):
                        inside = 0 <= y < x.shape[1] and 0 <= z < x.shape[2]
                        taps.append((i, j, image[y, z] if inside else None))
                yield n, r, c, taps


def _sliding_shape(layer: Any, x: Array, channels: int) -> tuple[int, ...]:
    dilation = layer.dilation_rate
    sides = [
        len(_places(x.shape[1 + k], layer.kernel_size[k], layer.strides[k], dilation[k], layer.padding))
        for k in (0, 1)
    ]
    return (len(x), *sides, channels)


def dense(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    raw = np.einsum("ni,iu->nu", inputs[0], weights["kernel"])
    return activated(layer.activation, raw + weights.get("bias", 0.0))


def flatten(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return np.array([list(image.flat) for image in inputs[0]])


def conv2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    x, kernel = inputs[0], weights["kernel"]
    y = np.zeros(_sliding_shape(layer, x, layer.filters))
    channels, filters = x.shape[3] // layer.groups, layer.filters // layer.groups
    for n, r, c, taps in _windows(layer, x, layer.kernel_size, layer.strides):
        for f in range(layer.filters):
            first = f // filters * channels
            for i, j, pixel in taps:
                if pixel is not None:
                    y[n, r, c, f] += float(np.dot(pixel[first : first + channels], kernel[i, j, :, f]))
    return activated(layer.activation, y + weights.get("bias", 0.0))


def _depthwise(layer: Any, x: Array, kernel: Array) -> Array:
    multiplier = layer.depth_multiplier
    y = np.zeros(_sliding_shape(layer, x, x.shape[3] * multiplier))
    for n, r, c, taps in _windows(layer, x, layer.kernel_size, layer.strides):
        for channel in range(x.shape[3]):
            for m in range(multiplier):
                values = [
                    pixel[channel] * kernel[i, j, channel, m] for i, j, pixel in taps if pixel is not None
                ]
                y[n, r, c, channel * multiplier + m] = sum(values)
    return y


def depthwise_conv2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return activated(
        layer.activation, _depthwise(layer, inputs[0], weights["kernel"]) + weights.get("bias", 0.0)
    )


def separable_conv2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    deep = _depthwise(layer, inputs[0], weights["depthwise_kernel"])
    raw = np.einsum("nhwc,cf->nhwf", deep, weights["pointwise_kernel"][0, 0])
    return activated(layer.activation, raw + weights.get("bias", 0.0))


def conv2d_transpose(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    """Every pixel stamps its kernel onto a large canvas, from which the right part is cut."""
    x, kernel = inputs[0], weights["kernel"]
    (sh, sw), (dh, dw), (kh, kw) = layer.strides, layer.dilation_rate, layer.kernel_size
    spans = ((kh - 1) * dh + 1, (kw - 1) * dw + 1)
    canvas = np.zeros((len(x), x.shape[1] * sh + spans[0], x.shape[2] * sw + spans[1], layer.filters))
    for n, r, c, i, j in np.ndindex(len(x), x.shape[1], x.shape[2], kh, kw):
        canvas[n, r * sh + i * dh, c * sw + j * dw] += kernel[i, j] @ x[n, r, c]
    cut = []
    for size, stride, span in zip(x.shape[1:3], layer.strides, spans, strict=True):
        if layer.padding == "same":
            before = max(span - stride, 0) // 2
            cut.append(slice(before, before + size * stride))
        else:
            cut.append(slice(0, (size - 1) * stride + max(span, stride)))
    return activated(layer.activation, canvas[:, cut[0], cut[1]] + weights.get("bias", 0.0))


def _pooled(layer: Any, x: Array, choose: Callable[[list[float]], float]) -> Array:
    strides = layer.strides or layer.pool_size
    found = {}
    for n, r, c, taps in _windows(layer, x, layer.pool_size, strides):
        for channel in range(x.shape[3]):
            found[n, r, c, channel] = choose([pixel[channel] for _, _, pixel in taps if pixel is not None])
    shape = [1 + max(place[axis] for place in found) for axis in range(4)]
    return np.array([found[place] for place in np.ndindex(*shape)]).reshape(shape)


def max_pooling2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return _pooled(layer, inputs[0], max)


def average_pooling2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return _pooled(layer, inputs[0], lambda values: sum(values) / len(values))


def _over_image(layer: Any, x: Array, choose: Callable[[list[float]], float]) -> Array:
    y = np.array([[choose(list(image[..., channel].flat)) for channel in range(x.shape[3])] for image in x])
    return y[:, None, None] if layer.keepdims else y


def global_average_pooling2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return _over_image(layer, inputs[0], lambda values: math.fsum(values) / len(values))


def global_max_pooling2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return _over_image(layer, inputs[0], max)


def _blend(size: int, factor: int, nearest: bool) -> list[dict[int, float]]:
    """For each place of the larger side, which places of the smaller one it is made of, and with which weight."""
    mixed = []
    for place in range(size * factor):
        if nearest:
            mixed.append({place // factor: 1.0})
            continue
        centre = min(max((place + 0.5) / factor - 0.5, 0.0), size - 1.0)
        low = math.floor(centre)
        mixed.append({low: 1.0 - (centre - low)} | ({low + 1: centre - low} if centre > low else {}))
    return mixed


def up_sampling2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    x, nearest = inputs[0], layer.interpolation == "nearest"
    rows, columns = (_blend(x.shape[1 + k], layer.size[k], nearest) for k in (0, 1))
    y = np.zeros((len(x), len(rows), len(columns), x.shape[3]))
    for r, row in enumerate(rows):
        for c, column in enumerate(columns):
            y[:, r, c] = sum(a * b * x[:, i, j] for i, a in row.items() for j, b in column.items())
    return y


def zero_padding2d(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    rows, columns = layer.padding
    return np.pad(inputs[0], ((0, 0), (rows, rows), (columns, columns), (0, 0)))


def activation(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return activated(layer.activation, inputs[0])


def prelu(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    alpha = np.broadcast_to(weights["alpha"], inputs[0].shape)
    return np.array([v if v > 0 else a * v for v, a in zip(inputs[0].flat, alpha.flat, strict=True)]).reshape(
        alpha.shape
    )


def _standard(values: list[float], epsilon: float) -> list[float]:
    mean = math.fsum(values) / len(values)
    variance = math.fsum((value - mean) ** 2 for value in values) / len(values)
    return [(value - mean) / math.sqrt(variance + epsilon) for value in values]


def batch_normalization(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    """In training, over the batch; a frozen layer goes by its running statistics."""
    x = inputs[0].reshape(-1, inputs[0].shape[-1])
    if layer.trainable:
        columns = [_standard(list(column), layer.epsilon) for column in x.T]
        y = np.array(columns).T
    else:
        y = (x - weights["moving_mean"]) / np.sqrt(weights["moving_variance"] + layer.epsilon)
    return (y * weights.get("gamma", 1.0) + weights.get("beta", 0.0)).reshape(inputs[0].shape)


def layer_normalization(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    x = inputs[0].reshape(-1, inputs[0].shape[-1])
    y = np.array([_standard(list(row), layer.epsilon) for row in x])
    return (y * weights.get("gamma", 1.0) + weights.get("beta", 0.0)).reshape(inputs[0].shape)


def unchanged(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return inputs[0].copy()


def reshape(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return inputs[0].reshape(len(inputs[0]), *layer.target_shape)


def _by_value(inputs: list[Array], choose: Callable[[tuple[float, ...]], float]) -> Array:
    sides = max(x.ndim for x in inputs)
    wide = np.broadcast_arrays(
        *(np.expand_dims(x, tuple(range(1, 1 + sides - x.ndim))) if x.ndim < sides else x for x in inputs)
    )
    return np.array([choose(values) for values in zip(*(x.flat for x in wide), strict=True)]).reshape(
        wide[0].shape
    )


def add(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return _by_value(inputs, math.fsum)


def multiply(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    return _by_value(inputs, math.prod)


def concatenate(layer: Any, inputs: list[Array], weights: Weights) -> Array:
    places = [[x[place] for x in inputs] for place in np.ndindex(*inputs[0].shape[:-1])]
    return np.array([[v for part in parts for v in part] for parts in places]).reshape(
        *inputs[0].shape[:-1], -1
    )


REFERENCES: dict[str, Reference] = {
    "Dense": dense,
    "Flatten": flatten,
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
    "Activation": activation,
    "PReLU": prelu,
    "BatchNormalization": batch_normalization,
    "LayerNormalization": layer_normalization,
    "Reshape": reshape,
    "Add": add,
    "Multiply": multiply,
    "Concatenate": concatenate,
}
"""Layers whose output in training is no matter of chance."""

CHANCE: dict[str, Reference] = {
    "Dropout": unchanged,
    "SpatialDropout2D": unchanged,
    "GaussianNoise": unchanged,
}
"""Layers of which only the output outside training can be foretold."""

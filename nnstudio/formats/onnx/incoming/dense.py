"""Gemm and MatMul with a constant matrix: a Dense, whose rows follow the order in which the values come, or a
convolution of 1x1 where it goes along the channels of an image.
"""

from __future__ import annotations

import numpy as np

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import impossible
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.layer import Array


def gemm(reading: Reading, operator: Operator) -> Value:
    """alpha * x @ matrix + beta * bias."""
    matrix, bias = reading.weights(operator, 1), reading.constant(operator, 2)
    if operator.get("transA", 0):
        raise impossible(operator, "transA", 1)
    if matrix.ndim != 2:
        raise impossible(operator, "B", matrix.shape)
    kernel = (matrix.T if operator.get("transB", 0) else matrix) * operator.get("alpha", 1.0)
    if bias is not None:
        try:
            bias = np.broadcast_to(bias * operator.get("beta", 1.0), (1, kernel.shape[1])).reshape(-1)
        except ValueError:
            raise impossible(operator, "C", bias.shape) from None
    return _dense(reading, operator, kernel, bias)


def matrix_product(reading: Reading, operator: Operator) -> Value:
    """x @ matrix; a bias is added behind it, and taken in."""
    matrix = reading.weights(operator, 1)
    if matrix.ndim != 2:
        raise impossible(operator, "B", matrix.shape)
    return _dense(reading, operator, matrix, None)


def _dense(reading: Reading, operator: Operator, kernel: Array, bias: Array | None) -> Value:
    value = reading.value(operator.inputs[0])
    biases = {} if bias is None else {"bias": bias}
    if value.view is not None and value.shape[-1:] != kernel.shape[:1]:
        raise impossible(operator, "B", kernel.shape)
    if value.view is not None and len(value.shape) == 3:
        return _by_pixel(reading, operator, value, kernel, biases)
    layer = Dense.from_values({"units": kernel.shape[1], "use_bias": bias is not None})
    name = reading.name(operator, "Dense")
    if value.view is None:
        node = reading.grow.add(name, layer, [value.node], {})
        reading.named(operator, node)
        return Value(node, None)
    if len(value.shape) != 1:
        raise impossible(operator, "A", value.shape)
    source, places = reading.lying.row(value)
    moved = kernel
    if places is not None:
        moved = np.empty_like(kernel)
        moved[places] = kernel
    node = reading.grow.add(name, layer, [source], {"kernel": moved, **biases})
    reading.named(operator, node)
    return Value(node, view_of(reading.grow.shapes[node]))


def _by_pixel(
    reading: Reading, operator: Operator, value: Value, kernel: Array, biases: dict[str, Array]
) -> Value:
    image = reading.lying.channels(value, 2)
    layer = Conv2D.from_values({"filters": kernel.shape[1], "kernel_size": (1, 1), "use_bias": bool(biases)})
    arrays = {"kernel": kernel.reshape(1, 1, *kernel.shape), **biases}
    node = reading.grow.add(reading.name(operator, "Conv2D"), layer, [image.node], arrays)
    reading.named(operator, node)
    return Value(node, view_of(reading.grow.shapes[node], 2))

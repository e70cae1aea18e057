"""Numbers for each channel that are multiplied with and added: in the layer before, or as one of their own."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.onnx.incoming.folding import folded
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.layer import Array

if TYPE_CHECKING:
    from nnstudio.formats.onnx.incoming.reading import Reading

EPSILON = 1e-3
"""Of a BatchNormalization that stands for a product and a sum: its variance is less by that."""


def along(reading: Reading, value: Value, axis: int | None, *arrays: Array) -> tuple[Value, list[Array]]:
    """The value with that axis as the last side of a layer (None: its only axis), and arrays with one number for each
    place of the axis in the order of our layer.
    """
    assert value.view is not None
    if len(value.view.axes) != 1:
        return reading.lying.channels(value, axis or 0), list(arrays)
    node, places = reading.lying.row(value)
    moved = [array if places is None else _placed(array, places) for array in arrays]
    return Value(node, view_of(reading.grow.shapes[node]), value.alone, places), moved


def _placed(array: Array, places: Array) -> Array:
    out = np.empty_like(array)
    out[..., places] = array
    return out


def multiplied(
    reading: Reading, operator: Operator, value: Value, axis: int | None, factor: Array, offset: Array
) -> Value:
    """value * factor + offset, in the layer before where that can be, else as a frozen BatchNormalization."""
    assert value.view is not None
    assert value.node is not None
    if axis is None:
        own = reading.grow.shapes[value.node]
        channels = own[-1]
        laid, numbers = value, [np.full(channels, float(array[0])) for array in (factor, offset)]
    else:
        laid, numbers = along(reading, value, axis, factor, offset)
    assert laid.node is not None
    if laid.alone and folded(reading.grow, laid.node, *numbers):
        reading.named(operator, laid.node)
        return dataclasses.replace(laid, alone=True)
    arrays = {
        "gamma": numbers[0],
        "beta": numbers[1],
        "moving_mean": np.zeros_like(numbers[0]),
        "moving_variance": np.full_like(numbers[0], 1.0 - EPSILON),
    }
    layer = BatchNormalization(epsilon=EPSILON, trainable=False)
    node = reading.grow.add(reading.name(operator, "scale"), layer, [laid.node], arrays)
    reading.grow.notes.append(
        sentence(
            "{name} multiplies and adds numbers that don't change: a frozen BatchNormalization does so here.",
            name=operator.name,
        )
    )
    reading.named(operator, node)
    return dataclasses.replace(laid, node=node, alone=True)

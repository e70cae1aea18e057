"""Normalizations and functions that go along one axis."""

from __future__ import annotations

import dataclasses

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.onnx.incoming.applying import spread
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import FUNCTIONS, impossible, unknown
from nnstudio.formats.onnx.incoming.multiplying import along
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.layers.activation import Activation
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.layer_normalization import LayerNormalization

ONE_BY_ONE = 13
"""Since this opset, a softmax goes along its axis alone, and not over all that follow too."""


def batch_normalization(reading: Reading, operator: Operator) -> Value:
    """With its statistics as they are in the file; channels are the axis behind the batch."""
    arrays = [reading.weights(operator, place) for place in (1, 2, 3, 4)]
    if operator.get("training_mode", 0):
        reading.grow.notes.append(
            sentence(
                "{name} was exported while it trains: here it uses what it has kept.", name=operator.name
            )
        )
    layer = BatchNormalization.from_values(
        {"momentum": operator.get("momentum", 0.9), "epsilon": operator.get("epsilon", 1e-5)}
    )
    names = ("gamma", "beta", "moving_mean", "moving_variance")
    return _along(reading, operator, layer, 0, dict(zip(names, arrays, strict=True)))


def layer_normalization(reading: Reading, operator: Operator) -> Value:
    """Along one axis, the last."""
    gamma, beta = reading.weights(operator, 1), reading.constant(operator, 2)
    value = reading.value(operator.inputs[0])
    rank = 1 if value.view is None else len(value.shape)
    axis = operator.get("axis", -1)
    if value.view is not None and axis not in (-1, rank):
        raise impossible(operator, "axis", axis)
    layer = LayerNormalization(epsilon=operator.get("epsilon", 1e-5), center=beta is not None)
    arrays = {"gamma": gamma.reshape(-1)} | ({} if beta is None else {"beta": beta.reshape(-1)})
    return _along(reading, operator, layer, rank - 1, arrays)


def _along(reading: Reading, operator: Operator, layer: Layer, axis: int, arrays: dict[str, Array]) -> Value:
    value = reading.value(operator.inputs[0])
    name = reading.name(operator, layer.type_name())
    if value.view is None:
        return Value(reading.grow.add(name, layer, [value.node], {}), None)
    if any(array.shape != value.shape[axis : axis + 1] for array in arrays.values()):
        raise impossible(operator, "shape", value.shape)
    laid, moved = along(reading, value, axis, *arrays.values())
    assert laid.node is not None
    node = reading.grow.add(name, layer, [laid.node], dict(zip(arrays, moved, strict=True)))
    reading.named(operator, node)
    return dataclasses.replace(laid, node=node, alone=True)


def softmax(reading: Reading, operator: Operator) -> Value:
    """Along one axis; before opset 13 along all from it on."""
    value = reading.value(operator.inputs[0])
    if value.view is None:
        return blind_function(reading, operator)
    rank = len(value.shape) + 1
    old = reading.given.opset < ONE_BY_ONE
    axis = operator.get("axis", 1 if old else -1) % rank
    if axis == 0 or (old and np.prod(value.shape[axis:]) > 1):
        raise impossible(operator, "axis", axis)
    return spread(reading, operator, value, axis - 1)


def blind_function(reading: Reading, operator: Operator) -> Value:
    """A function whose input's shape is not known, behind a gap."""
    value = reading.value(operator.inputs[0])
    name = FUNCTIONS.get(operator.type)
    if name is None or value.view is not None:
        raise unknown(operator)
    grow = reading.grow
    layer = None if value.node is None else grow.layer(value.node)
    if (
        value.node is not None
        and value.alone
        and getattr(layer, "activation", None) == "linear"
        and layer is not None
    ):
        grow.change(value.node, layer.change(activation=name))
        return Value(value.node, None)
    return Value(grow.add(reading.name(operator, name), Activation(activation=name), [value.node], {}), None)

"""Layers for what groups of operators turned out to be: functions, normalizations, products and sums with numbers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.multiplying import along, multiplied
from nnstudio.formats.onnx.incoming.recognising import (
    Activated,
    Affine,
    Found,
    Normalised,
    Sloped,
    Spread,
)
from nnstudio.formats.onnx.incoming.scaled import scaled
from nnstudio.layers.activation import Activation
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.layer_normalization import LayerNormalization
from nnstudio.layers.prelu import PReLU

if TYPE_CHECKING:
    from nnstudio.formats.onnx.incoming.reading import Reading


def applied(reading: Reading, operator: Operator, found: Found, value: Value) -> Value:
    """The value behind the layer. Raises Unknown where it can't be one here."""
    match found:
        case Activated(name):
            return activated(reading, operator, value, name)
        case Affine(scale, shift):
            return _affine(reading, operator, value, scale, shift)
        case Sloped(alpha):
            return _sloped(reading, operator, value, alpha)
        case Normalised():
            return _normalised(reading, operator, value, found)
        case Spread(axis):
            return spread(reading, operator, value, axis)


def activated(reading: Reading, operator: Operator, value: Value, name: str) -> Value:
    """With a function, in the layer before it where nobody else reads that one."""
    grow = reading.grow
    assert value.node is not None
    layer = grow.layer(value.node)
    if value.alone and getattr(layer, "activation", None) == "linear":
        assert layer is not None
        grow.change(value.node, layer.change(activation=name))
        node = value.node
    else:
        node = grow.add(reading.name(operator, name), Activation(activation=name), [value.node], {})
    reading.named(operator, node)
    return Value(node, value.view, True, value.places)


def spread(reading: Reading, operator: Operator, value: Value, axis: int) -> Value:
    """Softmax along an axis, counted without the batch."""
    assert value.view is not None
    rows = len(value.view.axes) == 1
    laid = value if rows and value.places is not None else reading.lying.channels(value, axis)
    if rows and laid.view is not None and laid.node is not None and len(reading.grow.shapes[laid.node]) > 1:
        laid = dataclasses.replace(laid, node=reading.lying.row(laid)[0])
    return activated(reading, operator, laid, "softmax")


def _affine(reading: Reading, operator: Operator, value: Value, scale: Array, shift: Array) -> Value:
    if np.all(scale == 1.0) and not shift.any():
        return value
    axes = [n for n in range(scale.ndim) if _varies(scale, n) or _varies(shift, n)]
    if len(axes) > 1:
        raise Unknown(
            sentence(
                "{name}, a {kind}, treats each place by itself, which no layer does here; "
                "BatchNormalization comes nearest.",
                name=operator.name,
                kind=operator.type,
            )
        )
    assert value.view is not None
    axis = axes[0] if axes else None
    size = value.view.shape[axis] if axis is not None else 1
    factor, offset = (_line(array, axis, size) for array in (scale, shift))
    if value.node == INPUT:
        return scaled(reading, operator, value, axis, factor, offset)
    return multiplied(reading, operator, value, axis, factor, offset)


def _varies(array: Array, axis: int) -> bool:
    return array.shape[axis] > 1 and bool(np.ptp(array, axis=axis).any())


def _line(array: Array, axis: int | None, size: int) -> Array:
    """Along the axis, and the first of all others."""
    if axis is None:
        return array.reshape(-1)[:1]
    kept = np.moveaxis(array, axis, -1)
    return np.broadcast_to(kept.reshape(-1, kept.shape[-1])[0], (size,))


def _sloped(reading: Reading, operator: Operator, value: Value, alpha: Array) -> Value:
    """A PReLU, with one slope for each channel, or for each place."""
    assert value.view is not None
    assert value.node is not None
    varying = [n for n in range(alpha.ndim) if _varies(alpha, n)]
    if len(value.view.axes) == 1:
        numbers = np.broadcast_to(alpha, value.view.shape)
        laid, (numbers,) = along(reading, value, None, numbers)
    else:
        laid = reading.lying.channels(value, varying[-1] if len(varying) == 1 else 0)
        axis = varying[-1] if len(varying) == 1 else 0
        numbers = np.moveaxis(alpha, axis, -1)
    assert laid.node is not None
    shape = reading.grow.shapes[laid.node]
    shared = tuple(
        n for n in range(1, len(shape)) if numbers.shape[n - 1] == 1 or not _varies(numbers, n - 1)
    )
    for n in shared:
        numbers = numbers.take([0], axis=n - 1)
    numbers = np.broadcast_to(numbers, (*numbers.shape[:-1], shape[-1]))
    layer = PReLU(shared_axes=shared or None)
    node = reading.grow.add(reading.name(operator, "prelu"), layer, [laid.node], {"alpha": numbers})
    reading.named(operator, node)
    if operator.type != "PRelu":
        reading.grow.notes.append(
            sentence(
                "{name} has a slope that there is no function with here: PReLU learns it.", name=operator.name
            )
        )
    return dataclasses.replace(laid, node=node, alone=True)


def _normalised(reading: Reading, operator: Operator, value: Value, found: Normalised) -> Value:
    laid, (gamma, beta) = along(reading, value, found.axis, found.gamma, found.beta)
    layer: Layer = LayerNormalization(epsilon=found.epsilon)
    assert laid.node is not None
    arrays = {"gamma": gamma, "beta": beta}
    node = reading.grow.add(reading.name(operator, "layer_normalization"), layer, [laid.node], arrays)
    reading.named(operator, node)
    return dataclasses.replace(laid, node=node, alone=True)

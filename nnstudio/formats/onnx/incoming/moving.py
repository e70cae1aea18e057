"""Operators that move numbers and change none: they become views, and layers only where a layer reads them so."""

from __future__ import annotations

import dataclasses
import math

from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import NOTHING, Value
from nnstudio.formats.onnx.incoming.known import impossible, unknown
from nnstudio.formats.onnx.incoming.numbers import MOST_VALUES
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.sides import asked_sides
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.shapes import Shape


def passed(reading: Reading, operator: Operator) -> Value:
    """Identity, Cast and the like."""
    return reading.raw(operator.inputs[0])


def transpose(reading: Reading, operator: Operator) -> Value:
    """The batch must stay in front."""
    value = reading.raw(operator.inputs[0])
    if value.view is None:
        return value
    rank = len(value.view.axes) + 1
    order = operator.get("perm", tuple(reversed(range(rank))))
    if sorted(order) != list(range(rank)) or order[0] != 0 or value.places is not None:
        raise unknown(operator)
    moved = tuple(axis - 1 for axis in order[1:])
    pads = tuple(value.pads[axis] for axis in moved) if value.pads else ()
    return dataclasses.replace(value, view=value.view.transposed(moved), pads=pads)


def flatten(reading: Reading, operator: Operator) -> Value:
    """All sides but the batch in one."""
    value = reading.value(operator.inputs[0])
    if value.view is None:
        node = reading.grow.add(reading.name(operator, "Flatten"), Flatten(), [value.node], {})
        return Value(node, None)
    axis = operator.get("axis", 1)
    if axis not in (1, -len(value.shape)):
        raise impossible(operator, "axis", axis)
    return _reshaped(reading, operator, value, (math.prod(value.shape),))


def reshape(reading: Reading, operator: Operator) -> Value:
    """The batch must stay a side of its own."""
    value, told = reading.value(operator.inputs[0]), reading.weights(operator, 1).reshape(-1)
    if value.view is None:
        if len(told) != 2:
            return value
        node = reading.grow.add(reading.name(operator, "Flatten"), Flatten(), [value.node], {})
        return Value(node, None)
    sides = asked_sides(operator, told, (reading.batch, *value.shape))
    return _reshaped(reading, operator, value, sides[1:])


def squeeze(reading: Reading, operator: Operator) -> Value:
    """Sides of length 1 are left out."""
    value = reading.value(operator.inputs[0])
    if value.view is None:
        return value
    rank = len(value.shape) + 1
    axes = _axes(reading, operator)
    gone = {a % rank for a in axes} if axes else {n for n, side in enumerate(value.shape, 1) if side == 1}
    if 0 in gone or any(axis >= rank or value.shape[axis - 1] != 1 for axis in gone):
        raise impossible(operator, "axes", axes)
    return _reshaped(
        reading, operator, value, tuple(s for n, s in enumerate(value.shape, 1) if n not in gone)
    )


def unsqueeze(reading: Reading, operator: Operator) -> Value:
    """Sides of length 1 are put in."""
    value = reading.value(operator.inputs[0])
    if value.view is None:
        return value
    axes = _axes(reading, operator)
    rank = len(value.shape) + 1 + len(axes)
    new = {axis % rank for axis in axes}
    if 0 in new or len(new) != len(axes) or rank > 8:
        raise impossible(operator, "axes", axes)
    rest = iter(value.shape)
    return _reshaped(
        reading, operator, value, tuple(1 if axis in new else next(rest) for axis in range(1, rank))
    )


def _axes(reading: Reading, operator: Operator) -> tuple[int, ...]:
    told = operator.get("axes")
    if told is None:
        found = reading.constant(operator, 1)
        told = () if found is None else found.reshape(-1)
    return tuple(map(int, told))


def _reshaped(reading: Reading, operator: Operator, value: Value, shape: Shape) -> Value:
    """As a view where sides are put together or cut, else as a layer."""
    assert value.view is not None
    if value.shape == shape:
        return value
    if value.places is not None or math.prod(shape) > MOST_VALUES:
        raise unknown(operator)
    view = value.view.reshaped(shape)
    if view is not None:
        return dataclasses.replace(value, view=view)
    if not value.view.is_plain or value.node is None:
        raise unknown(operator)
    node = reading.lying.shaped(value.node, shape)
    reading.named(operator, node)
    return Value(node, view_of(shape))


def dropout(reading: Reading, operator: Operator) -> Value:
    """Kept, where the file has it: it acts in training."""
    value = reading.value(operator.inputs[0])
    try:
        told = reading.constant(operator, 1)
    except Unknown:
        told = None
    rate = operator.get("ratio", 0.5 if told is None or not told.size else float(told.reshape(-1)[0]))
    if value is NOTHING or value.node in (None, INPUT) or not 0 < rate < 1:
        return value
    node = reading.grow.add(
        reading.name(operator, "Dropout"), Dropout.from_values({"rate": rate}), [value.node], {}
    )
    if value.node in reading.grow.positive:
        reading.grow.positive.add(node)
    reading.named(operator, node)
    return Value(node, value.view, True, value.places)


def pad(reading: Reading, operator: Operator) -> Value:
    """Zeros wait for the layer that reads them; a convolution takes them in."""
    value = reading.value(operator.inputs[0])
    mode = operator.get("mode", "constant")
    if mode != "constant":
        raise impossible(operator, "mode", mode)
    told = operator.get("pads")
    if told is None:
        told = reading.weights(operator, 1).reshape(-1)
        filling = reading.constant(operator, 2)
        filled = 0.0 if filling is None or not filling.size else float(filling.reshape(-1)[0])
    else:
        filled = operator.get("value", 0.0)
    if value.view is None:
        return value
    rank = len(value.shape) + 1
    pads = _pads(reading, operator, [int(side) for side in told], rank)
    if pads is None or filled != 0 or min(map(min, pads), default=0) < 0 or pads[0] != (0, 0):
        raise impossible(operator, "pads", tuple(told))
    return dataclasses.replace(value, pads=tuple(pads[1:])) if any(map(any, pads)) else value


def _pads(reading: Reading, operator: Operator, told: list[int], rank: int) -> list[tuple[int, int]] | None:
    """Of all axes, before and behind."""
    axes = list(range(rank))
    if len(operator.inputs) > 3 and operator.inputs[3]:
        axes = [int(axis) % rank for axis in reading.weights(operator, 3).reshape(-1)]
    if len(told) != 2 * len(axes):
        return None
    pads = [(0, 0)] * rank
    for number, axis in enumerate(axes):
        pads[axis] = (told[number], told[len(axes) + number])
    return pads

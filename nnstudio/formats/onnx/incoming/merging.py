"""Values that are put together: added, multiplied, one behind the other. Each must lie in our arrays as the others."""

from __future__ import annotations

import math

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import unknown
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.add import Add
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.multiply import Multiply
from nnstudio.layers.shapes import Shape

MERGES: dict[str, type[Layer]] = {"Add": Add, "Sum": Add, "Mul": Multiply}


def merge(reading: Reading, operator: Operator) -> Value:
    """Add, Sum and Mul of values that are not constant."""
    values = [_known(reading, operator, name) for name in operator.inputs]
    if len(values) == 1:
        return values[0]
    layer = MERGES[operator.type]()
    if any(value.view is None for value in values):
        node = reading.grow.add(
            reading.name(operator, layer.type_name()), layer, [v.node for v in values], {}
        )
        return Value(node, None)
    largest = max(values, key=lambda value: math.prod(value.shape))
    if len(largest.shape) == 1:
        return _rows(reading, operator, layer, values)
    if any(value.places is not None for value in values):
        raise unknown(operator)
    nodes = [value.node if value is largest else _beside(reading, value, largest) for value in values]
    node = reading.grow.add(reading.name(operator, layer.type_name()), layer, nodes, {})
    reading.named(operator, node)
    if reading.grow.shapes[node] != reading.grow.shapes[largest.node or ""]:
        raise unknown(operator)
    return Value(node, largest.view)


def _known(reading: Reading, operator: Operator, name: str) -> Value:
    if name in reading.constants:
        raise Unknown(
            sentence(
                "{name}, a {kind}, takes an array that belongs to no layer here.",
                name=operator.name,
                kind=operator.type,
            )
        )
    return reading.value(name)


def _rows(reading: Reading, operator: Operator, layer: Layer, values: list[Value]) -> Value:
    """Rows whose numbers must be in the same order."""
    if any(len(value.shape) > 1 for value in values):
        raise unknown(operator)
    laid = [reading.lying.row(value) for value in values]
    places = laid[0][1]
    for (_, others), value in zip(laid, values, strict=True):
        if math.prod(value.shape) == 1 and math.prod(values[0].shape) > 1:
            continue
        if not _alike(others, places):
            raise unknown(operator)
    node = reading.grow.add(reading.name(operator, layer.type_name()), layer, [name for name, _ in laid], {})
    reading.named(operator, node)
    return Value(node, view_of(reading.grow.shapes[node]), True, places)


def _alike(places: Array | None, others: Array | None) -> bool:
    if places is None or others is None:
        return places is others
    return np.array_equal(places, others)


def _beside(reading: Reading, value: Value, largest: Value) -> str:
    """The layer that gives a value so that it goes with the largest one, side by side or spread over it."""
    assert value.view is not None
    assert largest.view is not None
    assert value.node is not None
    assert largest.node is not None
    missing = len(largest.view.axes) - len(value.view.axes)
    if missing < 0:
        raise _apart(value, largest)
    partner: dict[int, int] = {}
    for own, other in zip(value.view.axes, largest.view.axes[missing:], strict=True):
        if not own:
            continue
        if [value.view.sizes[a] for a in own] != [largest.view.sizes[a] for a in other]:
            raise _apart(value, largest)
        partner.update(zip(own, other, strict=True))
    order = [partner[atom] for atom in sorted(partner)]
    if order != sorted(order):
        raise _apart(value, largest)
    shape = _spread_shape(reading.grow.shapes[largest.node], largest.view.sizes, set(order))
    if shape is None:
        raise _apart(value, largest)
    own_shape = reading.grow.shapes[value.node]
    padded = (*(1,) * (len(shape) - len(own_shape)), *own_shape)
    return value.node if padded == shape else reading.lying.shaped(value.node, shape)


def _spread_shape(shape: Shape, sizes: tuple[int, ...], atoms: set[int]) -> Shape | None:
    """The sides of the largest, and 1 where the other has none of its atoms; None where it has a part of them."""
    sides, atom = list[int](), 0
    for side in shape:
        own, left = list[bool](), side
        while left > 1:
            own.append(atom in atoms)
            left //= sizes[atom]
            atom += 1
        if own and any(own) != all(own):
            return None
        sides.append(side if any(own) else 1)
    return tuple(sides)


def _apart(value: Value, largest: Value) -> Unknown:
    return Unknown(
        sentence(
            "What {name} and {other} give lies in another order of sides and can't be put together here; "
            "Reshape comes nearest.",
            name=value.node or "?",
            other=largest.node or "?",
        )
    )


def concatenate(reading: Reading, operator: Operator) -> Value:
    """Along the channels, or rows behind each other."""
    values = [_known(reading, operator, name) for name in operator.inputs]
    if len(values) == 1:
        return values[0]
    name = reading.name(operator, "Concatenate")
    if any(value.view is None for value in values):
        return Value(reading.grow.add(name, Concatenate(), [value.node for value in values], {}), None)
    rank = len(values[0].shape)
    axis = operator.get("axis", 1)
    axis = axis - 1 if axis > 0 else axis + rank
    if any(len(value.shape) != rank for value in values) or not 0 <= axis < rank:
        raise unknown(operator)
    places = None
    if rank == 1:
        laid = [reading.lying.row(value) for value in values]
        nodes, starts = [node for node, _ in laid], np.cumsum([0, *(value.shape[0] for value in values)])
        if any(found is not None for _, found in laid):
            own = [
                np.arange(v.shape[0]) if found is None else found
                for (_, found), v in zip(laid, values, strict=True)
            ]
            places = np.concatenate([each + start for each, start in zip(own, starts, strict=False)])
    else:
        nodes = [str(reading.lying.channels(value, axis).node) for value in values]
    node = reading.grow.add(name, Concatenate(), nodes, {})
    reading.named(operator, node)
    if all(source in reading.grow.positive for source in nodes):
        reading.grow.positive.add(node)
    view = view_of(reading.grow.shapes[node], axis if rank > 1 else -1)
    return Value(node, view, True, places)

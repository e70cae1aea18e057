"""Values that are put together: added, multiplied, one behind the other. Each must lie in our arrays as the others."""

from __future__ import annotations

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import unknown
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.views import View, view_of
from nnstudio.layers.add import Add
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.layer import Array, Layer
from nnstudio.layers.multiply import Multiply

MERGES: dict[str, type[Layer]] = {"Add": Add, "Sum": Add, "Mul": Multiply}


def merge(reading: Reading, operator: Operator) -> Value:
    """Add, Sum and Mul of values that are not constant."""
    values = [_known(reading, operator, name) for name in operator.inputs]
    if len(values) == 1:
        return values[0]
    layer, name = MERGES[operator.type](), reading.name(operator, MERGES[operator.type].type_name())
    if any(value.view is None for value in values):
        return Value(reading.grow.add(name, layer, [value.node for value in values], {}), None)
    if _lie_alike(reading, values):
        node = reading.grow.add(name, layer, [value.node for value in values], {})
        view, places = values[0].view, values[0].places
    elif max(len(value.shape) for value in values) == 1:
        node, view, places = _rows(reading, operator, name, layer, values)
    else:
        node, view = _spread(reading, operator, name, layer, values)
        places = None
    reading.named(operator, node)
    return Value(node, view, True, places)


def _lie_alike(reading: Reading, values: list[Value]) -> bool:
    """Whether they lie in arrays of one shape in the same way."""
    first = values[0]
    return all(
        value.view == first.view
        and _alike(value.places, first.places)
        and reading.grow.shapes[str(value.node)] == reading.grow.shapes[str(first.node)]
        for value in values
    )


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


def _rows(
    reading: Reading, operator: Operator, name: str, layer: Layer, values: list[Value]
) -> tuple[str, View, Array | None]:
    """Rows whose numbers must be in the same order."""
    laid = [reading.lying.row(value) for value in values]
    places = next((own for (_, own), value in zip(laid, values, strict=True) if value.shape != (1,)), None)
    for (_, own), value in zip(laid, values, strict=True):
        if value.shape != (1,) and not _alike(own, places):
            raise unknown(operator)
    node = reading.grow.add(name, layer, [node for node, _ in laid], {})
    return node, view_of(reading.grow.shapes[node]), places


def _alike(places: Array | None, others: Array | None) -> bool:
    if places is None or others is None:
        return places is others
    return np.array_equal(places, others)


def _spread(
    reading: Reading, operator: Operator, name: str, layer: Layer, values: list[Value]
) -> tuple[str, View]:
    """Values with sides of one length or 1. All of them must lie with their channels last, or all as they are told."""
    rank = max(len(value.shape) for value in values)
    for channel in (0, rank - 1):
        if rank > 2 or channel:
            views = [_with_rank(value, rank) for value in values]
            if all(view is not None and view.has_last(channel) for view in views):
                nodes = [_laid(reading, v, w, channel) for v, w in zip(values, views, strict=True)]
                node = reading.grow.add(name, layer, nodes, {})
                return node, view_of(reading.grow.shapes[node], channel)
    raise Unknown(
        sentence(
            "What {name}, a {kind}, puts together lies in another order of sides; Reshape comes nearest.",
            name=operator.name,
            kind=operator.type,
        )
    )


def _with_rank(value: Value, rank: int) -> View | None:
    """With sides of length 1 in front, as in ONNX."""
    if value.view is None or value.places is not None:
        return None
    return View(value.view.sizes, (*((),) * (rank - len(value.view.axes)), *value.view.axes))


def _laid(reading: Reading, value: Value, view: View | None, channel: int) -> str:
    """The layer that gives the value with its channels last; sides of length 1 in front may be missing."""
    assert value.node is not None
    assert view is not None
    sides = [side for axis, side in enumerate(view.shape) if axis != channel] + [view.shape[channel]]
    own = reading.grow.shapes[value.node]
    if (*(1,) * (len(sides) - len(own)), *own) == tuple(sides):
        return value.node
    return reading.lying.shaped(value.node, tuple(sides))


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

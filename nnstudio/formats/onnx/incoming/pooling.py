"""Poolings of ONNX, over windows and over whole images."""

from __future__ import annotations

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import impossible, unknown
from nnstudio.formats.onnx.incoming.reading import Handler, Reading
from nnstudio.formats.onnx.incoming.sliding import Side, fitted, kernel_pair, sides_of
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.average_pooling2d import AveragePooling2D
from nnstudio.layers.global_average_pooling2d import GlobalAveragePooling2D
from nnstudio.layers.global_max_pooling2d import GlobalMaxPooling2D
from nnstudio.layers.layer import Layer
from nnstudio.layers.max_pooling2d import MaxPooling2D

POOLS: dict[str, type[Layer]] = {"MaxPool": MaxPooling2D, "AveragePool": AveragePooling2D}
GLOBAL: dict[str, type[Layer]] = {
    "GlobalAveragePool": GlobalAveragePooling2D,
    "ReduceMean": GlobalAveragePooling2D,
    "GlobalMaxPool": GlobalMaxPooling2D,
    "ReduceMax": GlobalMaxPooling2D,
}


def pooling(reading: Reading, operator: Operator) -> Value:
    """MaxPool and AveragePool."""
    size = kernel_pair(operator, operator.get("kernel_shape"))
    source = reading.value(operator.inputs[0])
    strides = operator.get("strides", (1, 1))
    padding = "same" if operator.get("auto_pad", "NOTSET").startswith("SAME") else "valid"
    if any(each != 1 for each in operator.get("dilations", (1, 1))):
        raise impossible(operator, "dilations", operator.get("dilations"))
    if source.view is not None:
        if len(source.shape) != 3:
            raise unknown(operator)
        source = reading.lying.channels(source, 0)
        sides = sides_of(operator, source.shape[1:], size)  # type: ignore[arg-type]
        padding, frame = _padding(reading, operator, source, sides)
        source = reading.lying.framed(source, frame)
    cls = POOLS[operator.type]
    layer = cls.from_values({"pool_size": size, "strides": tuple(strides), "padding": padding})
    node = reading.grow.add(reading.name(operator, cls.type_name()), layer, [source.node], {})
    return _placed(reading, operator, source, node, True)


def _padding(
    reading: Reading, operator: Operator, source: Value, sides: list[Side]
) -> tuple[str, tuple[int, int]]:
    """Ours counts nothing around the image; zeros there are a layer of their own, and must not change a maximum."""
    padding, frame, zeros = fitted(operator, sides)
    around = bool(operator.get("count_include_pad", 0)) if operator.type == "AveragePool" else False
    if padding == "same" and around:
        frame, padding = _frame(operator, sides), "valid"
    elif any(map(any, zeros)):
        frame = _frame(operator, sides)
    if padding == "valid" and frame != (0, 0):
        counts_zeros = around if operator.type == "AveragePool" else source.node in reading.grow.positive
        if not counts_zeros:
            raise Unknown(
                sentence(
                    "{name}, a {kind}, has pads {pads}, which fit no window here; same comes nearest.",
                    name=operator.name,
                    kind=operator.type,
                    pads=str([(side.before, side.behind) for side in sides]),
                )
            )
    return padding, frame


def _frame(operator: Operator, sides: list[Side]) -> tuple[int, int]:
    """As wide on both sides, and with just as many windows; a pool has no kernel that could be larger."""
    try:
        (rows, *uneven), (columns, *more) = (side.framed() for side in sides)
    except ValueError:
        uneven, rows, columns, more = [1], 0, 0, []
    if any(uneven) or any(more):
        raise impossible(operator, "pads", [(side.before, side.behind) for side in sides])
    return rows, columns


def whole(reading: Reading, operator: Operator) -> Value:
    """A pooling over rows and columns, or a reduction that is one."""
    source, keeps = reading.value(operator.inputs[0]), True
    cls, channel = GLOBAL[operator.type], 0
    if operator.type.startswith("Reduce"):
        keeps = bool(operator.get("keepdims", 1))
        axes = operator.get("axes")
        if axes is None:
            found = reading.constant(operator, 1)
            axes = () if found is None else tuple(map(int, found.reshape(-1)))
        gone = {axis % 4 for axis in axes}
        if gone not in ({2, 3}, {1, 2}) or (source.view is not None and len(source.shape) != 3):
            raise unknown(operator)
        channel = 0 if gone == {2, 3} else 2
    if source.view is not None:
        if len(source.shape) != 3:
            raise unknown(operator)
        source = reading.lying.channels(source, channel)
    layer = cls.from_values({"keepdims": keeps})
    node = reading.grow.add(reading.name(operator, cls.type_name()), layer, [source.node], {})
    return _placed(reading, operator, source, node, keeps, channel)


def _placed(
    reading: Reading, operator: Operator, source: Value, node: str, image: bool, channel: int = 0
) -> Value:
    reading.named(operator, node)
    if source.node in reading.grow.positive:
        reading.grow.positive.add(node)
    if source.view is None:
        return Value(node, None)
    return Value(node, view_of(reading.grow.shapes[node], channel if image else -1))


OPERATORS: dict[str, Handler] = {**dict.fromkeys(POOLS, pooling), **dict.fromkeys(GLOBAL, whole)}

"""A file of ONNX, opened without trust by the onnx package: parsed, never run; nothing outside its folder is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from nnstudio.data.opening import read_regular
from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.onnx.incoming.functions import inlined
from nnstudio.formats.onnx.incoming.given import Given, Operator
from nnstudio.formats.onnx.incoming.ordering import in_order
from nnstudio.formats.onnx.incoming.outside import from_outside
from nnstudio.layers.layer import Array
from nnstudio.shown import cut

LARGEST = 2**31
"""Bytes of a file; the format allows no more."""
MOST_OPERATORS = 10_000
LONGEST_NAME = 120
"""Characters of an operator's name, by which it is named in sentences."""
OLDEST, NEWEST = 7, 26
"""Opsets that are known here. Of a newer one, what did not change is read."""


def opened(path: Path) -> Given:
    """The graph in a `.onnx` file. Raises ArrivalError, also where the onnx package is missing."""
    onnx = _library()
    data = read_regular(path, ArrivalError, LARGEST)
    try:
        model = onnx.load_model_from_string(data)
    except Exception as error:  # protobuf's own errors have no base in common
        raise ArrivalError(sentence("It is no file of ONNX, or damaged.")) from error
    if not model.HasField("graph") or not model.graph.node:
        raise ArrivalError(sentence("It is no file of ONNX, or damaged."))
    if len(model.graph.node) > MOST_OPERATORS:
        count = len(model.graph.node)
        raise ArrivalError(sentence("It has {count:,} operators, which is too many.", count=count))
    if model.functions:
        model = inlined(onnx, model, MOST_OPERATORS)
    return _given(model, path)


def _library() -> Any:
    try:
        import onnx
        import onnx.inliner
        import onnx.numpy_helper
    except ImportError as error:
        raise ArrivalError(
            sentence(
                "The onnx package is not installed beside NN Studio: pip install 'nnstudio[onnx]' brings it."
            )
        ) from error
    return onnx


def _given(model: Any, path: Path) -> Given:
    graph = model.graph
    constants = {_text(tensor.name): _array(tensor, path) for tensor in graph.initializer}
    name, sides = _input(graph, constants)
    if not graph.output:
        raise ArrivalError(sentence("It gives no answer: it has no output."))
    operators = tuple(in_order([_operator(node, number, path) for number, node in enumerate(graph.node)]))
    return Given(
        _text(graph.name) or path.stem,
        _opset(model),
        name,
        sides,
        _text(graph.output[0].name),
        operators,
        constants,
        {_text(prop.key): _text(prop.value) for prop in model.metadata_props},
        {_text(value.name): _sides(value.type.tensor_type) for value in graph.value_info},
    )


def _opset(model: Any) -> int:
    opset = max((o.version for o in model.opset_import if o.domain in ("", "ai.onnx")), default=1)
    if opset < OLDEST:
        said = sentence("It is of opset {opset}; {oldest} and newer can come in.", opset=opset, oldest=OLDEST)
        raise ArrivalError(said)
    return int(opset)


def _input(graph: Any, constants: dict[str, Array]) -> tuple[str, tuple[int | None, ...]]:
    """The one input that is no constant, and its sides."""
    inputs = [value for value in graph.input if _text(value.name) not in constants]
    if len(inputs) != 1:
        raise ArrivalError(sentence("It has {count} inputs, and a network here has one.", count=len(inputs)))
    told = inputs[0].type.tensor_type
    if not told.HasField("shape"):
        raise ArrivalError(sentence("It does not say which shape it takes."))
    return _text(inputs[0].name), _sides(told)


def _sides(told: Any) -> tuple[int | None, ...]:
    return tuple(d.dim_value if d.HasField("dim_value") and d.dim_value > 0 else None for d in told.shape.dim)


def _operator(node: Any, number: int, path: Path) -> Operator:
    kind, domain = _text(node.op_type), _text(node.domain)
    inputs, outputs = tuple(map(_text, node.input)), tuple(map(_text, node.output)) or ("",)
    attributes = {_text(each.name): _attribute(each, path) for each in node.attribute}
    name = _text(node.name) or outputs[0] or f"{kind}_{number}"
    type_ = kind if domain in ("", "ai.onnx") else f"{domain}.{kind}"
    return Operator(cut(type_), cut(name, LONGEST_NAME), inputs, outputs, attributes)


def _text(told: str | bytes) -> str:
    """Texts that are no UTF-8 come as bytes."""
    return told if isinstance(told, str) else told.decode("utf-8", "replace")


def _attribute(attribute: Any, path: Path) -> Any:
    """As a plain value; graphs and the like, which no operator of ours has, are None."""
    kinds = type(attribute)
    match attribute.type:
        case kinds.INT:
            return int(attribute.i)
        case kinds.FLOAT:
            return float(attribute.f)
        case kinds.STRING:
            return attribute.s.decode("utf-8", "replace")
        case kinds.INTS:
            return tuple(map(int, attribute.ints))
        case kinds.FLOATS:
            return tuple(map(float, attribute.floats))
        case kinds.TENSOR:
            return _array(attribute.t, path)
    return None


def _array(tensor: Any, path: Path) -> Array:
    from onnx import numpy_helper

    try:
        if tensor.data_location == type(tensor).EXTERNAL:
            return from_outside(tensor, path.parent)
        array = np.asarray(numpy_helper.to_array(tensor))
    except ArrivalError:
        raise
    except Exception as error:  # whatever a damaged tensor leads to
        raise ArrivalError(sentence("Its array {name} is damaged.", name=_text(tensor.name)[:60])) from error
    return (
        array
        if array.dtype.kind in "iub"
        else np.asarray(array, np.float64 if array.dtype == np.float64 else np.float32)
    )

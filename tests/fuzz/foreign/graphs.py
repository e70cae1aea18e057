"""Files of ONNX that are damaged, lie about their arrays, or ask for too much. Needs the onnx package."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

from nnstudio.formats.onnx.model import onnx_bytes
from tests.fuzz.foreign import good
from tests.fuzz.foreign.bombs import bomb
from tests.fuzz.foreign.configs import NAMES
from tests.fuzz.foreign.outside import NUMBERS, known
from tests.fuzz.values import Chance, odd_text, pick, turned

Model = Any
SIZES = (0, -1, 1, 3, 2**20, 2**31, 2**40, 2**62, -(2**63))
KINDS = (
    "Loop",
    "If",
    "Scan",
    "LSTM",
    "Einsum",
    "NonZero",
    "TopK",
    "Tile",
    "Pad",
    "Resize",
    "Gather",
    "Cast",
    "Split",
)


@functools.cache
def models() -> tuple[bytes, ...]:
    """Files that are as they should be."""
    return tuple(onnx_bytes(network) for network in good.networks())


def damaged(chance: Chance) -> bytes:
    """A file of ONNX with something wrong in it."""
    data = pick(chance, models())
    kind = pick(chance, tuple(DAMAGE))
    if kind == "bytes":
        return turned(chance, data)
    if kind == "odd":
        return odd_text(chance)
    if kind == "nested":
        return nested(chance, data)
    model = onnx.load_model_from_string(data)
    DAMAGE[kind](chance, model)
    return bytes(model.SerializeToString())


def _dims(chance: Chance, model: Model) -> None:
    """An array that is said to be of another size."""
    tensor = pick(chance, model.graph.initializer)
    if chance.random() < 0.5 and len(tensor.dims):
        tensor.dims[int(chance.integers(len(tensor.dims)))] = pick(chance, SIZES)
    else:
        del tensor.dims[:]
        tensor.dims.extend(pick(chance, ([], [2**62, 2**62], [1] * 70, [0, 2**62], [2**31, 2**31, 4])))


def _data(chance: Chance, model: Model) -> None:
    """Numbers of another kind, too many, too few, or none that are finite."""
    tensor = pick(chance, model.graph.initializer)
    how = int(chance.integers(5))
    if how == 0:
        tensor.raw_data = tensor.raw_data[: int(chance.integers(len(tensor.raw_data) + 1))]
    elif how == 1:
        tensor.data_type = int(pick(chance, (*range(28), 99, -1)))
    elif how == 2:
        tensor.raw_data = np.full(
            len(tensor.raw_data) // 4, pick(chance, (np.nan, np.inf, 3e38)), "<f4"
        ).tobytes()
    elif how == 3:
        tensor.data_type = TensorProto.STRING
        tensor.string_data.extend([b"x"] * 3)
    else:
        tensor.segment.begin, tensor.segment.end = 0, 2**62


def _outside(chance: Chance, model: Model) -> None:
    """An array that lies in another file: outside, in a device, in itself, or where there is nothing."""
    tensor = pick(chance, model.graph.initializer)
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    places = (
        str(known().raw),
        "../outside/secret.bin",
        "/dev/zero",
        "/etc/passwd",
        "model.onnx",
        "",
        ".",
        "\0",
        "C:\\x",
    )
    told = {"location": pick(chance, places)}
    if chance.random() < 0.6:
        told |= {"offset": str(pick(chance, (*SIZES, "x"))), "length": str(pick(chance, (*SIZES, "y")))}
    for key, value in told.items():
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value
    if chance.random() < 0.2:
        del tensor.dims[:]
        tensor.dims.append(int(pick(chance, (NUMBERS, 2**40))))


def _wires(chance: Chance, model: Model) -> None:
    """Circles, values that nobody gives, that two give, or that stand in another order."""
    nodes = model.graph.node
    node, other = pick(chance, nodes), pick(chance, nodes)
    how = int(chance.integers(6))
    if how == 0:
        node.input[0] = other.output[0]
    elif how == 1:
        node.input[0] = "nobody"
    elif how == 2:
        node.output[0] = other.output[0]
    elif how == 3:
        del node.input[:]
    elif how == 4:
        turned_round = [nodes[number] for number in chance.permutation(len(nodes))]
        copies = [type(each).FromString(each.SerializeToString()) for each in turned_round]
        del nodes[:]
        nodes.extend(copies)
    else:
        node.input.extend([other.output[0]] * int(pick(chance, (1, 50_000))))


def _ends(chance: Chance, model: Model) -> None:
    """No input, two of them, one of a strange shape; no output, or one that nobody gives."""
    graph = model.graph
    how = int(chance.integers(6))
    if how == 0:
        del graph.input[:]
    elif how == 1:
        graph.input.append(helper.make_tensor_value_info("second", TensorProto.FLOAT, ["n", 3]))
    elif how == 2:
        sides = [int(pick(chance, SIZES)) for _ in range(int(chance.integers(6)))]
        graph.input[0].CopyFrom(helper.make_tensor_value_info(graph.input[0].name, TensorProto.FLOAT, sides))
    elif how == 3:
        del graph.output[:]
    elif how == 4:
        graph.output[0].name = pick(chance, ("nobody", graph.input[0].name, graph.initializer[0].name))
    else:
        graph.input[0].type.Clear()


def _kinds(chance: Chance, model: Model) -> None:
    """Operators that there are not here, of another domain, or with settings of another kind."""
    node = pick(chance, model.graph.node)
    how = int(chance.integers(4))
    if how == 0:
        node.op_type = pick(chance, KINDS)
    elif how == 1:
        node.domain = pick(chance, ("evil", "com.microsoft", "ai.onnx.ml", "\0"))
    elif how == 2:
        name = pick(
            chance, [*(each.name for each in node.attribute), "axis", "perm", "pads", "alpha", "group"]
        )
        kept = [each for each in node.attribute if each.name != name]
        values = (2**62, -(2**62), float("nan"), "x", [2**62] * 4, [0.5], [-1], [1, 1, 1, 1, 1], [""])
        copies = [type(each).FromString(each.SerializeToString()) for each in kept]
        del node.attribute[:]
        node.attribute.extend([*copies, helper.make_attribute(name, pick(chance, values))])
    else:
        model.opset_import[0].version = int(pick(chance, (0, 1, 6, 99, 2**62)))


def _deep(chance: Chance, model: Model) -> None:
    """Functions that call each other eight times each, and rows of thousands of operators."""
    graph = model.graph
    if chance.random() < 0.4:
        model.opset_import.append(helper.make_opsetid("evil", 1))
        for number in range(int(pick(chance, (1, 12)))):
            calls = [helper.make_node(f"F{number + 1}", ["x"], [f"y{n}"], domain="evil") for n in range(8)]
            calls.append(helper.make_node("Sum", [f"y{n}" for n in range(8)], ["y"]))
            opsets = [helper.make_opsetid("", 17), helper.make_opsetid("evil", 1)]
            model.functions.append(helper.make_function("evil", f"F{number}", ["x"], ["y"], calls, opsets))
        graph.node.append(helper.make_node("F0", [graph.output[0].name], ["answer"], domain="evil"))
        graph.output[0].name = "answer"
        return
    last = graph.output[0].name
    kind = pick(chance, ("Relu", "Identity", "Transpose", "Add", "Sigmoid"))
    for number in range(int(pick(chance, (900, 9_000, 20_000)))):
        inputs = [last, last] if kind == "Add" else [last]
        graph.node.append(helper.make_node(kind, inputs, [f"more{number}"]))
        last = f"more{number}"
    graph.output[0].name = last


def nested(chance: Chance, data: bytes) -> bytes:
    """Graphs within operators within graphs, deeper than a stack, behind a file that is as it should be."""
    inner = b""
    for _ in range(int(pick(chance, (5, 30, 300, 5_000)))):
        attribute = _field(1, b"then_branch") + _field(6, inner) + bytes([20 << 3 & 127 | 128, 1, 5])
        inner = _field(1, _field(4, b"If") + _field(5, attribute))
    return data + _field(7, inner)


def _field(number: int, data: bytes) -> bytes:
    """A field of a message of Protocol Buffers that holds bytes."""
    length, found = len(data), bytearray([number << 3 | 2])
    while length > 127:
        found.append(length & 127 | 128)
        length >>= 7
    return bytes([*found, length]) + data


def _names(chance: Chance, model: Model) -> None:
    """Names that are paths, commands or code."""
    name = pick(chance, [each for each in NAMES if each.isascii()])[:2000]
    node = pick(chance, model.graph.node)
    how = int(chance.integers(4))
    if how == 0:
        node.name = name
    elif how == 1:
        model.graph.name = name
    elif how == 2:
        entry = model.metadata_props.add()
        entry.key, entry.value = pick(chance, (("classes", name), ("columns", "[" * 5000), ("shape", '"x"')))
    else:
        old = node.output[0]
        for each in model.graph.node:
            for values in (each.input, each.output):
                values[:] = [name if value == old else value for value in values]


DAMAGE: dict[str, Callable[[Chance, Model], None]] = {
    "bytes": _dims,
    "odd": _dims,
    "nested": _dims,
    "dims": _dims,
    "data": _data,
    "outside": _outside,
    "wires": _wires,
    "ends": _ends,
    "kinds": _kinds,
    "more kinds": _kinds,
    "bombs": bomb,
    "deep": _deep,
    "names": _names,
}
"""The first three are of bytes, and have no use for a model."""

"""Arrays as safetensors, checked against what a network needs: nothing missing, nothing else, no NaN."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.document.plain import parse_json
from nnstudio.errors import sentence
from nnstudio.formats.errors import Fault
from nnstudio.layers.graph import Graph
from nnstudio.layers.shapes import Shape, shape_text
from nnstudio.shown import cut

Arrays = Mapping[str, NDArray[Any]]
DTYPES = {
    "F32": np.float32,
    "F64": np.float64,
    "I64": np.int64,
    "U64": np.uint64,
    "U8": np.uint8,
    "BOOL": np.bool_,
}
KINDS = {dtype: kind for kind, dtype in DTYPES.items()}
PART = 2**20
"""Bytes that are written at a time."""
HEADER = 2**20
"""Bytes that the list of tensors before the numbers may take, at the least."""


def weight_shapes(graph: Graph) -> dict[str, Shape]:
    """The shape of each weight of the network, by "node/kernel". Raises the graph's own errors."""
    shapes = graph.shapes()
    return {
        f"{node.id}/{weight.name}": weight.shape
        for node in graph.ordered()
        for weight in node.layer.weights(*(shapes[source] for source in node.inputs))
    }


def check_weights(weights: Arrays, wanted: Mapping[str, Shape]) -> None:
    """Raise Fault unless these are exactly the weights that are wanted."""
    for name, shape in wanted.items():
        if name not in weights:
            raise Fault(sentence("lacks the weights of {name}", name=name))
        if weights[name].shape != shape:
            raise Fault(
                sentence(
                    "has weights of {name} with the shape {got} instead of {wanted}",
                    name=name,
                    got=shape_text(weights[name].shape) or sentence("a single number"),
                    wanted=shape_text(shape),
                )
            )
        if weights[name].dtype != np.float32:
            raise Fault(
                sentence(
                    "has weights of {name} as {dtype} instead of float32",
                    name=name,
                    dtype=str(weights[name].dtype),
                )
            )
    unknown = sorted(set(weights) - set(wanted))
    if unknown:
        raise Fault(sentence("has weights of {name}, which the network does not have", name=cut(unknown[0])))
    check_finite(weights)


def check_finite(arrays: Arrays) -> None:
    """Raise Fault when a number is NaN or infinite."""
    for name, array in arrays.items():
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            raise Fault(sentence("holds NaN or infinity in {name}", name=cut(name)))


def check_no_nan(arrays: Arrays) -> None:
    """Raise Fault when a number is NaN."""
    for name, array in arrays.items():
        if array.dtype.kind == "f" and np.isnan(array).any():
            raise Fault(sentence("holds NaN in {name}", name=cut(name)))


def largest_bytes(wanted: Mapping[str, Shape]) -> int:
    """More than the file of these float32 weights can take."""
    numbers = sum(4 * math.prod(shape) for shape in wanted.values())
    return numbers + HEADER + sum(len(name) + 200 for name in wanted)


def tensor_parts(arrays: Arrays) -> list[memoryview]:
    """The arrays in the safetensors format, as parts of at most PART bytes one after another, which copy nothing.

    In one piece, a hundred megabytes would keep all other threads waiting for the interpreter.
    """
    ordered = sorted(
        ((name, np.ascontiguousarray(array)) for name, array in arrays.items()),
        key=lambda named: (-named[1].itemsize, named[0]),
    )
    header, end = {}, 0
    for name, array in ordered:
        start, end = end, end + array.nbytes
        kind = KINDS[array.dtype.newbyteorder("=").type]
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": [start, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    parts = [memoryview(len(text).to_bytes(8, "little") + text)]
    for _, array in ordered:
        if array.nbytes:
            whole = array.astype(array.dtype.newbyteorder("<"), copy=False).reshape(-1).view(np.uint8).data
            parts += [whole[at : at + PART] for at in range(0, len(whole), PART)]
    return parts


def from_bytes(data: bytes | bytearray) -> dict[str, NDArray[Any]]:
    """What `tensor_parts` made, in memory of their own. Raises Fault."""
    try:
        length = int.from_bytes(data[:8], "little")
        header = parse_json(bytes(data[8 : 8 + length])) if len(data) >= 8 + length else None
        return dict(_arrays(header, memoryview(data)[8 + length :]))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        if isinstance(error, Fault):
            raise
        raise Fault(sentence("holds weights that are not in the safetensors format")) from error


def _arrays(header: Any, data: memoryview) -> Iterator[tuple[str, NDArray[Any]]]:
    """Each array with its name. They lie one after another, and nothing else; ValueError and the like if not."""
    if not isinstance(header, dict):
        raise TypeError("no list of tensors")
    tensors = {name: tensor for name, tensor in header.items() if name != "__metadata__"}
    end = 0
    for name, tensor in sorted(tensors.items(), key=lambda named: tuple(named[1]["data_offsets"])):
        start, stop = tensor["data_offsets"]
        shape = tuple(tensor["shape"])
        if start != end or not all(type(number) is int and number >= 0 for number in (stop, *shape)):
            raise ValueError(name)
        dtype = DTYPES.get(tensor["dtype"])
        if dtype is None:
            said = cut(str(tensor["dtype"]))
            raise Fault(sentence("has {name} as {dtype} instead of float32", name=cut(name), dtype=said))
        stored = np.dtype(dtype).newbyteorder("<")
        if math.prod(shape) * stored.itemsize != stop - start or stop > len(data):
            raise ValueError(name)
        end = stop
        yield name, np.frombuffer(data[start:stop], stored).astype(dtype).reshape(shape)
    if end != len(data):
        raise ValueError("there is more")

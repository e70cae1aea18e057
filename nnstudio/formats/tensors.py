"""Arrays as safetensors, checked against what a network needs: nothing missing, nothing else, no NaN."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import safetensors
import safetensors.numpy
from numpy.typing import NDArray

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


def to_bytes(arrays: Arrays) -> bytes:
    """The arrays in the safetensors format."""
    return safetensors.numpy.save({name: np.ascontiguousarray(array) for name, array in arrays.items()})


def from_bytes(data: bytes) -> dict[str, NDArray[Any]]:
    """What `to_bytes` made. Raises Fault."""
    try:
        tensors = safetensors.deserialize(data)  # type: ignore[no-untyped-call]
    except (safetensors.SafetensorError, ValueError, UnicodeError) as error:
        raise Fault(sentence("holds weights that are not in the safetensors format")) from error
    return {name: _array(name, tensor) for name, tensor in tensors}


def _array(name: str, tensor: Mapping[str, Any]) -> NDArray[Any]:
    dtype = DTYPES.get(tensor["dtype"])
    if dtype is None:
        raise Fault(
            sentence(
                "has {name} as {dtype} instead of float32", name=cut(name), dtype=cut(str(tensor["dtype"]))
            )
        )
    return (
        np.frombuffer(tensor["data"], np.dtype(dtype).newbyteorder("<"))
        .astype(dtype)
        .reshape(tensor["shape"])
    )

"""A few layers' weights out of a project, without reading the others: the list of tensors, and the numbers asked for.

The file is not trusted: every place and length in the list is checked against what the layers need and what is there.
"""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from nnstudio.document.document import Document
from nnstudio.document.plain import document_from_json
from nnstudio.errors import sentence
from nnstudio.formats.errors import Fault
from nnstudio.formats.project import LEARNED, opened
from nnstudio.formats.tensors import HEADER, check_weights, weight_shapes
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import Shape, ShapeError

WEIGHTS = "weights.safetensors"
LENGTH = 8
"""Bytes before the list, which tell how long it is."""
NUMBER = 4
"""Bytes of a float32."""


@dataclasses.dataclass(frozen=True)
class Learned:
    """A project's network, and the shapes of the weights that it has learned, by "node/name"; {} before training."""

    document: Document
    shapes: Mapping[str, Shape]


def load_learned(path: Path) -> Learned:
    """The network that has learned, without its weights. Raises ProjectError."""
    with opened(path) as archive:
        where = LEARNED if LEARNED + "document.json" in archive else ""
        document = document_from_json(archive.read_json(where + "document.json"))
        has_weights = where + WEIGHTS in archive
        try:
            shapes = weight_shapes(document.graph) if has_weights else {}
        except (GraphError, ShapeError) as error:
            reason = error.sentence
            raise Fault(
                sentence("has weights, and a network that can't have any: {reason}", reason=reason)
            ) from error
        return Learned(document, shapes)


def load_some_weights(path: Path, wanted: Mapping[str, Shape]) -> dict[str, NDArray[Any]]:
    """These weights, float32, of the network that `load_learned` tells of. Raises ProjectError."""
    with opened(path) as archive:
        where = LEARNED if LEARNED + "document.json" in archive else ""
        with archive.stream(where + WEIGHTS) as (file, size):
            found = _read(file, size, wanted)
    return found


def _read(file: BinaryIO, size: int, wanted: Mapping[str, Shape]) -> dict[str, NDArray[Any]]:
    listed, start = _list(file, size)
    weights = {name: _tensor(file, listed, name, shape, start, size) for name, shape in wanted.items()}
    check_weights(weights, wanted)
    return weights


def _list(file: BinaryIO, size: int) -> tuple[Mapping[str, Any], int]:
    """What tensors there are, and where their numbers begin."""
    length = int.from_bytes(file.read(LENGTH), "little")
    if not 0 < length <= min(size - LENGTH, 16 * HEADER):
        raise _no_safetensors()
    try:
        listed = json.loads(file.read(length))
    except (ValueError, RecursionError) as error:
        raise _no_safetensors() from error
    if not isinstance(listed, Mapping):
        raise _no_safetensors()
    return listed, LENGTH + length


def _tensor(
    file: BinaryIO, listed: Mapping[str, Any], name: str, shape: Shape, start: int, size: int
) -> NDArray[Any]:
    entry = listed.get(name)
    if entry is None:
        raise Fault(sentence("lacks the weights of {name}", name=name))
    first, last = _place(entry, name)
    count = math.prod(shape)
    if entry.get("dtype") != "F32" or entry.get("shape") != list(shape) or last - first != NUMBER * count:
        raise Fault(sentence("has weights of {name} that its network can't have", name=name))
    if not 0 <= first <= last <= size - start:
        raise _no_safetensors()
    file.seek(start + first)
    data = file.read(last - first)
    if len(data) != last - first:
        raise _no_safetensors()
    return np.frombuffer(data, np.dtype("<f4")).astype(np.float32).reshape(shape)


def _place(entry: Any, name: str) -> tuple[int, int]:
    place = entry.get("data_offsets") if isinstance(entry, Mapping) else None
    if not isinstance(place, list) or len(place) != 2 or not all(type(edge) is int for edge in place):
        raise Fault(sentence("has weights of {name} that its network can't have", name=name))
    return place[0], place[1]


def _no_safetensors() -> Fault:
    return Fault(sentence("holds weights that are not in the safetensors format"))

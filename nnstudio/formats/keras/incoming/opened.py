"""A file of Keras, opened without trust: what it says of its model, and its arrays by layer. Nothing in it is run."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from nnstudio.data.opening import open_regular
from nnstudio.document.plain import parse_json
from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Foreign, ForeignNetwork
from nnstudio.formats.keras.archive import snake_case
from nnstudio.formats.keras.incoming.config import network_of
from nnstudio.layers.layer import Array

LARGEST_JSON = 64 * 2**20
LARGEST_WEIGHTS = 4 * 2**30
DENSEST = 200
"""Times of its packed size that a member may unpack to."""
HDF5 = b"\x89HDF\r\n\x1a\n"
MOST_ARRAYS = 16
"""Of one layer."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
    ValueError,
    KeyError,
)


class Weights:
    """The arrays of each layer, read when they are asked for. Close it. any: whether there can be any."""

    any = False

    def of(self, layer: Foreign, shapes: list[tuple[int, ...]]) -> list[Array] | None:
        """The layer's arrays (float32) in Keras's order; None where there are none of these shapes."""
        return None

    def close(self) -> None:
        """Let the file go."""


def opened(path: Path) -> tuple[ForeignNetwork, Weights]:
    """The network that a `.keras`, `.h5` or `.json` file tells of, and its arrays. Raises ArrivalError."""
    with open_regular(path, ArrivalError) as file:
        start = file.read(len(HDF5))
    if start == HDF5:
        return _legacy(path.read_bytes())
    if start.startswith(b"PK"):
        return _archive(path)
    with open_regular(path, ArrivalError) as file:
        return network_of(_json(file.read(LARGEST_JSON))), Weights()


def _json(data: bytes) -> Any:
    try:
        return parse_json(data)
    except (ValueError, RecursionError) as error:
        raise ArrivalError(sentence("It holds no model of Keras: it is no JSON.")) from error


def _archive(path: Path) -> tuple[ForeignNetwork, Weights]:
    try:
        with zipfile.ZipFile(path) as archive:
            config = _json(_member(archive, "config.json", LARGEST_JSON))
            weights = _member(archive, "model.weights.h5", LARGEST_WEIGHTS)
    except DAMAGE as error:
        if isinstance(error, ArrivalError):
            raise
        raise ArrivalError(sentence("It is damaged, or no file of Keras 3.")) from error
    compiled = config.get("compile_config") if isinstance(config, Mapping) else None
    network = network_of(config, compiled)
    return network, _Tree(_hdf5(weights), _keys(network))


def _member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    info = archive.getinfo(name)
    if info.file_size > largest or info.file_size > max(2**20, DENSEST * info.compress_size):
        raise ArrivalError(sentence("{name} in it is too large to be believed.", name=name))
    return archive.read(info)


def _keys(network: ForeignNetwork) -> dict[str, str]:
    """Keras 3 names the arrays of a layer by its class, counted in the order of the layers."""
    seen: Counter[str] = Counter()
    found = {}
    for layer in network.layers:
        key = snake_case(layer.kind)
        found[layer.name] = f"layers/{key}_{seen[key]}/vars" if seen[key] else f"layers/{key}/vars"
        seen[key] += 1
    return found


def _hdf5(data: bytes) -> Any:
    try:
        import h5py

        return h5py.File(io.BytesIO(data), "r")
    except (OSError, ValueError, RuntimeError) as error:
        raise ArrivalError(sentence("Its weights are damaged: they are no HDF5.")) from error


class _Tree(Weights):
    """The weights of Keras 3."""

    any = True

    def __init__(self, file: Any, keys: Mapping[str, str]) -> None:
        self.file, self.keys = file, keys

    def of(self, layer: Foreign, shapes: list[tuple[int, ...]]) -> list[Array] | None:
        """By the number of each."""
        group = _inside(self.file, self.keys.get(layer.name, ""))
        found = [_array(group, str(number), shape) for number, shape in enumerate(shapes)]
        return None if any(array is None for array in found) else [a for a in found if a is not None]

    def close(self) -> None:
        """Let the file go."""
        self.file.close()


def _inside(file: Any, path: str) -> Any:
    """The group of that path. Only what is in the file itself is followed."""
    group = file
    for step in path.split("/"):
        group = _own(group, step)
    return group


def _own(group: Any, name: str) -> Any:
    """What a group holds under a name, None for nothing and for links that lead out of it."""
    import h5py

    try:
        if group is None or not isinstance(group, h5py.Group) or name not in group:
            return None
        link = group.get(name, getlink=True)
        return group[name] if isinstance(link, h5py.HardLink) else None
    except (OSError, ValueError, RuntimeError, KeyError):
        return None


def _array(group: Any, name: str, shape: tuple[int, ...]) -> Array | None:
    """An array of just that shape. It may not be spread over other files, and is read only when its size is right."""
    import h5py

    found = _own(group, name)
    if not isinstance(found, h5py.Dataset) or found.shape != shape or found.dtype.kind != "f":
        return None
    try:
        if found.is_virtual or found.external:
            return None
        return np.asarray(found[()], np.float32)
    except (OSError, ValueError, RuntimeError, MemoryError):
        return None


def _legacy(data: bytes) -> tuple[ForeignNetwork, Weights]:
    """HDF5 with the model's JSON in attributes."""
    file = _hdf5(data)
    try:
        told, compiled = (_attribute(file, name) for name in ("model_config", "training_config"))
        if told is None:
            raise ArrivalError(
                sentence("It holds weights alone: save the whole model, or its to_json() as well.")
            )
        network = network_of(told, compiled)
    except BaseException:
        file.close()
        raise
    return network, _Named(file)


def _attribute(file: Any, name: str) -> Any:
    try:
        value = file.attrs.get(name)
    except (OSError, ValueError, RuntimeError, KeyError):
        return None
    if isinstance(value, str):
        value = value.encode("utf-8", "replace")
    return _json(bytes(value)) if isinstance(value, bytes | np.bytes_) and len(value) < LARGEST_JSON else None


class _Named(_Tree):
    """The weights of a `.h5` file: a group for each layer, with the names of its arrays."""

    def __init__(self, file: Any) -> None:
        super().__init__(file, {})

    def of(self, layer: Foreign, shapes: list[tuple[int, ...]]) -> list[Array] | None:
        """In the order that the layer's group tells."""
        root = _own(self.file, "model_weights")
        group = _own(root if root is not None else self.file, layer.name)
        names = list(_names(group))
        if len(names) != len(shapes):
            return None
        found = []
        for name, shape in zip(names, shapes, strict=True):
            *steps, last = name.split("/")
            inner = group
            for step in steps:
                inner = _own(inner, step)
            found.append(_array(inner, last, shape))
        return None if any(array is None for array in found) else [a for a in found if a is not None]


def _names(group: Any) -> Iterator[str]:
    try:
        names = group.attrs.get("weight_names", ()) if group is not None else ()
        for name in list(names)[:MOST_ARRAYS]:
            text = name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
            if "seed_generator" not in text:
                yield text
    except (OSError, ValueError, RuntimeError, TypeError, AttributeError):
        return

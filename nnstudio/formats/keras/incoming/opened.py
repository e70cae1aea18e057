"""A file of Keras, opened without trust: what it says of its model, and its arrays by layer. Nothing in it is run."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from nnstudio.data.opening import open_regular
from nnstudio.document.plain import parse_json
from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Foreign, ForeignNetwork
from nnstudio.formats.keras.archive import snake_case
from nnstudio.formats.keras.incoming.config import network_of
from nnstudio.formats.keras.incoming.hdf5 import array, attribute, inside, opened_hdf5, own, texts
from nnstudio.layers.layer import Array

LARGEST_JSON = 8 * 2**20
"""Bytes of JSON that are read; a thousand layers take one million, and what is read takes twenty times as much."""
LARGEST_WEIGHTS = 4 * 2**30
DENSEST = 10
"""Times of its packed size that a member may unpack to: Keras packs nothing, and weights can hardly be packed."""
ALWAYS_BELIEVED = 32 * 2**20
"""Bytes that a member may unpack to however densely it is packed."""
HDF5 = b"\x89HDF\r\n\x1a\n"
WEIGHTS = "model.weights.h5"
MOST_NAMES = 10_000
"""Of the arrays of one layer, or of a model that stands where a layer does."""
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
    file = open_regular(path, ArrivalError)
    with contextlib.ExitStack() as closing:
        closing.callback(file.close)
        start = file.read(len(HDF5))
        file.seek(0)
        if start == HDF5:
            found = _legacy(file)
            closing.pop_all()
            return found
        if start.startswith(b"PK"):
            return _archive(file)
        return network_of(_json(file.read(LARGEST_JSON + 1))), Weights()


def _json(data: bytes) -> Any:
    if len(data) > LARGEST_JSON:
        raise ArrivalError(
            sentence(
                "It tells of its model in more than {most:,} characters, which is too long.",
                most=LARGEST_JSON,
            )
        )
    try:
        return parse_json(data)
    except (ValueError, RecursionError) as error:
        raise ArrivalError(sentence("It holds no model of Keras: it is no JSON.")) from error


def _archive(file: BinaryIO) -> tuple[ForeignNetwork, Weights]:
    try:
        with zipfile.ZipFile(file) as archive:
            config = _json(_member(archive, "config.json", LARGEST_JSON))
            known = WEIGHTS in archive.NameToInfo
            weights = _member(archive, WEIGHTS, LARGEST_WEIGHTS) if known else b""
    except DAMAGE as error:
        if isinstance(error, ArrivalError):
            raise
        raise ArrivalError(sentence("It is damaged, or no file of Keras 3.")) from error
    compiled = config.get("compile_config") if isinstance(config, Mapping) else None
    network = network_of(config, compiled)
    if not known:
        return network, _Missing()
    return network, _Tree(opened_hdf5(io.BytesIO(weights)), _keys(network))


def _member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    info = archive.getinfo(name)
    if info.file_size > largest or info.file_size > max(ALWAYS_BELIEVED, DENSEST * info.compress_size):
        raise ArrivalError(sentence("{name} in it is too large to be believed.", name=name))
    return archive.read(info)


def _keys(network: ForeignNetwork) -> dict[str, str]:
    """Keras 3 names the arrays of a layer by its class, counted in the order of the layers, within each model."""
    seen: Counter[tuple[str, str]] = Counter()
    known: dict[tuple[str, ...], str] = {}
    found = {}
    for layer in network.layers:
        path, key = tuple[str, ...](), ""
        for name, kind in layer.way:
            path = (*path, name)
            if path not in known:
                stem = snake_case(kind)
                number = seen[key, stem]
                seen[key, stem] += 1
                known[path] = f"{key}layers/{stem}_{number}/" if number else f"{key}layers/{stem}/"
            key = known[path]
        found[layer.name] = f"{key}vars"
    return found


class _Missing(Weights):
    """Weights that were kept in another form, such as an .npz with pickles, which can be code; none of them come in."""

    any = True


class _Tree(Weights):
    """The weights of Keras 3."""

    any = True

    def __init__(self, file: Any, keys: Mapping[str, str]) -> None:
        self.file, self.keys = file, keys

    def of(self, layer: Foreign, shapes: list[tuple[int, ...]]) -> list[Array] | None:
        """By the number of each."""
        group = inside(self.file, self.keys.get(layer.name, ""))
        found = [array(group, str(number), shape) for number, shape in enumerate(shapes)]
        return None if any(array is None for array in found) else [a for a in found if a is not None]

    def close(self) -> None:
        """Let the file go."""
        self.file.close()


def _legacy(opened: BinaryIO) -> tuple[ForeignNetwork, Weights]:
    """HDF5 with the model's JSON in attributes."""
    file = opened_hdf5(opened)
    try:
        told, compiled = (_told(file, name) for name in ("model_config", "training_config"))
        if told is None:
            raise ArrivalError(
                sentence("It holds weights alone: save the whole model, or its to_json() as well.")
            )
        network = network_of(told, compiled)
    except BaseException:
        file.close()
        raise
    return network, _Named(file, opened)


def _told(file: Any, name: str) -> Any:
    """The JSON in an attribute."""
    value = attribute(file, name, LARGEST_JSON)
    if isinstance(value, str):
        value = value.encode("utf-8", "replace")
    return _json(bytes(value)) if isinstance(value, bytes | np.bytes_) else None


class _Named(_Tree):
    """The weights of a `.h5` file: a group for each layer, with the names of its arrays."""

    def __init__(self, file: Any, opened: BinaryIO) -> None:
        super().__init__(file, {})
        self.opened = opened

    def close(self) -> None:
        """Let the file go."""
        super().close()
        self.opened.close()

    def of(self, layer: Foreign, shapes: list[tuple[int, ...]]) -> list[Array] | None:
        """In the order that the layer's group tells."""
        root = own(self.file, "model_weights")
        outermost = layer.way[0][0]
        group = own(root if root is not None else self.file, outermost)
        names = [name for name in texts(group, "weight_names", MOST_NAMES) if "seed_generator" not in name]
        if len(layer.way) > 1:
            names = _of_inner(names, layer)
        if len(names) != len(shapes):
            return None
        found = []
        for name, shape in zip(names, shapes, strict=True):
            *steps, last = name.split("/")
            inner = group
            for step in steps:
                inner = own(inner, step)
            found.append(array(inner, last, shape))
        return None if any(array is None for array in found) else [a for a in found if a is not None]


def _of_inner(names: list[str], layer: Foreign) -> list[str]:
    """The arrays of a layer in a model within the model: they are called by the models, the layer, and themselves."""
    around = {model for model, _ in layer.way[1:-1]}
    steps = {name: name.split("/")[:-1] for name in names}
    found = [name for name in names if steps[name][-1:] == [layer.way[-1][0]] and around <= set(steps[name])]
    nearest = min((len(steps[name]) for name in found), default=0)  # models further in may have the same name
    return [name for name in found if len(steps[name]) == nearest]

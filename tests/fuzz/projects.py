"""Projects that were saved well, and what can happen to them afterwards."""

from __future__ import annotations

import functools
import io
import json
import struct
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.numpy

from nnstudio.data.exam import Sighting
from nnstudio.data.sources import HousePrices, Points
from nnstudio.document import edits
from nnstudio.document.document import Document, empty_document
from nnstudio.engine.training import Training
from nnstudio.formats.project import Project, save_project
from nnstudio.layers.batch_normalization import BatchNormalization
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.max_pooling2d import MaxPooling2D
from nnstudio.learning.augmentation import Augmentation
from nnstudio.learning.optimizers import Nadam, RMSprop
from nnstudio.learning.schedules import ReduceOnPlateau
from tests.document.grouping import grouped
from tests.formats.building import DATA, network
from tests.fuzz.looking import looks_of
from tests.fuzz.values import Chance, damaged_json, odd_text, pick, turned

Members = dict[str, bytes]
SIGHTINGS = (Sighting.now(Points(), 3, 500, {"accuracy": 0.9}), Sighting.now(HousePrices(), 5, 9, {}))


def _pooled() -> Document:
    document = empty_document("Pooled")
    layers = (
        MaxPooling2D(pool_size=(7, 7)),
        Flatten(),
        Dense(units=6, use_bias=False),
        BatchNormalization(),
        Dropout(rate=0.2),
        Dense(units=10, activation="softmax"),
    )
    for layer in layers:
        document = edits.insert(document, layer, document.last)
    settings = {"epochs": 2, "batch_size": 20, "validation": "split", "early_stopping": 2}
    return edits.change_training(document, **settings)


def _documents() -> tuple[tuple[Document, int], ...]:
    """Networks, and after how many events their run stopped."""
    other = edits.change_training(
        _pooled(), optimizer=Nadam(use_ema=True), augmentation=Augmentation(), class_weights="balanced"
    )
    third = edits.change_training(_pooled(), optimizer=RMSprop(centered=True), schedule=ReduceOnPlateau())
    repeated = edits.change_training(grouped(2, 2, 3), epochs=1, batch_size=20)
    return ((network(), 1000), (network(), 6), (repeated, 4), (_pooled(), 7), (other, 2), (third, 1000))


@functools.cache
def saved() -> tuple[Members, ...]:
    """The members of projects that are as they should be; the last five have other weights than usual, or none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "good.nnstudio"
        found = []
        for document, most in _documents():
            save_project(path, _trained(document, most))
            found.append(members_of(path.read_bytes()))
        found.append({"document.json": found[-1]["document.json"]})
        for source in (Points(), HousePrices()):
            document = edits.change_data(network(), source, source.describe())
            save_project(path, Project(document, sightings=SIGHTINGS))
            found.append(members_of(path.read_bytes()))
        save_project(path, Project(empty_document(), learned=_trained(*_documents()[1])))
        found.append(members_of(path.read_bytes()))
        save_project(path, _partly_asleep())
        found.append(members_of(path.read_bytes()))
    return tuple(found)


def _partly_asleep() -> Project:
    """With notes, and with what a disabled layer had learned."""
    document = edits.annotate(edits.annotate(_pooled(), None, "A first try."), "dropout", "Too much?\nLess.")
    slept = edits.set_disabled(document, ["batch_normalization"], True)
    with Training(document.graph, document.training, DATA, threads=1) as run:
        learned = run.snapshot()
    known = {name for name in learned if name.startswith("batch_normalization/")}
    weights = {name: array for name, array in learned.items() if name not in known}
    return Project(slept, weights, asleep={name: learned[name] for name in known})


def _trained(document: Document, most: int) -> Project:
    return looks_of(document, DATA, most)[0]


def members_of(data: bytes) -> Members:
    """The unpacked members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Members, compression: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    """A zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, compression)
        archive.comment = comment
    return file.getvalue()


def damaged_bytes(chance: Chance, members: Members) -> bytes:
    """Somewhere in the file."""
    return turned(chance, packed(members, pick(chance, (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))))


def damaged_members(chance: Chance, members: Members) -> bytes:
    """A member is missing, empty, another one, turned, or there is one too many."""
    name, other = pick(chance, list(members)), pick(chance, list(members))
    changed = (
        {**members, name: turned(chance, members[name])},
        {**members, name: members[other]},
        {**members, name: b""},
        {**members, name: odd_text(chance)},
        {**members, "../outside.txt": b"out", "/outside.txt": b"out"},
        {**members, "checkpoint.json": b"{}"},
        {n: data for n, data in members.items() if n != name},
    )
    return packed(pick(chance, changed))


def damaged_json_member(chance: Chance, members: Members) -> bytes:
    """Valid JSON that says something else."""
    name = pick(chance, [name for name in members if name.endswith(".json")])
    text = json.dumps(damaged_json(chance, json.loads(members[name])))
    return packed({**members, name: text.encode()})


def damaged_tensors(chance: Chance, members: Members) -> bytes:
    """Valid tensors of another kind, or a header that lies."""
    names = [name for name in members if name.endswith(".safetensors")]
    if not names:
        return damaged_json_member(chance, members)
    name = pick(chance, names)
    if chance.random() < 0.3:
        return packed({**members, name: _with_header(chance, members[name])})
    arrays = safetensors.numpy.load(members[name])
    _spoil(chance, arrays)
    return packed({**members, name: safetensors.numpy.save(arrays)})


def _spoil(chance: Chance, arrays: dict[str, Any]) -> None:
    names = sorted(arrays)  # safetensors gives them in another order each time
    key = pick(chance, names)
    array = arrays[key]
    number = pick(chance, (np.nan, np.inf, -np.inf, 1e38, -1.0, 0.0))
    dtype = pick(chance, (np.float64, np.float16, np.int64, np.uint8, np.bool_))
    changes: tuple[Callable[[], Any], ...] = (
        lambda: arrays.pop(key),
        lambda: arrays.update({key: np.full_like(array, number)}),
        lambda: arrays.update({key: np.ones(array.shape, dtype)}),
        lambda: arrays.update({key: array.reshape(-1)}),
        lambda: arrays.update({key: array[..., :-1].copy()}),
        lambda: arrays.update({key: np.zeros((0, 3), np.float32)}),
        lambda: arrays.update(
            {pick(chance, ("ghost", "best/ghost", "optimizer/z", "weights/", "\x1b/x")): array}
        ),
        lambda: arrays.update({key: arrays[pick(chance, names)]}),
    )
    pick(chance, changes)()


def _with_header(chance: Chance, data: bytes) -> bytes:
    (length,) = struct.unpack("<Q", data[:8])
    header = damaged_json(chance, json.loads(data[8 : 8 + length]))
    text = json.dumps(header).encode()
    claimed = len(text) if chance.random() < 0.8 else int(pick(chance, (0, 2**40, len(text) + 9, 2**63)))
    return struct.pack("<Q", claimed) + text + data[8 + length :]


def damaged_zip(chance: Chance, members: Members) -> bytes:
    """A zip that lies about itself."""
    how = int(chance.integers(6))
    if how == 0:
        return packed(members, comment=chance.bytes(int(chance.integers(1, 200))))
    if how == 1:
        return chance.bytes(int(chance.integers(1, 5000))) + packed(members)
    if how == 2:
        return _twice(members, pick(chance, list(members)))
    if how == 3:
        name = pick(chance, list(members))
        return packed({**members, name: b" " * (64 * 2**20)}, zipfile.ZIP_DEFLATED)
    if how == 4:
        return packed(members, pick(chance, (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))
    return _lying(chance, packed(members, zipfile.ZIP_DEFLATED))


def _twice(members: Members, name: str) -> bytes:
    file = io.BytesIO(packed(members))
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(name, b"[]")
    return file.getvalue()


def _lying(chance: Chance, data: bytes) -> bytes:
    """One field of one entry of the central directory is another."""
    changed = bytearray(data)
    entries = [at for at in range(len(data)) if data[at : at + 4] == b"PK\1\2"]
    at = pick(chance, entries)
    place, length = pick(chance, ((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (42, 4)))
    changed[at + place : at + place + length] = pick(
        chance, (b"\xff" * length, b"\0" * length, chance.bytes(length), b"\1" + b"\0" * (length - 1))
    )
    return bytes(changed)


def padded(chance: Chance, members: Members) -> bytes:
    """Much of nothing at all, before or behind."""
    size = int(pick(chance, (200_000, 2_000_000)))
    filler = pick(chance, (b" ", b"\0", b"PK\5\6", b"PK\1\2"))
    empty = filler * (size // len(filler))
    return bytes(pick(chance, (empty, packed(members) + empty, empty + packed(members), b"PK" + empty)))


def many_layers(chance: Chance, members: Members) -> bytes:
    """Thousands of layers, each of which reads one or many others, or one that reads an enormous number."""
    document = json.loads(members["document.json"])
    count = int(pick(chance, (300, 3000, 9999, 20_000)))
    layers: list[Any] = [{"id": "first", "inputs": ["input"], "layer": {"type": "Flatten"}}]
    how = int(chance.integers(6))
    if how > 3:
        return packed(
            {"document.json": json.dumps({**document, "layers": _loose(chance, how == 4)}).encode()}
        )
    if how == 0:
        layers.append({"id": "all", "inputs": ["first"] * 200_000, "layer": {"type": "Concatenate"}})
    for place in range(count if how else 1):
        names = [entry["id"] for entry in layers[-20:]]
        inputs = names[-1:] if how == 1 else [pick(chance, names) for _ in range(2 if how == 2 else 15)]
        layers.append(
            {"id": f"n{place}", "inputs": inputs, "layer": {"type": "Add" if how > 1 else "Flatten"}}
        )
    return packed({"document.json": json.dumps({**document, "layers": layers}).encode()})


def _loose(chance: Chance, unconnected: bool) -> list[Any]:
    """Up to as many layers as there may be, all of them wrong: they read nothing, or nobody reads them."""
    kind = pick(chance, ("Dense", "Conv2D", "Add", "Flatten", "Reshape"))
    inputs = [] if unconnected else ["input"]
    return [
        {"id": f"n{place}", "inputs": inputs, "layer": {"type": kind}}
        for place in range(int(pick(chance, (10, 100, 1000))))
    ]


def absurd_sizes(chance: Chance, members: Members) -> bytes:
    """Layers that are as large as they may be, one behind the other."""
    document = json.loads(members["document.json"])
    kinds: tuple[dict[str, Any], ...] = (
        {"type": "UpSampling2D", "size": [64, 64], "interpolation": pick(chance, ("nearest", "bilinear"))},
        {"type": "Conv2DTranspose", "filters": 8, "strides": [8, 8]},
        {"type": "ZeroPadding2D", "padding": [64, 64]},
        {"type": "Dense", "units": 65536},
        {"type": "Conv2D", "filters": 4096, "padding": "same"},
        {"type": "DepthwiseConv2D", "depth_multiplier": 64, "padding": "same"},
    )
    layers, before = [], "input"
    for place in range(int(chance.integers(1, 9))):
        layers.append({"id": f"n{place}", "inputs": [before], "layer": pick(chance, kinds)})
        before = f"n{place}"
    return packed({"document.json": json.dumps({**document, "layers": layers}).encode()})


DAMAGE: dict[str, Callable[[Chance, Members], bytes]] = {
    "bytes": damaged_bytes,
    "members": damaged_members,
    "JSON": damaged_json_member,
    "tensors": damaged_tensors,
    "zip": damaged_zip,
    "padding": padded,
    "many layers": many_layers,
    "absurd sizes": absurd_sizes,
}

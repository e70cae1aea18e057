"""HDF5 that is damaged, or of which a part is something else than numbers in this file."""

from __future__ import annotations

import contextlib
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import h5py
import numpy as np

from tests.fuzz.foreign import configs, good
from tests.fuzz.foreign.outside import NUMBERS, known
from tests.fuzz.values import Chance, odd_text, pick, turned

File = Any


def damaged_model(chance: Chance) -> bytes:
    """A `.h5` file with its model's JSON, damaged there or in its arrays."""
    data = pick(chance, good.legacy())
    if chance.random() < 0.6:
        return damaged(chance, data)
    return _rebuilt(data, lambda file: _attribute(chance, file))


def damaged(chance: Chance, data: bytes) -> bytes:
    """The file with something wrong in it."""
    if chance.random() < 0.25:
        return turned(chance, data)
    if chance.random() < 0.1:
        return _unknown_filter(data)
    change = pick(chance, CHANGES)
    return _rebuilt(data, lambda file: change(chance, file, pick(chance, _datasets(file))))


def _rebuilt(data: bytes, change: Callable[[File], None]) -> bytes:
    memory = io.BytesIO(data)
    with h5py.File(memory, "r+") as file:
        change(file)
    return memory.getvalue()


def _datasets(file: File) -> list[str]:
    found: list[str] = []
    file.visititems(lambda name, thing: found.append(name) if isinstance(thing, h5py.Dataset) else None)
    return found


def _put(file: File, name: str, thing: Any) -> None:
    del file[name]
    file[name] = thing


def _link_out(chance: Chance, file: File, name: str) -> None:
    """Into another file, which exists."""
    place = str(pick(chance, (known().hdf5, "../outside/secret.h5", "/dev/zero", "/dev/stdin", "self.h5")))
    target = name if chance.random() < 0.5 else name.rpartition("/")[0]
    _put(file, target, h5py.ExternalLink(place, "secret" if chance.random() < 0.5 else "/"))


def _soft_link(chance: Chance, file: File, name: str) -> None:
    """To itself, to nothing, or to another array."""
    _put(file, name, h5py.SoftLink(pick(chance, (f"/{name}", "/nothing", "..", f"/{_datasets(file)[0]}"))))


def _circle(chance: Chance, file: File, name: str) -> None:
    """A group that is within itself."""
    group = file[name].parent
    del group[name.rpartition("/")[2]]
    group[name.rpartition("/")[2]] = pick(chance, (group, file))


def _elsewhere(chance: Chance, file: File, name: str) -> None:
    """Numbers that lie in another file."""
    shape = file[name].shape
    place = str(pick(chance, (known().raw, "../outside/secret.bin", "/etc/passwd", "/dev/zero")))
    del file[name]
    file.create_dataset(name, shape, np.float32, external=[(place, 0, h5py.h5f.UNLIMITED)])


def _virtual(chance: Chance, file: File, name: str) -> None:
    """Numbers that are put together from another file."""
    count = min(NUMBERS, max(1, file[name].size))
    shape = file[name].shape if file[name].ndim == 1 else (count,)
    layout = h5py.VirtualLayout(shape, np.float32)
    source = h5py.VirtualSource(str(known().hdf5), "secret", shape=(NUMBERS,))
    layout[: shape[0]] = source[: shape[0]]
    del file[name]
    file.create_virtual_dataset(name, layout, fillvalue=0)


def _kinds(chance: Chance, file: File, name: str) -> None:
    """No float32, or no plain numbers at all."""
    shape = file[name].shape
    kind = pick(
        chance,
        (
            np.dtype([("a", "f4"), ("b", "S5")]),
            h5py.string_dtype(),
            h5py.vlen_dtype(np.float32),
            h5py.ref_dtype,
            np.dtype("V8"),
            np.dtype(">f8"),
            np.dtype("f2"),
            np.dtype("c8"),
            np.dtype("i8"),
            np.dtype("?"),
            np.dtype("f4,f4"),
            np.dtype(("f4", (3,))),
        ),
    )
    del file[name]
    file.create_dataset(name, shape, kind)


def _shapes(chance: Chance, file: File, name: str) -> None:
    """Another shape than belongs there, up to what no disk could hold."""
    size = int(pick(chance, (0, 1, 2**20, 2**40, 2**62)))
    shape = pick(chance, ((size,), (size, 1), (1,) * 32, (), None))
    del file[name]
    if shape is None:
        file[name] = h5py.Empty(np.float32)
    elif shape == ():
        file.create_dataset(name, (), np.float32)
    else:
        file.create_dataset(
            name, shape, np.float32, chunks=tuple(min(side, 64) for side in shape) if all(shape) else None
        )


def _packed(chance: Chance, file: File, name: str) -> None:
    """Chunks that unpack to far more than they should, or that are said to be enormous."""
    shape, data = file[name].shape, file[name][()]
    if not shape:
        return
    del file[name]
    huge = chance.random() < 0.3
    chunks = tuple(30_000 if huge and place < 2 else side for place, side in enumerate(shape))
    filters = pick(
        chance, ({"compression": "gzip"}, {"compression": "gzip", "shuffle": True}, {"compression": "lzf"})
    )
    made = file.create_dataset(
        name, shape, np.float32, chunks=chunks, maxshape=(None,) * len(shape), **filters
    )
    inner = pick(chance, (data.tobytes(), b"\0" * 2**28, b"", data.tobytes()[:9]))
    with contextlib.suppress(OSError):  # some releases of HDF5 refuse to write what others do
        made.id.write_direct_chunk(
            (0,) * len(shape), pick(chance, (zlib.compress(inner, 1), inner[:100] or b"x"))
        )


def _fill(chance: Chance, file: File, name: str) -> None:
    """Not a number, or an infinite one, everywhere."""
    number = pick(chance, (np.nan, np.inf, -np.inf, 3.4e38, -1.0))
    if file[name].dtype.kind == "f":
        file[name][...] = number


def _gone(chance: Chance, file: File, name: str) -> None:
    """A group where an array should be, or nothing."""
    del file[name]
    if chance.random() < 0.5:
        file.create_group(name)


CHANGES: tuple[Callable[[Chance, File, str], None], ...] = (
    _link_out,
    _soft_link,
    _circle,
    _elsewhere,
    _virtual,
    _kinds,
    _kinds,
    _shapes,
    _packed,
    _packed,
    _fill,
    _gone,
)


def _unknown_filter(data: bytes) -> bytes:
    """A chunk that is packed in a way that no library knows."""

    def change(file: File) -> None:
        name = _datasets(file)[0]
        values = file[name][()]
        del file[name]
        file.create_dataset(name, data=values, chunks=values.shape, compression="gzip")

    packed = _rebuilt(data, change)
    return packed.replace(struct.pack("<HH", 1, 8), struct.pack("<HH", 31_999, 8))


def _attribute(chance: Chance, file: File) -> None:
    """The model's JSON, the training's, or the names of a layer's arrays are something else."""
    name = pick(chance, ("model_config", "model_config", "training_config", "weight_names"))
    holder = file if name != "weight_names" else pick(chance, list(file["model_weights"].values()))
    how = int(chance.integers(6))
    if how < 3 and holder is file:
        del file.attrs[name]
        text = configs.damaged(chance).replace(b"\0", b"")[: 2**22]
        file.attrs.create(name, text.decode("utf-8", "replace"), dtype=h5py.string_dtype())
        return
    value = pick(
        chance,
        (
            np.zeros(3),
            np.array([odd_text(chance)[:1000] or b"x"] * 3, dtype="S"),
            np.array([b"../../x", b"/model_weights"], dtype="S"),
            h5py.Empty("S8"),
            np.array([[b"a"]], dtype="S"),
            np.array([("a", 1)], dtype=[("a", "S3"), ("b", "i4")]),
            np.zeros(2**12, "S8"),
            "\ud800".encode("utf-8", "surrogatepass"),
        ),
    )
    if name in holder.attrs:
        del holder.attrs[name]
    holder.attrs.create(name, value)

"""HDF5, read without trust. A file of it can point at other files, unpack to far more than it holds, and say of its
parts that they are anything; only plain numbers that lie in the file itself are taken, and no more than were asked for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape

GZIP, SHUFFLE = 1, 2
"""Filters that chunks may have gone through, by HDF5's numbers: what people use to make such a file smaller."""
DAMAGE = (OSError, ValueError, RuntimeError, KeyError, TypeError, MemoryError, OverflowError, zlib.error)


def opened_hdf5(file: BinaryIO) -> Any:
    """The file of h5py, which reads from the open file when it is asked. Raises ArrivalError."""
    try:
        import h5py

        return h5py.File(file, "r")
    except DAMAGE as error:
        raise ArrivalError(sentence("Its weights are damaged: they are no HDF5.")) from error


def inside(file: Any, path: str) -> Any:
    """The group of that path. Only what is in the file itself is followed."""
    group = file
    for step in path.split("/"):
        group = own(group, step)
    return group


def own(group: Any, name: str) -> Any:
    """What a group holds under a name, None for nothing and for links that lead out of it."""
    import h5py

    try:
        if group is None or not isinstance(group, h5py.Group) or name not in group:
            return None
        link = group.get(name, getlink=True)
        return group[name] if isinstance(link, h5py.HardLink) else None
    except DAMAGE:
        return None


def array(group: Any, name: str, shape: Shape) -> Array | None:
    """An array (float32) of just that shape, None for anything else. It is read only when its size is right."""
    import h5py

    found = own(group, name)
    try:
        if not isinstance(found, h5py.Dataset) or found.shape != shape or found.dtype.kind != "f":
            return None
        if found.is_virtual or found.external or not _fits_memory(found):
            return None
        return np.asarray(found[()], np.float32)
    except DAMAGE:
        return None


def _fits_memory(dataset: Any) -> bool:
    """Whether its chunks are no larger than the array, and unpack to what they should: HDF5 itself would not look."""
    if dataset.chunks is None:
        return True
    steps = dataset.id.get_create_plist()
    filters = [steps.get_filter(number)[0] for number in range(steps.get_nfilters())]
    size = int(np.prod(dataset.chunks, dtype=object)) * dataset.dtype.itemsize
    if (
        not set(filters) <= {GZIP, SHUFFLE}
        or filters.count(GZIP) > 1
        or size > 2 * max(dataset.nbytes, 2**16)
    ):
        return False
    return all(
        _unpacks_to(dataset, number, size, GZIP in filters) for number in range(dataset.id.get_num_chunks())
    )


def _unpacks_to(dataset: Any, number: int, size: int, packed: bool) -> bool:
    told = dataset.id.get_chunk_info(number)
    if told.size > 2 * size + 2**10:
        return False
    if not packed or told.filter_mask:
        return not told.filter_mask and told.size == size
    _, data = dataset.id.read_direct_chunk(told.chunk_offset)
    return len(zlib.decompressobj().decompress(data, size + 1)) == size


def attribute(thing: Any, name: str, largest: int) -> Any:
    """The value of an attribute that takes at most so many bytes as it is stored, None where there is none."""
    try:
        if thing is None or name not in thing.attrs:
            return None
        if thing.attrs.get_id(name).get_storage_size() > largest:
            return None
        return thing.attrs[name]
    except (*DAMAGE, AttributeError):
        return None


def texts(thing: Any, name: str, most: int, largest: int = 2**16) -> Iterator[str]:
    """The first texts of an attribute that is a list of them."""
    found = attribute(thing, name, largest)
    if not isinstance(found, np.ndarray) or found.ndim != 1:
        return
    for text in found[:most]:
        yield text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)

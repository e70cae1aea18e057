"""Reads IDX files, gzipped or plain, the format of many sets of small images. Each way in which such a file can be
damaged has its own sentence, since the person who reads it can only help if it says which file and what to do.
"""

import contextlib
import gzip
import hashlib
import io
import math
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.data.opening import open_regular, why_not_opened
from nnstudio.errors import Sentence, sentence

BYTES = {0x08: ">u1"}
INTEGERS = {**BYTES, 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4"}
"""Type codes, and how NumPy calls the values."""
PIECE = 2**22
LARGEST = 2**30
"""Bytes of an array that are read at most."""
REMEDY = sentence("replace it with a fresh copy, or install NN Studio again")


def read_idx(path: Path, dims: int, sha256: str | None = None) -> NDArray[np.uint8]:
    """The array in an IDX file of unsigned bytes, gzipped or plain, read-only, with `dims` dimensions.

    `sha256`: hexadecimal checksum that the uncompressed bytes must have; None checks nothing.
    The format: two zero bytes, a type code, the number of dimensions, the big-endian uint32 sizes, then the values in C
    order.
    Raises DataError when the file is missing, unreadable, neither gzip nor IDX, truncated, too long, of another
    type or number of dimensions, or when its checksum differs.
    """
    with open_regular(path, _not_opened) as file:
        return read_idx_in(file, path, dims, sha256)


def read_idx_in(file: IO[bytes], path: Path, dims: int, sha256: str | None = None) -> NDArray[np.uint8]:
    """The same of a file that is open, such as one in an archive. path: what sentences call it."""
    data = _uncompressed(path, file, (dims,), BYTES)
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise _damaged(path, sentence("is damaged, its checksum is not the expected one"))
    return _array(path, data, (dims,), BYTES)


def read_labels(path: Path) -> NDArray[np.intp]:
    """(n,) class numbers in an IDX file of bytes or integers: of several columns the first."""
    with open_regular(path, _not_opened) as file:
        return read_labels_in(file, path)


def read_labels_in(file: IO[bytes], path: Path) -> NDArray[np.intp]:
    """The same of a file that is open. Raises DataError, also where a class number is below 0."""
    values = _array(path, _uncompressed(path, file, (1, 2), INTEGERS), (1, 2), INTEGERS)
    if values.ndim == 2 and not values.shape[1]:
        raise _damaged(path, sentence("has no column of labels"))
    labels: NDArray[np.intp] = (values if values.ndim == 1 else values[:, 0]).astype(np.intp)
    if labels.min(initial=0) < 0:
        raise _damaged(
            path, sentence("has the label {label}, and labels count from 0", label=int(labels.min()))
        )
    return labels


def _not_opened(why: Sentence) -> DataError:
    return DataError(sentence("{why} To mend it, {remedy}.", why=why, remedy=REMEDY))


def _uncompressed(path: Path, file: IO[bytes], dims: tuple[int, ...], types: Mapping[int, str]) -> bytes:
    """The header, and one byte more than it promises at most, however much there is behind."""
    try:
        plain = file.peek(2)[:2] == b"\0\0" if isinstance(file, io.BufferedReader) else False
        with contextlib.nullcontext(file) if plain else gzip.GzipFile(fileobj=file) as unpacked:
            header = unpacked.read(4)
            if len(header) == 4 and header[3] in dims:
                header += unpacked.read(4 * header[3])
            return header + _at_most(unpacked, min(_promised(header, types), LARGEST) + 1)
    except gzip.BadGzipFile as error:
        if "CRC" in str(error) or "length" in str(error):
            raise _damaged(path, sentence("is damaged, its gzip checksum is wrong")) from error
        raise _damaged(path, sentence("is not a gzip file and no IDX file")) from error
    except EOFError as error:
        raise _damaged(path, sentence("is truncated, its end is missing")) from error
    except zlib.error as error:
        raise _damaged(path, sentence("is damaged and cannot be uncompressed")) from error
    except OSError as error:
        raise _not_opened(why_not_opened(path, error)) from error


def _at_most(file: gzip.GzipFile | IO[bytes], count: int) -> bytes:
    """The next bytes, piece by piece: a promise of gigabytes takes no memory until they come."""
    parts: list[bytes] = []
    while count and (part := file.read(min(count, PIECE))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _promised(header: bytes, types: Mapping[int, str]) -> int:
    """How many bytes of values the header promises; 0 where it is none that can be read."""
    if len(header) < 8 or header[2] not in types or len(header) < 4 + 4 * header[3]:
        return 0
    return math.prod(_sizes(header)) * np.dtype(types[header[2]]).itemsize


def _array(path: Path, data: bytes, dims: tuple[int, ...], types: Mapping[int, str]) -> NDArray[Any]:
    """The values behind a header that has one of these numbers of dimensions and one of these types."""
    if len(data) < 4:
        raise _damaged(path, sentence("is truncated, it has no IDX header"))
    if data[:2] != b"\x00\x00" or data[2] not in types:
        beginning = data[:4].hex(" ")
        raise _damaged(
            path, sentence("is not an IDX file of bytes, it starts with {beginning}", beginning=beginning)
        )
    if data[3] not in dims:
        raise _other_dimensions(path, data[3], dims[0])
    start = 4 + 4 * data[3]
    if len(data) < start:
        raise _damaged(path, sentence("is truncated, its IDX header is incomplete"))
    _check_length(path, len(data), start + _promised(data[:start], types))
    return np.frombuffer(data, types[data[2]], offset=start).reshape(_sizes(data))


def _sizes(header: bytes) -> tuple[int, ...]:
    return tuple(int(size) for size in np.frombuffer(header, ">u4", count=header[3], offset=4))


def _check_length(path: Path, actual: int, declared: int) -> None:
    if actual < declared:
        raise _damaged(
            path,
            sentence(
                "is truncated, it has {actual:,} bytes instead of {declared:,}",
                actual=actual,
                declared=declared,
            ),
        )
    if actual > declared:
        raise _damaged(
            path,
            sentence(
                "is damaged, it has {actual:,} bytes instead of {declared:,}",
                actual=actual,
                declared=declared,
            ),
        )


def _damaged(path: Path, fault: Sentence) -> DataError:
    return DataError(sentence("'{path}' {fault}: {remedy}.", path=path, fault=fault, remedy=REMEDY))


def _other_dimensions(path: Path, count: int, dims: int) -> DataError:
    """No damage, but another kind of data: a fresh copy of it would not help."""
    if (count, dims) == (4, 3):
        return DataError(
            sentence(
                "'{path}' has 4 dimensions, as colour images have, and IDX files are read in grey: "
                "give colour as class folders or an NPZ file.",
                path=path,
            )
        )
    return DataError(
        sentence(
            "'{path}' has {count} dimensions where {dims} are expected: choose files of images and labels.",
            path=path,
            count=count,
            dims=dims,
        )
    )

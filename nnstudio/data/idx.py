"""Reads IDX files, gzipped or plain, the format of MNIST. Each way in which such a file can be damaged has its
own sentence, since the person who reads it can only help if it says which file and what to do.
"""

import contextlib
import gzip
import hashlib
import io
import math
import zlib
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.data.opening import open_regular, why_not_opened
from nnstudio.errors import Sentence, sentence

UINT8_TYPE_CODE = 0x08
PIECE = 2**22
LARGEST = 2**30
"""Bytes of an array that are read at most."""
REMEDY = sentence("replace it with a fresh copy, or install NN Studio again")


def read_idx(path: Path, dims: int, sha256: str | None = None) -> NDArray[np.uint8]:
    """The array in an IDX file of unsigned bytes, gzipped or plain, read-only, with `dims` dimensions.

    `sha256`: hexadecimal checksum that the uncompressed bytes must have; None checks nothing.
    The format is the one described at the end of the MNIST web page: two zero bytes, a type code,
    the number of dimensions, the big-endian uint32 sizes, then the values in C order.
    Raises DataError when the file is missing, unreadable, neither gzip nor IDX, truncated, too long, of another
    type or number of dimensions, or when its checksum differs.
    """
    with open_regular(path, _not_opened) as file:
        data = _uncompressed(path, file, dims)
    shape = _declared_shape(path, data, dims)
    _check_length(path, len(data), 4 + 4 * dims + math.prod(shape))
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise _damaged(path, sentence("is damaged, its checksum is not the expected one"))
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dims).reshape(shape)


def _not_opened(why: Sentence) -> DataError:
    return DataError(sentence("{why} To mend it, {remedy}.", why=why, remedy=REMEDY))


def _uncompressed(path: Path, file: BinaryIO, dims: int) -> bytes:
    """The header, and one byte more than it promises at most, however much there is behind."""
    try:
        plain = file.peek(2)[:2] == b"\0\0" if isinstance(file, io.BufferedReader) else False
        with contextlib.nullcontext(file) if plain else gzip.GzipFile(fileobj=file) as unpacked:
            header = unpacked.read(4 + 4 * dims)
            promised = math.prod(_sizes(header, dims)) if len(header) == 4 + 4 * dims else 0
            return header + _at_most(unpacked, min(promised, LARGEST) + 1)
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


def _at_most(file: gzip.GzipFile | BinaryIO, count: int) -> bytes:
    """The next bytes, piece by piece: a promise of gigabytes takes no memory until they come."""
    parts: list[bytes] = []
    while count and (part := file.read(min(count, PIECE))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _declared_shape(path: Path, data: bytes, dims: int) -> tuple[int, ...]:
    if len(data) < 4:
        raise _damaged(path, sentence("is truncated, it has no IDX header"))
    if data[:2] != b"\x00\x00" or data[2] != UINT8_TYPE_CODE:
        raise _damaged(
            path,
            sentence(
                "is not an IDX file of bytes, it starts with {beginning}",
                beginning=data[:4].hex(" "),
            ),
        )
    if data[3] != dims:
        raise _damaged(
            path,
            sentence(
                "has {count} dimensions where {dims} are expected",
                count=data[3],
                dims=dims,
            ),
        )
    if len(data) < 4 + 4 * dims:
        raise _damaged(path, sentence("is truncated, its IDX header is incomplete"))
    return _sizes(data, dims)


def _sizes(header: bytes, dims: int) -> tuple[int, ...]:
    return tuple(int(size) for size in np.frombuffer(header, ">u4", count=dims, offset=4))


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

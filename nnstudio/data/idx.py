"""Reads gzipped IDX files, the format of MNIST. Each way in which such a file can be damaged has its
own sentence, since the person who reads it can only help if it says which file and what to do.
"""

import gzip
import hashlib
import math
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError

UINT8_TYPE_CODE = 0x08
REMEDY = "replace it with a fresh copy, or install NN Studio again"


def read_idx(path: Path, dims: int, sha256: str | None = None) -> NDArray[np.uint8]:
    """The array in a gzipped IDX file of unsigned bytes, read-only, with `dims` dimensions.

    `sha256`: hexadecimal checksum that the uncompressed bytes must have; None checks nothing.
    The format is the one described at the end of the MNIST web page: two zero bytes, a type code,
    the number of dimensions, the big-endian uint32 sizes, then the values in C order.
    Raises DataError when the file is missing, unreadable, not gzip, truncated, too long, of another
    type or number of dimensions, or when its checksum differs.
    """
    data = _uncompressed(path)
    shape = _declared_shape(path, data, dims)
    _check_length(path, len(data), 4 + 4 * dims + math.prod(shape))
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise DataError(f"'{path}' is damaged, its checksum is not the expected one: {REMEDY}.")
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dims).reshape(shape)


def _uncompressed(path: Path) -> bytes:
    try:
        return gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        raise DataError(f"'{path}' is missing: {REMEDY}.") from None
    except gzip.BadGzipFile as error:
        if "CRC" in str(error) or "length" in str(error):
            raise DataError(f"'{path}' is damaged, its gzip checksum is wrong: {REMEDY}.") from error
        raise DataError(f"'{path}' is not a gzip file: {REMEDY}.") from error
    except EOFError as error:
        raise DataError(f"'{path}' is truncated, its end is missing: {REMEDY}.") from error
    except zlib.error as error:
        raise DataError(f"'{path}' is damaged and cannot be uncompressed: {REMEDY}.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(f"'{path}' cannot be read ({reason}): check the path and its permissions.") from error


def _declared_shape(path: Path, data: bytes, dims: int) -> tuple[int, ...]:
    if len(data) < 4:
        raise DataError(f"'{path}' is truncated, it has no IDX header: {REMEDY}.")
    if data[:2] != b"\x00\x00" or data[2] != UINT8_TYPE_CODE:
        raise DataError(
            f"'{path}' is not an IDX file of bytes, it starts with {data[:4].hex(' ')}: {REMEDY}."
        )
    if data[3] != dims:
        raise DataError(f"'{path}' has {data[3]} dimensions where {dims} are expected: {REMEDY}.")
    if len(data) < 4 + 4 * dims:
        raise DataError(f"'{path}' is truncated, its IDX header is incomplete: {REMEDY}.")
    return tuple(int(size) for size in np.frombuffer(data, ">u4", count=dims, offset=4))


def _check_length(path: Path, actual: int, declared: int) -> None:
    if actual < declared:
        raise DataError(f"'{path}' is truncated, it has {actual:,} bytes instead of {declared:,}: {REMEDY}.")
    if actual > declared:
        raise DataError(f"'{path}' is damaged, it has {actual:,} bytes instead of {declared:,}: {REMEDY}.")

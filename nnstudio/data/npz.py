"""Arrays in an NPZ file, mapped from disk where they are stored as they are, and never run as code."""

from __future__ import annotations

import contextlib
import struct
import tokenize
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.errors import DataError
from nnstudio.data.opening import open_regular
from nnstudio.errors import sentence
from nnstudio.shown import escaped, short

LARGEST = 4 * 2**30
"""Bytes of a compressed array that are unpacked into memory at most; those that are mapped may be larger."""
LOCAL_HEADER = struct.Struct("<4s22xHH")
DAMAGED = (
    *(OSError, ValueError, TypeError, OverflowError, MemoryError, EOFError),
    *(RuntimeError, SyntaxError, tokenize.TokenError, zipfile.BadZipFile, zlib.error, struct.error),
)
"""What zipfile and NumPy raise over damaged, encrypted or unknown members and over absurd headers."""
READERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


def names_in(path: Path) -> tuple[str, ...]:
    """The names of the arrays in the file. Raises DataError."""
    with _opened(path) as archive:
        return tuple(name[:-4] for name in archive.namelist() if name.endswith(".npy"))


def read_array(path: Path, name: str) -> NDArray[Any]:
    """One array, read-only; mapped where it is not compressed. Raises DataError, which names the file and the array."""
    with _opened(path) as archive:
        try:
            info = archive.getinfo(f"{name}.npy")
            with archive.open(info) as member:
                shape, fortran, dtype, start = _header(member)
                _check(path, name, info, shape, dtype, start)
                if info.compress_type == zipfile.ZIP_STORED and 0 not in shape:
                    offset = _data_offset(path, info) + start
                    order: Any = "F" if fortran else "C"
                    return np.memmap(path, dtype, "r", offset, shape, order)
                values = np.frombuffer(member.read(info.file_size - start), dtype)
                return values.reshape(shape, order="F" if fortran else "C")
        except KeyError:
            raise DataError(
                sentence("{file} has no array {name}.", file=escaped(path.name), name=escaped(name))
            ) from None
        except DataError:
            raise
        except DAMAGED as error:
            raise _unreadable(path, name) from error


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with open_regular(path, DataError) as file:  # ZipFile closes no file that it was given
        try:
            archive = zipfile.ZipFile(file)
        except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise DataError(
                sentence("{file} is no NPZ file: save the arrays by numpy.savez.", file=escaped(path.name))
            ) from error
        with archive:
            yield archive


def _header(member: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any], int]:
    """Shape, order, dtype, and where the values begin in the member."""
    version = np.lib.format.read_magic(member)
    if version not in READERS:
        raise ValueError(f"version {version}")
    shape, fortran, dtype = READERS[version](member)
    return shape, fortran, dtype, member.tell()


def _check(
    path: Path, name: str, info: zipfile.ZipInfo, shape: tuple[int, ...], dtype: np.dtype[Any], start: int
) -> None:
    """The header may promise anything; what counts is what is there."""
    if dtype.hasobject:
        raise DataError(
            sentence(
                "{name} in {file} holds Python objects, which are not read: save it as numbers.",
                name=escaped(name),
                file=escaped(path.name),
            )
        )
    promised = int(np.prod(shape, dtype=object)) * dtype.itemsize
    if promised != info.file_size - start:
        raise DataError(
            sentence(
                "{name} in {file} is damaged: it is said to have {shape} values, and has {bytes:,} bytes.",
                name=escaped(name),
                file=escaped(path.name),
                shape=short(shape),
                bytes=info.file_size - start,
            )
        )
    if info.compress_type != zipfile.ZIP_STORED and promised > LARGEST:
        raise DataError(
            sentence(
                "{name} in {file} unpacks to {size:,} bytes, more than {most:,}: save it by numpy.savez, uncompressed.",
                name=escaped(name),
                file=escaped(path.name),
                size=promised,
                most=LARGEST,
            )
        )


def _data_offset(path: Path, info: zipfile.ZipInfo) -> int:
    with path.open("rb") as file:
        file.seek(info.header_offset)
        _, name, extra = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    return int(info.header_offset + LOCAL_HEADER.size + name + extra)


def _unreadable(path: Path, name: str) -> DataError:
    return DataError(
        sentence(
            "{name} in {file} is damaged and can't be read.", name=escaped(name), file=escaped(path.name)
        )
    )

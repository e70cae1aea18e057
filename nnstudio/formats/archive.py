"""The zip that a project is, read without trust: sizes are checked before anything is unpacked."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from nnstudio.formats.errors import Fault, ProjectError

LARGEST_JSON = 256 * 2**20
"""Bytes of an unpacked JSON member that are believed; a million batches take about a quarter of it."""
SAME_DATE = (1980, 1, 1, 0, 0, 0)
"""The same project gives the same file, byte for byte."""
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError)


class Archive:
    """An open project file. All faults are ProjectErrors that name the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = self._open()

    def _open(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self.path)
        except FileNotFoundError:
            raise ProjectError(f"There is no file {self.path}.") from None
        except IsADirectoryError:
            raise ProjectError(f"{self.path} is a folder, and a project is a file.") from None
        except PermissionError:
            raise ProjectError(f"{self.path} may not be read: check its permissions.") from None
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, UnicodeError) as error:
            raise ProjectError(self._not_a_zip()) from error
        except OSError as error:
            raise ProjectError(f"{self.path} can't be read: {error.strerror or error}.") from error

    def _not_a_zip(self) -> str:
        with self.path.open("rb") as file:
            start = file.read(2)
        if start == b"PK":
            return f"{self.path} is damaged: its end is missing. Open an older copy."
        return f"{self.path} is not a project of NN Studio."

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *error: object) -> None:
        self._zip.close()

    def __contains__(self, member: str) -> bool:
        return member in self._zip.namelist()

    def read(self, member: str, largest: int) -> bytes:
        """The unpacked bytes of a member of at most `largest` bytes."""
        if member not in self:
            raise ProjectError(f"{self.path} has no {member}, so it is no complete project of NN Studio.")
        size = self._zip.getinfo(member).file_size
        if size > largest:
            raise ProjectError(f"{self.path} is refused: its {member} would unpack to {size:,} bytes.")
        try:
            return self._zip.read(member)
        except DAMAGE as error:
            raise ProjectError(f"{self.path} is damaged: its {member} can't be unpacked.") from error

    def read_json(self, member: str) -> Any:
        """The member's JSON, of any type."""
        try:
            return json.loads(self.read(member, LARGEST_JSON).decode("utf-8"))
        except ProjectError:
            raise
        except (ValueError, RecursionError) as error:
            raise ProjectError(f"{self.path} is damaged: its {member} is not JSON.") from error


def write_archive(file: BinaryIO, members: Iterable[tuple[str, bytes]]) -> None:
    """A zip of (name, bytes): JSON compressed, tensors as they are, since random numbers can't be packed."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, SAME_DATE)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            archive.writestr(info, data)


def json_bytes(plain: Any) -> bytes:
    """Readable JSON. Raises Fault for NaN and infinity, which JSON has not."""
    try:
        return json.dumps(plain, indent=1, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except ValueError as error:
        raise Fault("holds NaN or infinity") from error

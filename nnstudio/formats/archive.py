"""The zip that a project is, read without trust: sizes are checked before anything is unpacked."""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from nnstudio.data.opening import open_regular
from nnstudio.document.plain import parse_json
from nnstudio.errors import Sentence, StudioError, sentence
from nnstudio.formats.errors import Fault, ProjectError
from nnstudio.formats.foreign import LOOKED_AT, kind_of_bytes, kind_of_zip

LARGEST_JSON = 256 * 2**20
"""Bytes of an unpacked JSON member that are believed; a million batches take about a quarter of it."""
DENSEST = 100
"""Times of its packed size that a member may unpack to, so that a small file makes little work. JSON of a run packs to
a tenth, and tensors hardly at all; deflate could do a thousandth."""
ALWAYS_BELIEVED = 2**20
"""Bytes that a member may unpack to however densely it is packed."""
SAME_DATE = (1980, 1, 1, 0, 0, 0)
"""The same project gives the same file, byte for byte."""
NO_ZIP = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, UnicodeError, OSError)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)
PART = 2**20
"""Bytes that are unpacked at a time."""
Member = tuple[str, Sequence[bytes | memoryview]]
"""Its name, and what is in it, one part after another."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


NAME_LENGTHS, LOCAL_HEADER = 26, 30
"""Bytes of a member's own header before the lengths of its name and of what follows, and in all without the two."""


class Part(io.RawIOBase):
    """So many bytes of a file from a place on, to be read and sought in."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._bytes, self._start, self._size, self._at = file, start, size, 0

    def seek(self, place: int, whence: int = os.SEEK_SET) -> int:
        """Go on reading from that byte of the part, counted from its beginning."""
        self._at = max(0, min(place, self._size))
        return self._at

    def read(self, count: int = -1) -> bytes:
        """The next bytes, as many as there are."""
        left = self._size - self._at
        self._bytes.seek(self._start + self._at)
        found = self._bytes.read(left if count < 0 else min(count, left))
        self._at += len(found)
        return found


class Archive:
    """An open project file. All faults are ProjectErrors that name the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = open_regular(path, ProjectError)
        try:
            self._zip = self._open()
        except BaseException:
            self._file.close()
            raise

    def _open(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._file)
        except NO_ZIP as error:
            raise ProjectError(self._not_a_zip()) from error

    def _not_a_zip(self) -> Sentence:
        try:
            self._file.seek(0)
            start = self._file.read(LOOKED_AT)
        except OSError:
            return sentence("{path} can't be read: the disk or the connection to it fails.", path=self.path)
        if start.startswith(b"PK"):
            return sentence("{path} is damaged: its end is missing. Open an older copy.", path=self.path)
        kind = kind_of_bytes(start, self.path.name)
        return (
            self._foreign(kind) if kind else sentence("{path} is not a project of NN Studio.", path=self.path)
        )

    def _foreign(self, kind: Sentence) -> Sentence:
        return sentence(
            "{path} is {kind}, and NN Studio opens its own projects only (.nnstudio).",
            path=self.path,
            kind=kind,
        )

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *error: object) -> None:
        self._zip.close()
        self._file.close()

    def __contains__(self, member: str) -> bool:
        return member in self._zip.NameToInfo

    def read(self, member: str, largest: int) -> bytearray:
        """The unpacked bytes of a member of at most `largest` bytes."""
        if member not in self:
            raise ProjectError(self._incomplete(member))
        info = self._zip.getinfo(member)
        self._check_size(info, largest)
        try:
            return self._unpacked(info)
        except DAMAGE as error:
            raise ProjectError(self._cant_be_unpacked(member)) from error

    @contextlib.contextmanager
    def stream(self, member: str) -> Iterator[tuple[BinaryIO, int]]:
        """A member to read parts of, and its size in bytes; only what is read is unpacked. Its checksum is not looked
        at, unless it is read whole.
        """
        if member not in self:
            raise ProjectError(self._incomplete(member))
        info = self._zip.getinfo(member)
        self._check_size(info, info.file_size)
        try:
            with self._zip.open(info) as file:
                stored = info.compress_type == zipfile.ZIP_STORED
                yield self._stored(info) if stored else cast(BinaryIO, file), info.file_size
        except DAMAGE as error:
            if isinstance(error, StudioError):
                raise
            raise ProjectError(self._cant_be_unpacked(member)) from error

    def _stored(self, info: zipfile.ZipInfo) -> BinaryIO:
        """A member that is stored as it is, where it lies: zipfile would read all that is skipped. Its header has been
        checked by opening it.
        """
        self._file.seek(info.header_offset + NAME_LENGTHS)
        name, extra = struct.unpack("<HH", self._file.read(4))
        return cast(
            BinaryIO, Part(self._file, info.header_offset + LOCAL_HEADER + name + extra, info.file_size)
        )

    def _unpacked(self, info: zipfile.ZipInfo) -> bytearray:
        """In parts, so that other threads get their turn."""
        data, at = bytearray(info.file_size), 0
        with self._zip.open(info) as packed:
            while part := packed.read(PART):
                data[at : at + len(part)] = part
                at += len(part)
        if at < len(data):
            raise EOFError
        return data

    def _incomplete(self, member: str) -> Sentence:
        kind = kind_of_zip(self._zip.namelist())
        if kind:
            return self._foreign(kind)
        return sentence(
            "{path} has no {member}, so it is no complete project of NN Studio.",
            path=self.path,
            member=member,
        )

    def _cant_be_unpacked(self, member: str) -> Sentence:
        return sentence("{path} is damaged: its {member} can't be unpacked.", path=self.path, member=member)

    def _check_size(self, info: zipfile.ZipInfo, largest: int) -> None:
        """Before anything is read. The sizes may be lies, so the packed one is compared with the file's."""
        packed, whole = info.compress_size, os.fstat(self._file.fileno()).st_size
        if packed > whole or info.compress_type not in METHODS:
            raise ProjectError(self._cant_be_unpacked(info.filename))
        if info.file_size > min(largest, max(ALWAYS_BELIEVED, DENSEST * packed)):
            raise ProjectError(
                sentence(
                    "{path} is refused: its {member} would unpack to {size} bytes.",
                    path=self.path,
                    member=info.filename,
                    size=f"{info.file_size:,}",
                )
            )

    def read_json(self, member: str) -> Any:
        """The member's JSON, of any type."""
        try:
            return parse_json(bytes(self.read(member, LARGEST_JSON)))
        except ProjectError:
            raise
        except (ValueError, RecursionError) as error:
            raise ProjectError(
                sentence("{path} is damaged: its {member} is not JSON.", path=self.path, member=member)
            ) from error


def write_archive(file: BinaryIO, members: Iterable[Member]) -> None:
    """A zip of them: JSON compressed, tensors as they are, since random numbers can't be packed."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, parts in members:
            info = zipfile.ZipInfo(name, SAME_DATE)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            info.file_size = sum(map(len, parts))
            with archive.open(info, "w") as member:
                for part in parts:
                    member.write(part)


def json_bytes(plain: Any) -> bytes:
    """Readable JSON. Raises Fault for NaN and infinity, which JSON has not."""
    try:
        return json.dumps(plain, indent=1, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeError as error:
        raise Fault(sentence("holds text that can't be written")) from error
    except ValueError as error:
        raise Fault(sentence("holds NaN or infinity")) from error

"""The calls to the system by which projects, unsaved work and locks are written. They go through one object, so that
a test can have the third write of a save fail, or the second rename, and see what becomes of somebody's work.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""Flags of a file that is written and must not be there yet."""
BUFFER = 2**16
"""Bytes that are gathered before they are written."""


class Disk:
    """One method for each call; they raise OSError as the system does."""

    def open(self, path: Path, flags: int, mode: int = 0o666) -> int:
        """A descriptor of the file."""
        return os.open(path, flags, mode)

    def write(self, descriptor: int, data: ReadableBuffer) -> int:
        """Write a part of the bytes, or all; the number of those that were."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return when all is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Let go of a descriptor, and of a lock on it."""
        os.close(descriptor)

    def rename(self, path: Path, target: Path) -> None:
        """Put the file in the place of another, in one step."""
        os.replace(path, target)

    def set_mode(self, path: Path, mode: int) -> None:
        """Say who may do what with the file."""
        os.chmod(path, mode)

    def make_folder(self, path: Path, mode: int = 0o777) -> None:
        """Make one folder. FileExistsError where there is something of that name."""
        os.mkdir(path, mode)

    def remove(self, path: Path) -> None:
        """Delete a file."""
        os.unlink(path)

    def remove_folder(self, path: Path) -> None:
        """Delete an empty folder."""
        os.rmdir(path)

    def touch(self, path: Path) -> None:
        """Set the time at which the file was written last to now."""
        os.utime(path)

    def lock(self, descriptor: int) -> bool:
        """Take the lock of a file if it is free, and say whether it is ours now. It ends with the descriptor.

        Outside Windows, OSError where the drive knows no locks.
        """
        return _lock(descriptor)


DISK = Disk()
"""What all use. A test may put other calls in the place of some of its methods."""


def new_file(path: Path, mode: int = 0o666) -> BinaryIO:
    """A file that was not there, open for writing. FileExistsError where it was."""
    return cast("BinaryIO", io.BufferedWriter(_Written(DISK.open(path, NEW, mode)), BUFFER))


def make_folders(path: Path) -> None:
    """Make a folder and those above it, as far as they are not there."""
    try:
        DISK.make_folder(path)
    except FileNotFoundError:
        if path.parent == path:
            raise
        make_folders(path.parent)
        with contextlib.suppress(FileExistsError):
            DISK.make_folder(path)  # a drive that makes none, such as /proc, says again that there is none
    except FileExistsError:
        if not path.is_dir():
            raise


def remove_if_there(path: Path) -> None:
    """Delete a file, if there is one."""
    with contextlib.suppress(FileNotFoundError):
        DISK.remove(path)


class _Written(io.RawIOBase):
    """A descriptor as Python's files want it."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return os.lseek(self._descriptor, offset, whence)

    def write(self, data: ReadableBuffer) -> int:
        return DISK.write(self._descriptor, data)

    def close(self) -> None:
        if not self.closed:
            super().close()
            DISK.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

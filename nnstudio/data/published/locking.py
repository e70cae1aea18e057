"""One process at a time in a folder: two that download the same would write into each other's file."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

POLL_SECONDS = 0.1


@contextlib.contextmanager
def locked(file: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Within a `with`, no other process and no other thread is within one for the same file.

    waiting: called ten times a second until it is our turn, and may raise to give up. The file stays, empty; the
    system lets go of it when a process ends in whatever way. Raises OSError where the file can't be made.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        while not _is_taken(handle):
            waiting()
            time.sleep(POLL_SECONDS)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _is_taken(handle: int) -> bool:
        """Take the lock if it is free, and say whether it is ours now."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _is_taken(handle: int) -> bool:
        """Take the lock if it is free, and say whether it is ours now."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

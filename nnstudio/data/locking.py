"""Locks of the operating system, which lets go of them when a process ends in whatever way. One process at a time
downloads into a folder, and a folder of unsaved work that is locked is that of a window that lives.
"""

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

    waiting: called ten times a second until it is our turn, and may raise to give up. The file stays, empty. Raises
    OSError where the file can't be made.
    """
    while (release := lock(file)) is None:
        waiting()
        time.sleep(POLL_SECONDS)
    try:
        yield
    finally:
        release()


def lock(file: Path) -> Callable[[], None] | None:
    """Lock the file, which is made where there is none: what lets go of it again, or None where somebody else has it.

    Raises OSError where the file can't be made, and, outside Windows, where its drive knows no locks.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        ours = _take(handle)
    except BaseException:
        os.close(handle)
        raise
    if not ours:
        os.close(handle)
        return None
    held = contextlib.ExitStack()
    held.callback(os.close, handle)
    return held.close


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        """Take the lock if it is free, and say whether it is ours now."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        """Take the lock if it is free, and say whether it is ours now."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

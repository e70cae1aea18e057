"""Locks of the operating system, which lets go of them when a process ends in whatever way. One process at a time
downloads into a folder, and a folder of unsaved work that is locked is that of a window that lives.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nnstudio.data.disk import DISK

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
    handle = DISK.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        ours = DISK.lock(handle)
    except BaseException:
        _close(handle)
        raise
    if not ours:
        _close(handle)
        return None
    held = contextlib.ExitStack()
    held.callback(_close, handle)
    return held.close


def _close(handle: int) -> None:
    """Let go of the file. The system lets go of the lock also where it reports an error."""
    with contextlib.suppress(OSError):
        DISK.close(handle)

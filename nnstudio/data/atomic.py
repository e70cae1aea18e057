"""Writing a file so that there is never half of one: to a temporary file beside it, then renamed.

Whatever goes wrong on the way (a full disk, a pulled plug, Ctrl+C), the file that was there stays as it was.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from nnstudio.data.disk import DISK, new_file

HALF_WRITTEN = re.compile(r"\.nnstudio-[0-9a-f]{16}\.tmp")
"""What a writer that was killed leaves is called so."""
GIVEN_UP_SECONDS = 3600.0
"""A temporary file that nobody has written to for so long is nobody's any more."""


def write_atomically(
    path: Path, write: Callable[[BinaryIO], object], check: Callable[[Path], object] | None = None
) -> None:
    """Let `write` fill a new file, and put it in the place of `path` once it is on the disk.

    check: looks at the new file before that, and raises what it has against it. Raises OSError (and whatever `write`
    and `check` raise) with the old file untouched and no temporary one left behind. What writers that were killed
    have left in the folder goes when it is an hour old.
    """
    target = Path(os.path.realpath(path))
    present = _mode(target)
    if present is not None and stat.S_ISDIR(present):
        raise IsADirectoryError(f"{target} is a folder")
    if present is not None and not stat.S_ISREG(present):
        raise PermissionError(f"{target} is a device or a pipe")
    if present is not None and not os.access(target, os.W_OK):
        raise PermissionError(f"{target} is write-protected")
    temporary = target.with_name(f".nnstudio-{secrets.token_hex(8)}.tmp")
    mode = 0o666 if present is None else stat.S_IMODE(present) & 0o666 | stat.S_IRUSR | stat.S_IWUSR
    try:
        with new_file(temporary, mode) as file:
            write(file)
            file.flush()
            DISK.sync(file.fileno())
        if check is not None:
            check(temporary)
        if present is not None:
            with contextlib.suppress(OSError):  # a drive that has no modes
                DISK.set_mode(temporary, stat.S_IMODE(present))
        DISK.rename(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            DISK.remove(temporary)
        raise
    _sync_folder(target.parent)
    sweep(target.parent, GIVEN_UP_SECONDS)


def sweep(folder: Path, seconds: float = 0.0) -> None:
    """Delete temporary files that nobody has written to for so long, as far as that can be done."""
    try:
        with os.scandir(folder) as found:
            given_up = [
                Path(entry.path)
                for entry in found
                if HALF_WRITTEN.fullmatch(entry.name) and time.time() - entry.stat().st_mtime >= seconds
            ]
    except OSError:
        return
    for file in given_up:
        with contextlib.suppress(OSError):
            DISK.remove(file)


def _mode(path: Path) -> int | None:
    """What the file is and who may do what with it; None where there is none."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _sync_folder(folder: Path) -> None:
    """Have the renaming itself on the disk; systems that can't do that for folders are left alone."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = DISK.open(folder, os.O_RDONLY)
        try:
            DISK.sync(descriptor)
        finally:
            DISK.close(descriptor)

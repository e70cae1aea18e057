"""Writing a file so that there is never half of one: to a temporary file beside it, then renamed.

Whatever goes wrong on the way (a full disk, a pulled plug, Ctrl+C), the file that was there stays as it was.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO


def write_atomically(
    path: Path, write: Callable[[BinaryIO], object], check: Callable[[Path], object] | None = None
) -> None:
    """Let `write` fill a new file, and put it in the place of `path` once it is on the disk.

    check: looks at the new file before that, and raises what it has against it. Raises OSError (and whatever `write`
    and `check` raise) with the old file untouched and no temporary one left behind.
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
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if check is not None:
            check(temporary)
        if present is not None:
            os.chmod(temporary, stat.S_IMODE(present))
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


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
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)

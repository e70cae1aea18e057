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


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a new file, and put it in the place of `path` once it is on the disk.

    Raises OSError (and whatever `write` raises) with the old file untouched and no temporary one left behind.
    """
    target = path.resolve()
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(f"{target} is write-protected")
    temporary = target.with_name(f".nnstudio-{secrets.token_hex(8)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


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

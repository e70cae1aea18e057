"""A place on disk for what takes long to read: pictures that are decoded once, and mapped into memory afterwards.

Each entry is a folder that is named by a key of all that it was made from, and appears whole or not at all. The oldest
ones make room for a new one. Nothing in here is ever the only copy of anything.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nnstudio.data.errors import DataError
from nnstudio.data.own_folders import cache_folder
from nnstudio.errors import sentence
from nnstudio.shown import bytes_text

LIMIT = 4 * 2**30
"""Bytes that all entries may take together, unless the user says otherwise."""
BEGUN = ".new-"
OLD_SECONDS = 3600.0
"""What was begun and not touched for so long was left by a program that was ended while it worked."""


class Cache:
    """Entries below a folder, which is made when the first one is. limit: bytes of all of them together."""

    def __init__(self, folder: Path | None = None, limit: int = LIMIT) -> None:
        self.folder = folder or cache_folder() / "data"
        self.limit = limit

    def entry(self, key: str, make: Callable[[Path], None], size: int = 0) -> Path:
        """The folder of that key; made by `make`, which fills an empty folder, where there is none yet.

        size: bytes that it will take, about. Raises what `make` raises, DataError where one entry would take more than
        all may, and OSError where the folder can't be written; nothing is left behind then.
        """
        wanted = self.folder / key
        if wanted.is_dir():
            with contextlib.suppress(OSError):
                os.utime(wanted)
            return wanted
        self.folder.mkdir(parents=True, exist_ok=True)
        self._remove_leftovers()
        self.make_room(size)
        begun = Path(tempfile.mkdtemp(prefix=BEGUN, dir=self.folder))
        try:
            make(begun)
            self.make_room(_bytes_of(begun))
            with contextlib.suppress(
                OSError
            ):  # another window may have been faster: then its entry is as good
                begun.rename(wanted)
            if not wanted.is_dir():
                raise OSError(f"{wanted} could not be made")
        finally:
            shutil.rmtree(begun, ignore_errors=True)
        return wanted

    def size(self) -> int:
        """Bytes of all entries."""
        return sum(map(_bytes_of, self._entries()))

    def clear(self) -> None:
        """Remove every entry that no program holds open; what is mapped on Windows stays until it is closed."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def make_room(self, wanted: int) -> None:
        """Remove the entries that were used longest ago, until there are `wanted` bytes left below the limit.

        Raises DataError where the limit itself is smaller.
        """
        if wanted > self.limit:
            raise DataError(
                sentence(
                    "These pictures take {wanted}, and the cache may take {limit}: choose a smaller size, or grey.",
                    wanted=bytes_text(wanted),
                    limit=bytes_text(self.limit),
                )
            )
        entries = sorted(self._entries(), key=_used)
        total = sum(map(_bytes_of, entries))
        while entries and total + wanted > self.limit:
            oldest = entries.pop(0)
            total -= _bytes_of(oldest)
            shutil.rmtree(oldest, ignore_errors=True)

    def _remove_leftovers(self) -> None:
        """Remove what was begun long ago and never finished; what another window is at work on stays."""
        for path in self.folder.glob(f"{BEGUN}*"):
            if time.time() - _touched(path) > OLD_SECONDS:
                shutil.rmtree(path, ignore_errors=True)

    def _entries(self) -> list[Path]:
        try:
            return [path for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
        except OSError:
            return []


def _bytes_of(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total


def _touched(folder: Path) -> float:
    """When anything in it was written last."""
    return max(map(_used, (folder, *folder.rglob("*"))))


def _used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0

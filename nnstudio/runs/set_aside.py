"""Arrays that are only looked back at: they stay in memory while there is room, and are set aside in a file then. The
file goes when nobody has them any more, and the folder when the window that made it ends, in whatever way.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path

from nnstudio.data.disk import new_file, remove_if_there
from nnstudio.data.own_folders import cache_folder
from nnstudio.formats.autosave.place import LOCK, Release, claim, new_place
from nnstudio.formats.tensors import from_bytes, tensor_parts
from nnstudio.layers.layer import Array


def usual_folder() -> Path:
    """Where moments of the user's runs are set aside."""
    return cache_folder() / "moments"


class Aside:
    """A folder of one's own below `parent`, made when the first file is. What dead windows left there goes then."""

    def __init__(self, parent: Path | None = None) -> None:
        self.parent = parent or usual_folder()
        self._place: Path | None = None
        self._files = 0

    def free(self) -> int:
        """Bytes that there are left on the drive; 0 where that can't be told."""
        existing = next((folder for folder in (self.parent, *self.parent.parents) if folder.exists()), None)
        try:
            return shutil.disk_usage(existing).free if existing is not None else 0
        except OSError:
            return 0

    def new_path(self) -> Path:
        """Where the next file goes. Raises OSError where no folder can be made."""
        if self._place is None:
            _remove_left(self.parent)
            self._place, release = new_place(self.parent)
            weakref.finalize(self, _remove, self._place, release)
        self._files += 1
        return self._place / f"{self._files}.safetensors"


def _remove_left(parent: Path) -> None:
    """Remove what windows left that are dead."""
    for place in parent.glob(f"*/{LOCK}"):
        with contextlib.suppress(OSError):
            release = claim(place.parent)
            if release is not None:
                _remove(place.parent, release)


def _remove(place: Path, release: Release) -> None:
    release()
    shutil.rmtree(place, ignore_errors=True)


class Kept:
    """Arrays by name, which nobody writes to any more, in memory or in a file. Any thread may ask. size: bytes."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self.size = sum(array.nbytes for array in arrays.values())
        self._arrays: Mapping[str, Array] | None = arrays
        self._file: Path | None = None
        self._folder: Aside | None = None
        self._busy = threading.Lock()

    @property
    def in_memory(self) -> bool:
        """Whether they take memory."""
        return self._arrays is not None

    def arrays(self) -> Mapping[str, Array]:
        """They. Reads the file where they are set aside; OSError or Fault where it is gone or was changed."""
        with self._busy:
            if self._arrays is not None:
                return self._arrays
            assert self._file is not None
            return from_bytes(self._file.read_bytes())

    def set_aside(self, folder: Aside) -> None:
        """Write them to a file, and let go of the memory. OSError leaves them in memory."""
        with self._busy:
            if self._arrays is None:
                return
            path = folder.new_path()
            weakref.finalize(self, _forget, path)
            with new_file(path) as file:
                for part in tensor_parts(self._arrays):
                    file.write(part)
            self._file, self._folder, self._arrays = path, folder, None


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        remove_if_there(path)

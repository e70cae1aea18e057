"""What may stand where a file should be: nothing, a folder, a pipe, a link, and a file that is mostly a hole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.foreign.outside import known
from tests.fuzz.values import Chance, pick

HOLE = 2**36
"""Bytes of a file that takes no room on the disk."""
STARTS = (b"", b"\x89HDF\r\n\x1a\n", b"PK\x03\x04", b"{", b"\x08\x07")


def put(chance: Chance, path: Path) -> None:
    """Put something there that is no file of a model."""
    pick(chance, PUTS if os.name == "posix" else (_nothing, _folder))(chance, path)


def clear(path: Path) -> None:
    """Take away whatever is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _nothing(chance: Chance, path: Path) -> None:
    return


def _folder(chance: Chance, path: Path) -> None:
    path.mkdir()


def _pipe(chance: Chance, path: Path) -> None:
    os.mkfifo(path)


def _link(chance: Chance, path: Path) -> None:
    target = pick(chance, (path.name, "nowhere", "/dev/zero", "/dev/tty", str(known().raw.parent), "."))
    path.symlink_to(target)


def _hole(chance: Chance, path: Path) -> None:
    path.write_bytes(pick(chance, STARTS))
    os.truncate(path, HOLE)


PUTS: tuple[Callable[[Chance, Path], None], ...] = (_nothing, _folder, _pipe, _link, _hole)

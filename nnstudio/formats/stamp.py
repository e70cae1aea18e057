"""Whether somebody else has written a file since it was read."""

from __future__ import annotations

from pathlib import Path

Stamp = tuple[int, int, int]
"""Which file it is, its length, and when it was written in nanoseconds: another one means another content."""


def stamp_of(path: Path) -> Stamp | None:
    """What tells whether a file was changed; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns

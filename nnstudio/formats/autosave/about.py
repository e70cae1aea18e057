"""What an autosave is of, in a few words beside the project, so that it can be offered without opening it."""

from __future__ import annotations

import dataclasses
import platform
import time
from pathlib import Path
from typing import Any

from nnstudio.data.atomic import write_atomically
from nnstudio.data.processes import Process, process_from_json, this_process
from nnstudio.document.plain import parse_json
from nnstudio.formats.archive import json_bytes
from nnstudio.formats.stamp import Stamp

LONGEST = 2**16
"""Bytes of such a file that are believed."""


@dataclasses.dataclass(frozen=True)
class About:
    """title: as the window was called. path: the project's own file, None where it has none yet. stamp: of that file
    when it was opened or saved last. since: when the first edit was made that no file holds, in seconds since 1970.
    time: when this was written. host: the machine's name. process: of the window, where the system tells of it.
    was_left: whether the window let go of it on a drive without locks, and may live on.
    """

    title: str
    path: Path | None
    stamp: Stamp | None
    since: float
    time: float = dataclasses.field(default_factory=time.time)
    host: str = dataclasses.field(default_factory=platform.node)
    process: Process | None = dataclasses.field(default_factory=this_process)
    was_left: bool = False

    def lives(self) -> bool | None:
        """Whether the window that wrote this lives and has it; None where nobody can tell."""
        if self.was_left:
            return False
        return self.process.lives() if self.process is not None and self.host == platform.node() else None

    def write(self, file: Path) -> None:
        """Write it, atomically. Raises OSError."""
        plain = dataclasses.asdict(self) | {"path": None if self.path is None else str(self.path)}
        write_atomically(file, lambda opened: opened.write(json_bytes(plain)))


def read_about(file: Path) -> About | None:
    """What `About.write` wrote; None for what is no such thing, or is not there."""
    try:
        if file.stat().st_size > LONGEST:
            return None
        return _about(parse_json(file.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def _about(plain: Any) -> About:
    """ValueError, KeyError or TypeError for what is none."""
    title, path, stamp, host = plain["title"], plain["path"], plain["stamp"], plain["host"]
    if not (isinstance(title, str) and isinstance(path, str | None) and isinstance(host, str)):
        raise TypeError
    since, then = float(plain["since"]), float(plain["time"])
    for moment in (since, then):
        time.localtime(moment)  # ValueError or OverflowError for what no clock shows
    process = process_from_json(plain.get("process"))
    was_left = plain.get("was_left") is True
    return About(
        title, None if path is None else Path(path), _stamp(stamp), since, then, host, process, was_left
    )


def _stamp(plain: Any) -> Stamp | None:
    if plain is None:
        return None
    node, size, written = plain
    return int(node), int(size), int(written)

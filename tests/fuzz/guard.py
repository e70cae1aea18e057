"""What a damaged file must not make the program do, watched from inside: take memory, write elsewhere, go out."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
}
FORBIDDEN = {"socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"}


def limit_memory(more: int) -> bool:
    """Let this process take at most so many bytes on top of what it has; False where the system can't do that."""
    if sys.platform != "linux":
        return False
    import resource

    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmData:"))
    most = int(kilobytes) * 1024 + more
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    return True


class Watch:
    """Notes whatever is written outside a folder. An audit hook can't be taken off again, only silenced."""

    def __init__(self, folder: Path) -> None:
        self.allowed: tuple[str, ...] = (str(folder.resolve()) + os.sep, os.devnull)
        self.found: list[str] = []
        self.on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
            self._check(event, arguments[:1])
        elif event in CHANGES:
            self._check(event, arguments[:2])
        elif event in FORBIDDEN:
            self.found.append(event)

    def _check(self, event: str, places: Iterable[Any]) -> None:
        for place in places:
            if isinstance(place, str | bytes | os.PathLike):
                path = os.path.abspath(os.fsdecode(place))
                if not path.startswith(self.allowed):
                    self.found.append(f"{event} {path}")


def own_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for all that a fuzzing writes."""
    return tempfile.TemporaryDirectory(prefix="nnstudio-fuzz-")

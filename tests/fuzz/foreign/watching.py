"""What a foreign file must not make the program do: run its code, load a module it names, read or write elsewhere."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import Any

from tests.fuzz.guard import Watch

ROOT = Path(__file__).resolve().parents[3]
RUNS = {
    "pickle.find_class",
    "function.__new__",
    "webbrowser.open",
    "os.startfile",
    "os.spawn",
}
"""Events of code that comes from a file."""


class ForeignWatch(Watch):
    """Notes too what is read outside the folder, and code that is run and comes from no file of the installation."""

    def __init__(self, folder: Path) -> None:
        paths = {"/proc/self", sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), str(ROOT)}
        self.installed = tuple({os.path.realpath(path) + os.sep for path in paths})
        super().__init__(folder)
        self.allowed = (*self.allowed, str(folder.resolve()))

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "exec":
            name = getattr(arguments[0], "co_filename", "")
            if not (os.path.isabs(name) and self._ours(name)) and not name.startswith("<frozen"):
                self.found.append(f"ran code of {name!r}")
        elif event in RUNS:
            self.found.append(event)
        elif event in ("open", "os.listdir", "os.scandir", "ctypes.dlopen"):
            self._check_read(event, arguments)
        super()._hear(event, arguments)

    def _check_read(self, event: str, arguments: tuple[Any, ...]) -> None:
        place = arguments[0]
        if isinstance(place, str | bytes | os.PathLike) and not self._ours(os.fsdecode(place)):
            self._check(event, (place,))

    def _ours(self, path: str) -> bool:
        return os.path.realpath(path).startswith(self.installed)

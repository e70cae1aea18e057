"""Writing a folder of several files: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from nnstudio.errors import sentence
from nnstudio.formats.exchange.tables import Refused

Contents = bytes | Callable[[IO[bytes]], None]
"""Of a file: all of it, or what writes it bit by bit."""
REMADE = "__pycache__"
"""A folder that Python makes beside a script that was run, and makes again."""


def write_folder(path: Path, files: Mapping[str, Contents]) -> None:
    """Make the folder with these files. One that is there is replaced if it holds nothing else than such files.

    Raises Refused where the folder holds something else, and OSError, with the folder as it was.
    """
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise Refused(sentence("{path} is there already and is no folder: choose another name.", path=path))
    others = sorted(set(os.listdir(path)) - {*files, REMADE}) if path.exists() else []
    if others:
        raise Refused(
            sentence(
                "{path} holds {name}, which would be lost: choose a new folder.", path=path, name=others[0]
            )
        )
    temporary = path.with_name(f".nnstudio-{secrets.token_hex(8)}.tmp")
    try:
        temporary.mkdir()
        for name, contents in files.items():
            with open(temporary / name, "xb") as file:
                if isinstance(contents, bytes):
                    file.write(contents)
                else:
                    contents(file)
                file.flush()
                os.fsync(file.fileno())
        _replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(temporary)


def _replace(temporary: Path, path: Path) -> None:
    """A folder can't be replaced in one step while it holds files: the old one steps aside first, and comes back."""
    if not path.exists():
        os.rename(temporary, path)
        return
    aside = path.with_name(f".nnstudio-{secrets.token_hex(8)}.old")
    os.rename(path, aside)
    try:
        os.rename(temporary, path)
    except OSError:
        os.rename(aside, path)
        raise
    shutil.rmtree(aside, ignore_errors=True)

"""Where the program keeps what is its own: in the folders that the system has for that, of the user who is at work.

A user without a home, as in a container, has "/" for one, as Qt takes it, and not a folder "~" of wherever one is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import platformdirs

NAME = "nnstudio"


def data_folder() -> Path:
    """For what should outlast everything: published sets, unsaved work, versions."""
    return _own(platformdirs.user_data_dir)


def cache_folder() -> Path:
    """For what can be made again."""
    return _own(platformdirs.user_cache_dir)


def log_folder() -> Path:
    """For what is written of faults."""
    return _own(platformdirs.user_log_dir)


def home() -> Path:
    """The user's home, or "/"."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")


def _own(folder_of: Callable[..., str]) -> Path:
    try:
        path = Path(folder_of(NAME, appauthor=False))
    except RuntimeError:
        return home() / f".{NAME}"
    return Path("/", *path.parts[1:]) if path.parts[:1] == ("~",) else path

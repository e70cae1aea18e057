"""The folder of one document, and whose it is. A window that lives holds a lock on it, and touches that file once a
minute for those whom the lock itself tells nothing.
"""

from __future__ import annotations

import contextlib
import dataclasses
import platform
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from nnstudio.data.atomic import sweep
from nnstudio.data.disk import DISK, make_folders, remove_if_there
from nnstudio.data.locking import lock
from nnstudio.data.own_folders import data_folder
from nnstudio.data.processes import this_process
from nnstudio.formats.autosave.about import About, read_about
from nnstudio.formats.autosave.draft import DRAFT

PROJECT = "project.nnstudio"
ABOUT = "about.json"
LOCK = ".lock"
BEAT_SECONDS = 60.0
"""Between two touches of the lock by a window that lives."""
DEAD_SECONDS = 300.0
"""Without a touch, where the lock itself tells nothing, the window is taken to be dead."""

Release = Callable[[], None]


def autosave_folder() -> Path:
    """Where unsaved work is kept, for the user who is at work."""
    return data_folder() / "autosave"


def new_place(folder: Path) -> tuple[Path, Release]:
    """A folder of one's own in the one of all autosaves, and what lets go of it. Raises OSError."""
    make_folders(folder)
    while True:
        place = folder / secrets.token_hex(8)
        DISK.make_folder(place, 0o700)
        try:
            release = _hold(place)
        except OSError:
            _remove(place)
            raise
        if release is not None:
            return place, release


def claim(place: Path) -> Release | None:
    """Take over the folder of a window that is dead: what lets go of it again, or None while a window lives in it.

    Raises OSError where nothing can be said of it.
    """
    beat = _last_beat(place)
    release = _hold(place)
    if release is None:
        return None
    about = read_about(place / ABOUT)
    local = about is None or about.host == platform.node()
    if release is not _nothing and local:
        return release
    lives = about.lives() if about is not None else None
    if time.time() - beat < DEAD_SECONDS if lives is None else lives:
        release()
        return None
    return release


def take_over(place: Path, about: About) -> None:
    """Have other machines know that a window on this one lives in it now."""
    with contextlib.suppress(OSError):
        ours = dataclasses.replace(about, host=platform.node(), process=this_process(), was_left=False)
        ours.write(place / ABOUT)
    touch(place)


def leave(place: Path, release: Release) -> None:
    """Let go of the folder. On a drive without locks it says so itself, since the window's process may live on."""
    release()
    about = read_about(place / ABOUT) if release is _nothing else None
    with contextlib.suppress(OSError):
        if about is not None:
            dataclasses.replace(about, was_left=True).write(place / ABOUT)


def touch(place: Path) -> None:
    """Tell that the window lives."""
    with contextlib.suppress(OSError):
        DISK.touch(place / LOCK)


def age(place: Path) -> float:
    """Seconds since a window lived in it, as far as its files tell. Raises OSError."""
    return time.time() - max(_last_beat(place), place.stat().st_mtime)


def clear(place: Path, release: Release) -> None:
    """Delete the folder that is held, and let go of it. The project goes first, so that nobody finds half a folder.

    Raises OSError where it can't be deleted.
    """
    try:
        remove_if_there(place / PROJECT)
        remove_if_there(place / ABOUT)
        remove_if_there(place / DRAFT)
        sweep(place)
    finally:
        release()
    _remove(place)


def _remove(place: Path) -> None:
    """Delete a folder in which there is nothing but its lock, or not even that, as far as that can be done."""
    with contextlib.suppress(OSError):
        remove_if_there(place / LOCK)
        DISK.remove_folder(place)


def _hold(place: Path) -> Release | None:
    """Lock the folder; a release that does nothing where the drive has no locks."""
    file = place / LOCK
    try:
        return lock(file)
    except OSError:
        if not file.exists():
            raise
        return _nothing


def _nothing() -> None:
    """Let go of a folder that can't be locked."""


def _last_beat(place: Path) -> float:
    """When its window lived for certain, in seconds since 1970; 0 where nothing tells."""
    try:
        return (place / LOCK).stat().st_mtime
    except OSError:
        return 0.0

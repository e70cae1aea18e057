"""What windows left that ended without a farewell. It stays until somebody saves or discards it."""

from __future__ import annotations

import contextlib
import dataclasses
from pathlib import Path

from nnstudio.data.atomic import sweep
from nnstudio.errors import reason_of, sentence
from nnstudio.formats.autosave.about import About, read_about
from nnstudio.formats.autosave.autosave import Autosave, AutosaveError
from nnstudio.formats.autosave.draft import Draft, read_draft
from nnstudio.formats.autosave.place import (
    ABOUT,
    DEAD_SECONDS,
    PROJECT,
    Release,
    age,
    claim,
    clear,
    take_over,
)
from nnstudio.formats.project import Project, load_project


@dataclasses.dataclass(frozen=True)
class Left:
    """One document that was not saved. place: its folder. about: what is told of it."""

    place: Path
    about: About

    def open(self) -> tuple[Project, Autosave]:
        """The project, and its autosave, to go on with, or to `leave`.

        Raises ProjectError where it can't be read, and AutosaveError where another window has it.
        """
        release = self._claim()
        try:
            project = load_project(self.place / PROJECT)
        except BaseException:
            release()
            raise
        take_over(self.place, self.about)
        return project, Autosave(self.place.parent, self.place, release)

    def draft(self) -> Draft | None:
        """The code that was edited and not applied yet, for whoever has opened it."""
        return read_draft(self.place)

    def discard(self) -> None:
        """Delete it. AutosaveError where another window has it, or where it can't be deleted."""
        release = self._claim()
        try:
            clear(self.place, release)
        except OSError as error:
            raise self._fault(error) from error

    def _claim(self) -> Release:
        try:
            release = claim(self.place) if (self.place / PROJECT).exists() else None
        except OSError as error:
            raise self._fault(error) from error
        if release is None:
            raise AutosaveError(
                sentence("Another window has {title}, or has saved or discarded it.", title=self.about.title)
            )
        return release

    def _fault(self, error: OSError) -> AutosaveError:
        return AutosaveError(
            sentence("{folder} can't be used: {reason}.", folder=self.place, reason=reason_of(error))
        )


def left_behind(folder: Path) -> tuple[Left, ...]:
    """What dead windows left in the folder of all autosaves, the newest first; nothing where it can't be read."""
    try:
        places = [place for place in folder.iterdir() if place.is_dir() and not place.is_symlink()]
    except OSError:
        return ()
    found = [left for left in map(_left, places) if left is not None]
    return tuple(sorted(found, key=lambda left: -left.about.time))


def _left(place: Path) -> Left | None:
    """What is left there, without what a killed writer left of a file; None while a window lives in it."""
    try:
        project = place / PROJECT
        if (
            not project.exists() and age(place) < DEAD_SECONDS
        ):  # a window that begins: its lock is its own to take
            return None
        release = claim(place)
        if release is None:
            return None
        if not project.exists():
            clear(place, release)
            return None
        with contextlib.ExitStack() as held:
            held.callback(release)
            sweep(place)
            written = project.stat().st_mtime
        return Left(place, read_about(place / ABOUT) or About("", None, None, written, written))
    except OSError:
        return None

"""The autosave of one document: written again and again from a thread, and cleared or left when the document is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from nnstudio.errors import StudioError, reason_of, sentence
from nnstudio.formats.autosave.about import About
from nnstudio.formats.autosave.draft import Draft, write_draft
from nnstudio.formats.autosave.place import ABOUT, LOCK, PROJECT, Release, clear, leave, new_place, touch
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, save_project


class AutosaveError(StudioError):
    """Unsaved work can't be kept; the sentence says why."""


class Autosave:
    """Has no folder before the first `write`. `clear` and `leave` may be called from any thread, also while another one
    writes, which then does the rest. Nothing is written after them.
    """

    def __init__(self, folder: Path, place: Path | None = None, release: Release | None = None) -> None:
        """folder: of all autosaves. place, release: a folder of this document that was taken over (`claim`)."""
        self.folder = folder
        self._place, self._release = place, release
        self._busy = threading.Lock()
        self._end: Callable[[], None] | None = None

    def write(self, project: Project, about: About, draft: Draft | None = None) -> None:
        """Put this in the place of what was written before. AutosaveError leaves that as it was."""
        try:
            with self._busy:
                if self._end is None:
                    self._write(project, about, draft)
        finally:
            self._finish()

    def touch(self) -> None:
        """Tell other windows that this one lives; to be called once a minute."""
        place = self._place
        if place is not None:
            touch(place)

    def clear(self) -> None:
        """Delete it: all is saved, or not wanted any more."""
        self._end = self._end or self._clear
        self._finish()

    def leave(self) -> None:
        """Let go of it, so that it is offered again."""
        self._end = self._end or self._leave
        self._finish()

    def _finish(self) -> None:
        """End it if that was asked for. Whoever writes now does it afterwards."""
        if self._end is not None and self._busy.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._busy.release()

    def _write(self, project: Project, about: About, draft: Draft | None) -> None:
        try:
            if self._place is None or not (self._place / LOCK).exists():
                self._leave()
                self._place, self._release = new_place(self.folder)
            save_project(self._place / PROJECT, project)
            write_draft(self._place, draft)
            about.write(self._place / ABOUT)
        except (OSError, ProjectError) as error:
            raise AutosaveError(
                sentence(
                    "Unsaved work can't be kept for the case of a crash: {reason}.", reason=_reason(error)
                )
            ) from error

    def _clear(self) -> None:
        place, release = self._place, self._release
        self._place = self._release = None
        if place is not None and release is not None:
            try:
                clear(place, release)
            except OSError:
                return  # it is offered at the next start, and can be discarded there

    def _leave(self) -> None:
        place, release = self._place, self._release
        self._place = self._release = None
        if place is not None and release is not None:
            leave(place, release)


def _reason(error: OSError | ProjectError) -> str:
    cause = error.__cause__ if isinstance(error, ProjectError) else error
    if isinstance(cause, OSError):
        return reason_of(cause)
    return cause.sentence if isinstance(cause, StudioError) else str(error)

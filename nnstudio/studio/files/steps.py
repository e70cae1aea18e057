"""What opening and saving do in a thread, and what they bring back to the window."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.formats.project import Project, load_project, save_project
from nnstudio.formats.stamp import Stamp, stamp_of
from nnstudio.formats.versions.versions import VersionError, Versions


@dataclasses.dataclass(frozen=True)
class Read:
    """A project, and what its file was when it was read."""

    project: Project
    stamp: Stamp | None


@dataclasses.dataclass(frozen=True)
class Before:
    """What was known when a save began. learned: how often something had been by then."""

    path: Path
    document: Document
    learned: int


@dataclasses.dataclass(frozen=True)
class Saved:
    """stamp: what the file is now. not_kept: why what it held before is kept nowhere, or None."""

    stamp: Stamp | None
    not_kept: Sentence | None


def read(path: Path) -> Read:
    """Open a project. Raises ProjectError."""
    stamp = stamp_of(path)
    return Read(load_project(path), stamp)


def save(path: Path, project: Callable[[], Project], versions: Versions | None) -> Saved:
    """Keep what the file holds, and save in its place. Raises ProjectError, which leaves it as it was."""
    not_kept = None
    if versions is not None:
        try:
            versions.keep(path)
        except VersionError as error:
            not_kept = error.sentence
    save_project(path, project())
    return Saved(stamp_of(path), not_kept)

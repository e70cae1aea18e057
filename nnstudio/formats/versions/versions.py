"""The versions of all projects, in the user's data folder: for each a folder by its path, and in it a file for each,
named by the time at which it was written, as it was in the project's place.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from nnstudio.data.atomic import write_atomically
from nnstudio.data.disk import DISK, make_folders
from nnstudio.data.opening import open_regular
from nnstudio.data.own_folders import data_folder
from nnstudio.errors import Sentence, StudioError, reason_of, sentence
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import SUFFIX
from nnstudio.formats.versions.thinning import to_drop, too_large

MOST = 10
"""Versions of one project."""
LIMIT = 10**9
"""Bytes that the versions of all projects may take together, unless the user says another."""
NAME = re.compile(r"(\d{19,20})-(\d+)" + re.escape(SUFFIX))
COPIED_BYTES = 2**20


class VersionError(StudioError):
    """What a project's file held before can't be kept; the sentence says why."""


@dataclasses.dataclass(frozen=True)
class Version:
    """file: a whole project. time: when it was written in the project's place, in seconds since 1970. size: bytes."""

    file: Path
    time: float
    size: int


def versions_folder() -> Path:
    """Where versions are kept, for the user who is at work."""
    return data_folder() / "versions"


@dataclasses.dataclass(frozen=True)
class Versions:
    """folder: of all versions of all projects, which is made when there is something to keep. limit: bytes."""

    folder: Path
    limit: int = LIMIT

    def place_of(self, project: Path) -> Path:
        """The folder of one project's versions, by its whole path without links: a copy elsewhere is another one."""
        whole = os.path.normcase(os.path.realpath(project))
        name = re.sub(r"[^\w-]+", "_", project.stem)[:40]
        return self.folder / f"{name}-{hashlib.sha256(os.fsencode(whole)).hexdigest()[:16]}"

    def of(self, project: Path) -> tuple[Version, ...]:
        """The versions of a project, the newest first; none where the folder can't be read."""
        return _listed(self.place_of(project))

    def keep(self, project: Path) -> None:
        """Copy what the project's file holds, before something else is written in its place, and thin all out.

        Nothing is done where there is no file. Raises VersionError, which leaves all as it was.
        """
        if not project.exists():
            return
        try:
            self._copy(project)
        except OSError as error:
            raise VersionError(_cant_be_kept(project, reason_of(error))) from error
        except ProjectError as error:
            raise VersionError(_cant_be_kept(project, error.sentence.rstrip("."))) from error
        self._thin(self.place_of(project))

    def size(self) -> int:
        """Bytes that all versions take."""
        return sum(version.size for version in self._all())

    def thin(self) -> None:
        """Bring all to the limit, which may be another now."""
        whose = [(version.time, version.size, str(version.file)) for version in self._all()]
        for _, _, file in too_large(whose, self.limit):
            _drop(Path(file))

    def _copy(self, project: Path) -> None:
        with open_regular(project, ProjectError) as source:
            held = os.fstat(source.fileno())
            target = self.place_of(project) / f"{held.st_mtime_ns:020d}-{held.st_size}{SUFFIX}"
            if target.exists():
                return
            make_folders(target.parent)
            write_atomically(target, lambda file: shutil.copyfileobj(source, file, COPIED_BYTES))

    def _thin(self, place: Path) -> None:
        versions = _listed(place)
        crowded = to_drop([version.time for version in versions], time.time(), MOST)
        for version in versions:
            if version.time in crowded:
                _drop(version.file)
        self.thin()

    def _all(self) -> Iterator[Version]:
        with contextlib.suppress(OSError):
            for place in sorted(self.folder.iterdir()):
                yield from _listed(place)


def _listed(place: Path) -> tuple[Version, ...]:
    found = []
    with contextlib.suppress(OSError):
        for file in place.iterdir():
            name = NAME.fullmatch(file.name)
            if name is not None:
                found.append(Version(file, int(name[1]) / 1e9, int(name[2])))
    return tuple(sorted(found, key=lambda version: -version.time))


def _drop(file: Path) -> None:
    """Delete it, as far as that can be done: another window may have."""
    with contextlib.suppress(OSError):
        DISK.remove(file)


def _cant_be_kept(project: Path, reason: str) -> Sentence:
    return sentence(
        "What {name} held before can't be kept as a version: {reason}.", name=project.name, reason=reason
    )

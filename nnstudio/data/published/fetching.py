"""Gets the files of a published set into the user's data folder: each one whole and with its checksum, or not at all.

Pooch keeps the register of files and checks the sums; the way over the network is our own (transfer.py), since Pooch's
has no end to its patience, can't be given up and begins anew after a break.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nnstudio.data.errors import DataError
from nnstudio.data.locking import locked
from nnstudio.data.own_folders import data_folder
from nnstudio.data.published.catalogue import PublishedFile, PublishedSet
from nnstudio.data.published.transfer import another_file, host_of, size_of, transfer
from nnstudio.data.source import Progress
from nnstudio.errors import StudioError, reason_of, sentence

PART = ".part"
LOCK = ".lock"
LEFT = "tmp*"
"""How Pooch calls a file whose sum it takes; a program that is ended meanwhile leaves it."""


def sets_folder() -> Path:
    """Where the files of all sets are kept, for the user who is at work."""
    return data_folder() / "sets"


def fetch(published: PublishedSet, progress: Progress, folder: Path | None = None) -> tuple[Path, ...]:
    """The files of the set, in its order, each with the right sum; downloaded where they are not here yet.

    progress: told bytes, of the bytes of all of its files, while one is downloaded. folder: of all sets. Raises
    DataError, one sentence, and what progress raises; what has come stays beside then, to go on from.
    """
    place = (folder or sets_folder()) / published.folder
    try:
        place.mkdir(parents=True, exist_ok=True)
        with locked(place / LOCK, lambda: progress(0, published.size)):
            return tuple(_fetch_all(published, place, progress))
    except OSError as error:
        raise DataError(
            sentence("{folder} can't be used: {reason}.", folder=place, reason=reason_of(error))
        ) from error


def is_here(published: PublishedSet, folder: Path | None = None) -> bool:
    """Whether all files have been downloaded, by name and size."""
    place = (folder or sets_folder()) / published.folder
    return all(size_of(place / file.name) == file.size for file in published.files)


def _fetch_all(published: PublishedSet, place: Path, progress: Progress) -> Sequence[Path]:
    for left in place.glob(LEFT):
        left.unlink(missing_ok=True)
    done, paths = 0, []
    for file in published.files:

        def told(count: int, before: int = done) -> None:
            progress(before + count, published.size)

        paths.append(_fetch_file(published, file, place, told))
        done += file.size
    return paths


def _fetch_file(published: PublishedSet, file: PublishedFile, place: Path, told: Any) -> Path:
    import pooch  # takes a third of a second with all that it needs

    pooch.get_logger().setLevel("ERROR")
    register = pooch.create(
        path=place,
        base_url=published.places[0],
        registry={file.name: f"sha256:{file.sha256}"},
    )
    part = place / f"{file.name}{PART}"

    def download(url: str, output: str, register: Any) -> None:
        transfer(file, published.places, part, told)
        os.replace(part, output)

    for goes_on in (size_of(part) > 0, False):
        try:
            return Path(register.fetch(file.name, downloader=download))
        except StudioError:
            raise
        except ValueError:  # Pooch's word for a wrong sum; it has deleted the file
            if not goes_on:  # what lay here may have been of another file: once more, from the beginning
                break
    raise DataError(another_file(file.name, host_of(published.places[0])))

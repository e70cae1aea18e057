"""What lies in a folder of pictures: its classes, and the files of each, without opening one."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from nnstudio.data.errors import DataError
from nnstudio.errors import reason_of, sentence

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")
MOST_CLASSES = 1000
MOST_FILES = 5_000_000
TRAIN = ("train", "training")
TEST = ("test", "testing", "val", "valid", "validation")


@dataclasses.dataclass(frozen=True)
class Picture:
    """One file: where it lies below the folder, its class's number, and what changes when it is changed."""

    name: str
    label: int
    size: int
    time: int


@dataclasses.dataclass(frozen=True)
class Listing:
    """classes: their names in order. train, test: the files, by class and name; test is empty where there is none."""

    classes: tuple[str, ...]
    train: tuple[Picture, ...]
    test: tuple[Picture, ...]

    def key(self, *settings: object) -> str:
        """A name for what is made of these files with these settings; another one when a file changes."""
        digest = hashlib.sha256(repr((self.classes, settings)).encode())
        for picture in (*self.train, *self.test):
            known = (picture.name, picture.label, picture.size, picture.time)
            digest.update(repr(known).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:32]

    def said(self) -> Iterator[bytes]:
        """What is the same of the same pictures in another folder, on any system: names, classes and sizes."""
        yield "/".join(self.classes).encode("utf-8", "surrogatepass")
        for part in (self.train, self.test):
            yield str(len(part)).encode()
            for picture in part:
                name = unicodedata.normalize("NFC", picture.name.replace(os.sep, "/"))
                yield f"{name} {picture.label} {picture.size}".encode("utf-8", "surrogatepass")


def list_pictures(folder: Path) -> Listing:
    """The pictures in class folders of `folder`, or of its `train` and `test` folders. Raises DataError."""
    inside = {name.lower(): name for name in _folders(folder)}
    train = next((inside[name] for name in TRAIN if name in inside), None)
    test = next((inside[name] for name in TEST if name in inside), None)
    if train is None:
        return _listing(folder, "", None)
    return _listing(folder, train, test)


def _listing(folder: Path, train: str, test: str | None) -> Listing:
    classes = tuple(name for name in _folders(folder / train) if _names(folder / train / name))
    if not classes:
        raise DataError(
            sentence(
                "{path} has no pictures in folders: make a folder for each class, and put its pictures into it.",
                path=str(folder / train),
            )
        )
    if len(classes) == 1:
        raise DataError(
            sentence(
                "{path} has one class, {name}: there must be two or more to tell apart.",
                path=str(folder / train),
                name=classes[0],
            )
        )
    if len(classes) > MOST_CLASSES:
        raise DataError(
            sentence(
                "{path} has {count:,} classes, and {most:,} are the most.",
                path=str(folder / train),
                count=len(classes),
                most=MOST_CLASSES,
            )
        )
    judged = () if test is None else _pictures(folder, test, classes)
    return Listing(classes, _pictures(folder, train, classes), judged)


def _pictures(folder: Path, part: str, classes: tuple[str, ...]) -> tuple[Picture, ...]:
    found = []
    for label, name in enumerate(classes):
        place = folder / part / name
        if place.is_dir():
            found += [_picture(str(folder), os.path.join(part, name, file), label) for file in _names(place)]
    if len(found) > MOST_FILES:
        raise DataError(
            sentence(
                "{path} has {count:,} files, and {most:,} are the most.",
                path=str(folder),
                count=len(found),
                most=MOST_FILES,
            )
        )
    return tuple(found)


def _picture(folder: str, name: str, label: int) -> Picture:
    try:
        known = os.stat(os.path.join(folder, name))  # paths as objects would take longer than the system does
    except OSError:
        return Picture(name, label, -1, 0)
    return Picture(name, label, known.st_size, known.st_mtime_ns)


def _is(kind: Callable[[], bool]) -> bool:
    """Whether an entry is of that kind; links that lead in a circle are of none."""
    try:
        return kind()
    except OSError:
        return False


def _folders(folder: Path) -> list[str]:
    """Names of the folders in it, sorted, without hidden ones."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name for entry in entries if not entry.name.startswith(".") and _is(entry.is_dir)
            )
    except OSError as error:
        raise DataError(
            sentence("The folder {path} can't be read: {reason}.", path=str(folder), reason=reason_of(error))
        ) from error


def _names(folder: Path) -> list[str]:
    """Names of the pictures in it, sorted, by their suffix."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.name.lower().endswith(SUFFIXES)
                and not entry.name.startswith(".")
                and _is(entry.is_file)
            )
    except OSError as error:
        raise DataError(
            sentence("The folder {path} can't be read: {reason}.", path=str(folder), reason=reason_of(error))
        ) from error

"""Where `nnstudio train --out` saves: looked at before hours of training, and never over what came there meanwhile."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Self

from nnstudio.cli.failure import UsageError
from nnstudio.cli.output import print_note
from nnstudio.errors import reason_of
from nnstudio.formats.archive import Archive
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import SUFFIX, Project, save_project
from nnstudio.formats.stamp import stamp_of

FOREIGN = (
    ".h5",
    ".hdf5",
    ".keras",
    ".onnx",
    ".pt",
    ".pth",
    ".zip",
    ".json",
    ".npz",
    ".safetensors",
    ".pb",
    ".pkl",
)
"""Suffixes of other kinds of files, in place of which the usual one is proposed."""
MEANWHILE = "{out} was changed by another program during the training, and is left as it is: saved as {free}."


class SavingPlace:
    """A file that a project may be written to. name: as a person wrote it, or the one that was taken instead."""

    def __init__(self, out: str) -> None:
        self.name = out
        self._stamp = stamp_of(Path(out))

    @classmethod
    def at(cls, out: str) -> Self:
        """The place, looked at now. Raises UsageError where nothing can or should be written."""
        _check_place(out)
        _check_suffix(out)
        return cls(out)

    def save(self, project: Project) -> None:
        """Write the project; beside the file, under another name, if somebody has written that since it was looked at.

        Raises ProjectError.
        """
        stamp = stamp_of(Path(self.name))
        if stamp is not None and stamp != self._stamp:
            out, self.name = self.name, _free(self.name)
            print_note(MEANWHILE.format(out=out, free=self.name))
        save_project(Path(self.name), project)


def _free(out: str) -> str:
    """The name with the first number from 2 on that no file has."""
    path, number = Path(out), 2
    while (free := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return str(free)


def _check_place(out: str) -> None:
    """Before hours of training, not after: could a file be written there?"""
    try:
        _check_writable(out)
    except OSError as error:
        raise UsageError(f"No file can be written at --out {out}: {reason_of(error)}.") from error


def _check_suffix(out: str) -> None:
    """A file with another suffix is not found by the studio: on a terminal it is asked about, and refused elsewhere."""
    if Path(out).suffix in ("", SUFFIX):
        return
    usual = Path(out).with_suffix(SUFFIX) if Path(out).suffix.lower() in FOREIGN else Path(out + SUFFIX)
    told = f"--out {out} does not end in {SUFFIX}, by which the studio finds projects"
    if sys.stdin.isatty() and sys.stderr.isatty():
        print(
            f"{told}, as it would {usual}. Save there all the same? [y/N] ",
            end="",
            file=sys.stderr,
            flush=True,
        )
        if sys.stdin.readline().strip().lower() in ("y", "yes"):
            return
    raise UsageError(f"{told}: did you mean {usual}?")


def _check_writable(out: str) -> None:
    folder = Path(os.path.realpath(out)).parent
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder} for --out {out}.")
    path = Path(out)
    if (path.exists() and not path.is_file()) or not os.access(folder, os.W_OK):
        raise UsageError(f"No file can be written at --out {out}: choose another place.")
    if path.exists() and path.stat().st_size and not _is_project(path):
        raise UsageError(f"{out} exists and is no project of NN Studio: choose another name for --out.")


def _is_project(path: Path) -> bool:
    """Whether the file is one that a project may take the place of."""
    try:
        with Archive(path) as archive:
            return "document.json" in archive
    except ProjectError:
        return False

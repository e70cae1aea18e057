"""The one door for files: regular files come in, and everything else is refused in a sentence, at once."""

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from nnstudio.data.errors import DataError
from nnstudio.data.handwriting.images import read_digits
from nnstudio.data.idx import read_idx
from nnstudio.data.opening import exists, open_regular, read_regular
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import load_project

needs_posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")


def refused(path: Path) -> str:
    with pytest.raises(DataError) as error:
        open_regular(path, DataError)
    assert str(error.value).endswith(".")
    assert str(error.value).isprintable()
    return str(error.value)


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"seven")
    assert read_regular(path, DataError, 5) == b"seven"


def test_a_file_that_is_larger_than_it_may_be_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"seven")
    with pytest.raises(DataError, match="larger than 4 bytes"):
        read_regular(path, DataError, 4)


def test_a_link_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"seven")
    (tmp_path / "b").symlink_to("a")
    assert read_regular(tmp_path / "b", DataError, 5) == b"seven"


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def device(path: Path) -> Path:
    return Path(os.devnull)


def loop(path: Path) -> Path:
    path.symlink_to(path.name)
    return path


STRANGE = {
    "a pipe": (pipe, "no file but a device or a pipe"),
    "a device": (device, "no file but a device or a pipe"),
    "a loop of links": (loop, "links lead in a circle"),
    "a long name": (lambda path: path.with_name("x" * 5000), "can't be the name of a file"),
    "a name with a NUL": (lambda path: path.with_name("a\0b"), "can't be the name of a file"),
    "a file as a folder": (lambda path: path / "b", "There is no file"),
    "a folder": (lambda path: path.parent, "is a folder"),
    "a name with commands for the terminal": (lambda path: path.with_name("\x1b[31m"), r"\x1b[31m"),
    "a name that is no text": (lambda path: path.with_name("\udcff"), r"\udcff"),
}


@needs_posix
@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_is_refused_without_waiting(kind: str, tmp_path: Path) -> None:
    make, sentence = STRANGE[kind]
    assert sentence in refused(make(tmp_path / "a"))


@needs_posix
@pytest.mark.parametrize("kind", STRANGE)
def test_all_that_read_files_go_through_the_door(kind: str, tmp_path: Path) -> None:
    path = STRANGE[kind][0](tmp_path / "a")
    with pytest.raises(ProjectError, match=r"\.$"):
        load_project(path)
    with pytest.raises(DataError, match=r"\.$"):
        read_digits(path)
    with pytest.raises(DataError, match=r"\.$"):
        read_idx(path, dims=3)


@needs_posix
def test_what_becomes_a_pipe_after_it_was_looked_at_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regular = tmp_path / "b"
    regular.touch()
    looked_at = os.stat(regular)
    monkeypatch.setattr(os, "stat", lambda path: looked_at)
    assert "no file but a device or a pipe" in refused(pipe(tmp_path / "a"))
    assert stat.S_ISREG(looked_at.st_mode)


@pytest.mark.parametrize("code", [errno.EIO, errno.EMFILE, errno.ESTALE, errno.ETIMEDOUT, errno.EACCES])
def test_whatever_the_system_says_becomes_a_sentence(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "a"
    path.touch()
    monkeypatch.setattr(os, "open", fail)
    assert str(path) in refused(path)


def test_a_name_that_the_system_will_not_look_up_counts_as_there(tmp_path: Path) -> None:
    assert exists(tmp_path)
    assert exists(tmp_path / ("x" * 5000))
    assert not exists(tmp_path / "missing")

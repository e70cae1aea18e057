"""Unsaved work on a drive without locks: what tells there whether a window lives."""

import dataclasses
import errno
import subprocess
from pathlib import Path

import pytest

from nnstudio.data.disk import DISK
from nnstudio.data.processes import this_process
from nnstudio.formats.autosave.autosave import Autosave
from nnstudio.formats.autosave.left import Left, left_behind
from nnstudio.formats.autosave.place import LOCK
from nnstudio.formats.project import Project
from tests.formats.building import network
from tests.formats.left_behind import ABOUT_DIGITS, failing, grow_old, window

__all__ = ["window"]


def test_where_the_drive_has_no_locks_touches_tell_that_a_window_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DISK, "lock", failing(errno.ENOLCK))
    about = dataclasses.replace(ABOUT_DIGITS, process=None)
    autosave = Autosave(tmp_path)
    autosave.write(Project(network()), about)
    (place,) = tmp_path.iterdir()
    assert left_behind(tmp_path) == ()
    grow_old(place)
    autosave.touch()
    assert left_behind(tmp_path) == ()
    grow_old(place)
    assert [left.about for left in left_behind(tmp_path)] == [about]


def test_where_the_drive_has_no_locks_what_is_left_on_purpose_is_offered_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DISK, "lock", failing(errno.ENOLCK))
    left = crashed_without_locks(tmp_path)
    project, autosave = left.open()
    assert project.document == network()
    assert left_behind(tmp_path) == ()
    autosave.leave()
    assert [again.place for again in left_behind(tmp_path)] == [left.place]


def crashed_without_locks(folder: Path) -> Left:
    autosave = Autosave(folder)
    autosave.write(Project(network()), ABOUT_DIGITS)
    autosave.leave()
    (left,) = left_behind(folder)
    return left


@pytest.mark.skipif(this_process() is None, reason="this system tells nothing of its processes")
def test_where_the_drive_has_no_locks_a_dead_process_is_known_at_once_and_a_living_one_for_ever(
    window: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DISK, "lock", failing(errno.ENOLCK))
    (place,) = tmp_path.iterdir()
    assert left_behind(tmp_path) == ()
    grow_old(place)
    assert left_behind(tmp_path) == ()
    (place / LOCK).touch()
    window.kill()
    window.wait()
    assert [left.place for left in left_behind(tmp_path)] == [place]

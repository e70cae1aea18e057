"""Unsaved work that outlives its window: written, offered, taken over and discarded, but not while the window lives."""

import dataclasses
import errno
import json
import os
import platform
import subprocess
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from nnstudio.formats.autosave.about import About, read_about
from nnstudio.formats.autosave.autosave import Autosave, AutosaveError
from nnstudio.formats.autosave.left import left_behind
from nnstudio.formats.autosave.pace import LATEST, SHARE, SOON, Pace
from nnstudio.formats.autosave.place import ABOUT, LOCK, PROJECT
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, save_project
from tests.formats.building import network, trained
from tests.formats.left_behind import ABOUT_DIGITS, SINCE, crashed, failing, grow_old, window

__all__ = ["window"]


def test_the_work_of_a_window_that_lives_is_offered_to_nobody(
    window: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert len(list(tmp_path.iterdir())) == 1
    assert left_behind(tmp_path) == ()


def test_a_window_that_is_killed_leaves_its_work(window: subprocess.Popen[str], tmp_path: Path) -> None:
    window.kill()
    window.wait()
    (left,) = left_behind(tmp_path)
    assert (left.about.title, left.about.since) == ("Digits", SINCE)
    project, autosave = left.open()
    assert project.document == network()
    autosave.clear()


def test_all_that_was_learned_comes_back(tmp_path: Path) -> None:
    project, autosave = crashed(tmp_path, project=trained()).open()
    assert project.history == trained().history
    assert project.checkpoint is not None
    assert project.weights is not None
    autosave.leave()


def test_what_was_learned_by_the_network_before_an_edit_is_kept_until_it_fits_again(tmp_path: Path) -> None:
    autosave = Autosave(tmp_path)
    autosave.write(dataclasses.replace(Project(network()), learned=trained()), ABOUT_DIGITS)
    autosave.leave()
    project, autosave = left_behind(tmp_path)[0].open()
    assert project.weights is None
    assert project.learned is not None
    assert project.learned.history == trained().history
    autosave.write(trained(), ABOUT_DIGITS)
    autosave.leave()
    project, autosave = left_behind(tmp_path)[0].open()
    assert project.learned is None
    autosave.clear()
    assert list(tmp_path.iterdir()) == []


def test_several_windows_leave_several_documents_the_newest_first(tmp_path: Path) -> None:
    for title, then in (("First", 10.0), ("Third", 30.0), ("Second", 20.0)):
        crashed(tmp_path, About(title, None, None, SINCE, then))
    assert [left.about.title for left in left_behind(tmp_path)] == ["Third", "Second", "First"]


def test_what_was_opened_is_offered_to_no_other_window_until_it_is_left(tmp_path: Path) -> None:
    left = crashed(tmp_path)
    _, autosave = left.open()
    assert left_behind(tmp_path) == ()
    with pytest.raises(AutosaveError, match="Another window has Digits"):
        left.open()
    with pytest.raises(AutosaveError, match="Another window has Digits"):
        left.discard()
    autosave.leave()
    assert len(left_behind(tmp_path)) == 1


def test_a_document_that_is_saved_leaves_nothing(tmp_path: Path) -> None:
    autosave = Autosave(tmp_path)
    autosave.write(Project(network()), ABOUT_DIGITS)
    autosave.clear()
    assert list(tmp_path.iterdir()) == []


def test_what_is_discarded_is_gone(tmp_path: Path) -> None:
    crashed(tmp_path).discard()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_made_before_there_is_something_to_write(tmp_path: Path) -> None:
    Autosave(tmp_path / "autosave").leave()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("end", ["clear", "leave"])
def test_an_end_that_is_asked_for_while_somebody_writes_comes_after_it(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, may_end = threading.Event(), threading.Event()

    def slowly(path: Path, project: Project) -> None:
        began.set()
        may_end.wait()
        save_project(path, project)

    monkeypatch.setattr("nnstudio.formats.autosave.autosave.save_project", slowly)
    autosave = Autosave(tmp_path)
    thread = threading.Thread(target=autosave.write, args=(Project(network()), ABOUT_DIGITS))
    thread.start()
    began.wait()
    getattr(autosave, end)()
    may_end.set()
    thread.join()
    assert len(left_behind(tmp_path)) == (1 if end == "leave" else 0)
    autosave.write(Project(network()), ABOUT_DIGITS)
    assert len(list(tmp_path.iterdir())) == (1 if end == "leave" else 0)


def test_an_end_that_is_asked_for_while_a_write_fails_comes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    autosave = Autosave(tmp_path)
    autosave.write(Project(network()), ABOUT_DIGITS)

    def saved_elsewhere_meanwhile(path: Path, project: Project) -> NoReturn:
        autosave.clear()
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("nnstudio.formats.autosave.autosave.save_project", saved_elsewhere_meanwhile)
    with pytest.raises(AutosaveError, match="the disk is full"):
        autosave.write(Project(network()), ABOUT_DIGITS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["mkdir", "open", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "reason"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the disk can only be read")]
)
def test_where_nothing_can_be_written_one_sentence_says_why(
    step: str, code: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    autosave = Autosave(tmp_path / "autosave")
    with monkeypatch.context() as broken:
        broken.setattr(os, step, failing(code))
        with pytest.raises(AutosaveError, match=f"Unsaved work can't be kept .*: .*{reason}"):
            autosave.write(Project(network()), ABOUT_DIGITS)
    autosave.write(Project(network()), ABOUT_DIGITS)
    autosave.leave()
    assert len(left_behind(tmp_path / "autosave")) == 1


def test_a_write_that_fails_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    autosave = Autosave(tmp_path)
    autosave.write(Project(network()), ABOUT_DIGITS)
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", failing(errno.ENOSPC))
        with pytest.raises(AutosaveError, match="the disk is full"):
            autosave.write(trained(), ABOUT_DIGITS)
    autosave.leave()
    project, again = left_behind(tmp_path)[0].open()
    assert project.weights is None
    again.clear()


def test_a_folder_that_somebody_deleted_is_made_again(tmp_path: Path) -> None:
    autosave = Autosave(tmp_path)
    autosave.write(Project(network()), ABOUT_DIGITS)
    (place,) = tmp_path.iterdir()
    for file in place.iterdir():
        file.unlink()
    place.rmdir()
    autosave.write(Project(network()), ABOUT_DIGITS)
    autosave.leave()
    assert len(left_behind(tmp_path)) == 1


def test_what_a_killed_writer_left_of_a_file_is_swept_up(tmp_path: Path) -> None:
    left = crashed(tmp_path)
    (left.place / ".nnstudio-0123456789abcdef.tmp").write_bytes(b"half")
    assert left_behind(tmp_path) == (left,)
    assert sorted(path.name for path in left.place.iterdir()) == [LOCK, ABOUT, PROJECT]


def test_an_old_folder_without_a_project_is_swept_up_and_a_new_one_is_let_be(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / LOCK).touch()
    grow_old(tmp_path / "old")
    assert left_behind(tmp_path) == ()
    assert [place.name for place in tmp_path.iterdir()] == ["new"]


def test_a_project_of_which_nothing_is_told_is_offered_all_the_same(tmp_path: Path) -> None:
    left = crashed(tmp_path)
    (left.place / ABOUT).write_text("{")
    (again,) = left_behind(tmp_path)
    assert (again.about.title, again.about.path) == ("", None)
    assert again.about.time == (left.place / PROJECT).stat().st_mtime


def test_a_project_that_is_damaged_stays_and_says_so(tmp_path: Path) -> None:
    left = crashed(tmp_path)
    (left.place / PROJECT).write_bytes(b"PK")
    with pytest.raises(ProjectError, match="is damaged"):
        left.open()
    assert left_behind(tmp_path) == (left,)


def test_another_machines_folder_is_dead_only_when_it_was_long_not_touched(tmp_path: Path) -> None:
    autosave = Autosave(tmp_path)
    autosave.write(Project(network()), dataclasses.replace(ABOUT_DIGITS, host="another machine"))
    autosave.leave()
    assert left_behind(tmp_path) == ()
    (place,) = tmp_path.iterdir()
    grow_old(place)
    (left,) = left_behind(tmp_path)
    _, again = left.open()
    about = read_about(place / ABOUT)
    assert about is not None
    assert about.host == platform.node()
    again.leave()


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '{"title": 1}',
        "x" * 70_000,
        json.dumps({"title": "a", "path": None, "stamp": [1], "since": 0, "time": 0, "host": ""}),
        json.dumps({"title": "a", "path": None, "stamp": None, "since": 1e30, "time": 0, "host": ""}),
    ],
)
def test_what_is_told_is_not_believed_unchecked(text: str, tmp_path: Path) -> None:
    (tmp_path / ABOUT).write_text(text)
    assert read_about(tmp_path / ABOUT) is None


def test_there_is_nothing_in_a_folder_that_is_none(tmp_path: Path) -> None:
    assert left_behind(tmp_path / "nowhere") == ()


def test_edits_are_written_together_soon_after_the_first() -> None:
    pace = Pace()
    assert pace.due is None
    pace.edit(100.0)
    pace.edit(103.0)
    assert pace.due == 100.0 + SOON
    pace.begin()
    assert pace.due is None


def test_an_epoch_waits_until_writing_is_a_small_share_of_the_time_and_an_edit_does_not() -> None:
    pace = Pace()
    pace.learn()
    assert pace.due == 0.0
    pace.begin()
    pace.end(2.0, 12.0)
    pace.learn()
    assert pace.due == pytest.approx(10.0 + 2.0 / SHARE)
    assert not pace.may_learn(109.0)
    assert pace.may_learn(111.0)
    pace.edit(20.0)
    assert pace.due == 20.0 + LATEST

"""Each call to the system that a save, an autosave and a lock make fails in turn: the first open, the second, the third
write, each sync and rename. What is there afterwards is the old work or the new one, whole, and a sentence says why.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nnstudio.data.atomic import GIVEN_UP_SECONDS
from nnstudio.data.locking import lock
from nnstudio.errors import Sentence, StudioError
from nnstudio.formats.autosave.about import About
from nnstudio.formats.autosave.autosave import Autosave, AutosaveError
from nnstudio.formats.autosave.left import left_behind
from nnstudio.formats.autosave.place import DEAD_SECONDS
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, load_project, save_project
from tests.disk_faults import FAULTS, KINDS, Fault, counted, failing, room_for, short_writes
from tests.formats.building import network, trained

ABOUT = About("Digits", None, None, 1_700_000_000.0)

Action = Callable[[Path], None]


def old() -> Project:
    return Project(network())


def save_new(folder: Path) -> None:
    save_project(folder / "digits.nnstudio", trained())


def autosave_new(folder: Path) -> None:
    """As a window does that has written nothing before."""
    autosave = Autosave(folder / "data" / "autosave")
    try:
        autosave.write(trained(), ABOUT)
    finally:
        autosave.leave()


def autosave_again(folder: Path) -> None:
    """As a window does that has taken over what was left."""
    for one in left_behind(folder / "autosave"):
        _, autosave = one.open()
        try:
            autosave.write(trained(), ABOUT)
        finally:
            autosave.leave()


def each_call(action: Action, folder: Path) -> Iterator[tuple[str, int]]:
    """The calls that the action makes in a folder like that, each with its number from 1 on."""
    with counted() as counts:
        action(folder)
    assert counts, "nothing was called"
    for name, times in sorted(counts.items()):
        yield from ((name, number) for number in range(1, times + 1))


def each_failure(
    action: Action, before: Path, fault: Fault, error: type[StudioError]
) -> Iterator[tuple[Path, Sentence | None]]:
    """A folder like `before` for each call that the action makes, in which it was tried while that call failed, and
    what was said.
    """
    again = before.with_name("again")
    shutil.copytree(before, again)
    for name, number in list(each_call(action, again)):
        shutil.rmtree(again)
        shutil.copytree(before, again)
        said = None
        with failing(name, number, fault):
            try:
                action(again)
            except error as refused:
                said = refused.sentence
        assert said is None or said.endswith(".")
        yield again, said


def grow_old(folder: Path, seconds: float) -> None:
    """As if nobody had touched anything there for so long."""
    then = time.time() - seconds - 1
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (then, then))


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A folder with the old project."""
    folder = tmp_path / "before"
    folder.mkdir()
    save_project(folder / "digits.nnstudio", old())
    return folder


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A folder in which a window left the old project."""
    folder = tmp_path / "left"
    folder.mkdir()
    autosave = Autosave(folder / "autosave")
    autosave.write(old(), ABOUT)
    autosave.leave()
    return folder


def is_old_or_new(project: Project) -> bool:
    """Whether it is one of the two, with all that it had learned."""
    return (project.history, project.weights is None) in (
        (None, True),
        (trained().history, False),
    )


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_save_of_which_one_call_fails_leaves_the_old_project_or_the_new_one(
    fault: Fault, before: Path
) -> None:
    saved_again = 0
    for folder, said in each_failure(save_new, before, fault, ProjectError):
        project = load_project(folder / "digits.nnstudio")
        assert is_old_or_new(project)
        assert said or project.weights is not None
        grow_old(folder, GIVEN_UP_SECONDS)
        save_new(folder)
        assert [path.name for path in folder.iterdir()] == ["digits.nnstudio"]
        saved_again += 1
    assert saved_again > 5


def test_nothing_is_left_beside_a_project_by_a_save_that_fails_unless_it_may_not_be_deleted(
    before: Path,
) -> None:
    for folder, _ in each_failure(save_new, before, Fault(errno.ENOSPC, lasts=True), ProjectError):
        assert [path.name for path in folder.iterdir()] == ["digits.nnstudio"]


@pytest.mark.parametrize("fault", KINDS, ids=str)
def test_an_autosave_of_which_one_call_fails_leaves_nothing_or_all(fault: Fault, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    for folder, said in each_failure(autosave_new, before, fault, AutosaveError):
        autosaves = folder / "data" / "autosave"
        left = left_behind(autosaves)
        assert said or left
        for one in left:
            project, autosave = one.open()
            assert project.history == trained().history
            autosave.clear()
        if autosaves.exists():
            grow_old(autosaves, DEAD_SECONDS)
            assert left_behind(autosaves) == ()
            assert list(autosaves.iterdir()) == []


@pytest.mark.parametrize("fault", KINDS, ids=str)
def test_what_was_left_is_offered_again_whatever_fails_while_it_is_gone_on_with(
    fault: Fault, left: Path
) -> None:
    for folder, _ in each_failure(autosave_again, left, fault, AutosaveError):
        (one,) = left_behind(folder / "autosave")
        project, autosave = one.open()
        assert is_old_or_new(project)
        autosave.clear()
        assert list((folder / "autosave").iterdir()) == []


@pytest.mark.parametrize("fault", KINDS, ids=str)
def test_what_can_not_be_discarded_is_offered_until_it_can(fault: Fault, left: Path) -> None:
    def discard(folder: Path) -> None:
        for one in left_behind(folder / "autosave"):
            one.discard()

    for folder, _ in each_failure(discard, left, fault, AutosaveError):
        grow_old(folder / "autosave", DEAD_SECONDS)
        for one in left_behind(folder / "autosave"):
            one.discard()
        assert list((folder / "autosave").iterdir()) == []


@pytest.mark.parametrize("fault", KINDS, ids=str)
def test_a_lock_of_which_one_call_fails_is_free_afterwards(fault: Fault, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()

    def hold(folder: Path) -> None:
        try:
            release = lock(folder / ".lock")
        except OSError:
            return
        assert release is not None
        release()

    for folder, _ in each_failure(hold, before, fault, AutosaveError):
        release = lock(folder / ".lock")
        assert release is not None
        release()


def test_a_project_is_whole_where_the_system_writes_a_few_bytes_at_a_time(before: Path) -> None:
    save_new(before)
    whole = (before / "digits.nnstudio").read_bytes()
    save_project(before / "digits.nnstudio", old())
    with short_writes(most=501):
        save_new(before)
    assert (before / "digits.nnstudio").read_bytes() == whole


def test_a_disk_that_fills_up_at_any_byte_leaves_the_old_file_as_it_was(before: Path, tmp_path: Path) -> None:
    whole = (before / "digits.nnstudio").read_bytes()
    save_project(tmp_path / "new.nnstudio", trained())
    size = (tmp_path / "new.nnstudio").stat().st_size
    for room in [*range(0, 200, 20), *range(200, size, size // 40), size - 1]:
        with room_for(room), pytest.raises(ProjectError, match="The disk is full"):
            save_new(before)
        assert [(path.name, path.read_bytes()) for path in before.iterdir()] == [("digits.nnstudio", whole)]

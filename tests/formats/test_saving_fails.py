"""Saving that can't succeed: a sentence, the old file as it was, and nothing left behind."""

import dataclasses
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest

from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, save_project
from tests.formats.building import network, trained, with_weights


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def failing(code: int) -> Callable[..., NoReturn]:
    def fail(*arguments: Any, **options: Any) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "digits.nnstudio"
    save_project(path, Project(network()))
    return path


@pytest.mark.parametrize("step", ["fsync", "replace", "open"])
def test_a_full_disk_leaves_the_old_file_as_it_was(
    step: str, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(old.parent)
    monkeypatch.setattr(os, step, failing(errno.ENOSPC))
    with pytest.raises(ProjectError, match=r"The disk is full: .* Make room and try again"):
        save_project(old, trained())
    monkeypatch.undo()
    assert everything(old.parent) == before


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_may_not_be_written_is_said(
    code: int, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(old.parent)
    monkeypatch.setattr(os, "open", failing(code))
    with pytest.raises(ProjectError, match="may not be written: choose another folder"):
        save_project(old, trained())
    monkeypatch.undo()
    assert everything(old.parent) == before


def test_a_write_protected_file_is_not_replaced(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(old.parent)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(ProjectError, match="may not be written"):
        save_project(old, trained())
    assert everything(old.parent) == before


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"There is no folder .*missing: digits\.nnstudio was not saved"):
        save_project(tmp_path / "missing" / "digits.nnstudio", trained())
    assert everything(tmp_path) == {}


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="is a folder: choose a name"):
        save_project(tmp_path, trained())


def test_ctrl_c_while_saving_leaves_the_old_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(descriptor: int) -> NoReturn:
        raise KeyboardInterrupt

    before = everything(old.parent)
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save_project(old, trained())
    monkeypatch.undo()
    assert everything(old.parent) == before


def test_weights_that_are_not_numbers_are_not_saved(old: Path) -> None:
    before = everything(old.parent)
    spoiled = with_weights({"dense/bias": np.full(4, np.nan, np.float32)})
    with pytest.raises(ProjectError, match="holds NaN or infinity in dense/bias"):
        save_project(old, spoiled)
    assert everything(old.parent) == before


def test_a_project_that_could_not_be_opened_again_does_not_replace_the_old_file(old: Path) -> None:
    before = everything(old.parent)
    checkpoint = trained().checkpoint
    assert checkpoint is not None
    spoiled = dataclasses.replace(trained(), checkpoint=dataclasses.replace(checkpoint, base_rate=-1.0))
    with pytest.raises(ProjectError, match=r"can't be saved: .*-1.0 as base_rate"):
        save_project(old, spoiled)
    assert everything(old.parent) == before


def test_a_pipe_in_the_place_of_the_file_is_not_replaced(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("Windows has no pipes among its files")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ProjectError, match="may not be written"):
        save_project(tmp_path / "pipe", trained())


def test_a_loop_of_links_and_a_name_that_is_too_long_are_said(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(ProjectError, match="links lead in a circle"):
        save_project(tmp_path / "loop", trained())
    with pytest.raises(ProjectError, match="the name is too long"):
        save_project(tmp_path / ("x" * 5000), trained())

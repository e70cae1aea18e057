"""An export of several files is a folder, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nnstudio.formats.exchange.folder import write_folder
from nnstudio.formats.exchange.tables import Refused

FILES = {"network.py": b"new", "weights.npz": b"arrays"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_is_made_with_all_files(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", FILES)
    assert contents(tmp_path / "out") == FILES
    assert os.listdir(tmp_path) == ["out"]


def test_an_export_of_before_is_replaced(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"network.py": b"old"})
    write_folder(tmp_path / "out", FILES)
    assert contents(tmp_path / "out") == FILES
    assert os.listdir(tmp_path) == ["out"]


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_bytes(b"years of work")
    with pytest.raises(Refused, match="thesis"):
        write_folder(tmp_path, FILES)
    assert contents(tmp_path) == {"thesis.txt": b"years of work"}


def test_a_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(Refused, match="no folder"):
        write_folder(tmp_path / "out", FILES)
    assert (tmp_path / "out").read_bytes() == b"a file"


@pytest.mark.parametrize("fails", [1, 2])
def test_a_full_disk_leaves_the_old_folder_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    write_folder(tmp_path / "out", {"network.py": b"old"})
    calls = iter(range(1, 9))

    def sync(descriptor: int) -> None:
        if next(calls) == fails:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(OSError, match="No space"):
        write_folder(tmp_path / "out", FILES)
    assert contents(tmp_path / "out") == {"network.py": b"old"}
    assert os.listdir(tmp_path) == ["out"]


def test_a_folder_that_can_not_be_put_in_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "out", {"network.py": b"old"})
    rename, calls = os.rename, iter(range(1, 9))

    def failing(old: Path, new: Path) -> None:
        if next(calls) == 2:
            raise PermissionError(13, "Permission denied")
        rename(old, new)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(PermissionError):
        write_folder(tmp_path / "out", FILES)
    assert contents(tmp_path / "out") == {"network.py": b"old"}
    assert os.listdir(tmp_path) == ["out"]

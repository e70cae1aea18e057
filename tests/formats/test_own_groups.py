"""Groups of one's own are files that any network can take, and nothing that lies in their folder does harm."""

import os
from pathlib import Path

import pytest

from nnstudio.formats.errors import ProjectError
from nnstudio.formats.own_groups import SUFFIX, delete_group, own_groups, rename_group, save_group
from tests.document.grouping import residual


def test_a_group_comes_back_as_it_was_and_the_same_title_takes_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "groups"
    assert own_groups(folder) == ()
    save_group(folder, residual(2, 4, 8))
    save_group(folder, residual(3, 4, 8, 16))
    (own,) = own_groups(folder)
    assert own.group == residual(3, 4, 8, 16)


def test_groups_are_renamed_and_deleted_and_listed_by_title(tmp_path: Path) -> None:
    first = save_group(tmp_path, residual())
    other = rename_group(first, "Another")
    save_group(tmp_path, residual())
    assert [own.group.label for own in own_groups(tmp_path)] == ["Another", "Residual"]
    delete_group(other)
    assert [own.group.label for own in own_groups(tmp_path)] == ["Residual"]
    delete_group(other)


def test_what_can_not_be_read_is_left_and_not_listed(tmp_path: Path) -> None:
    save_group(tmp_path, residual())
    for name, data in (
        ("a", b"{"),
        ("b", b"\xff"),
        ("c", b"[]"),
        ("d", b'{"format": "nnstudio layers", "version": 99}'),
    ):
        (tmp_path / f"{name}{SUFFIX}").write_bytes(data)
    (tmp_path / f"folder{SUFFIX}").mkdir()
    (tmp_path / "notes.txt").write_text("nothing")
    assert len(own_groups(tmp_path)) == 1
    assert len(list(tmp_path.iterdir())) == 7


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_gives_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ProjectError, match="The group was not saved: permission denied"):
        save_group(tmp_path, residual())


def test_a_file_in_the_place_of_the_folder_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "groups").write_text("no folder")
    with pytest.raises(ProjectError, match=r"The group was not saved: .*\."):
        save_group(tmp_path / "groups", residual())

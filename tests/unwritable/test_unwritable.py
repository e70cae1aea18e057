"""Where nothing of the program's own can be written, it starts, says so once, trains, and ends well."""

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from nnstudio.data import own_folders
from tests.unwritable.cases import ROOT, XDG, visit

LONGEST = 300.0


@pytest.mark.skipif(sys.platform == "win32", reason="a home is found in another way")
@pytest.mark.parametrize("variables", [("HOME",), ("HOME", *XDG)], ids=["home", "all folders"])
def test_a_home_in_which_nothing_can_be_written_is_said_and_the_work_goes_on(
    variables: tuple[str, ...], tmp_path: Path
) -> None:
    """Below a file nobody can write, not even an administrator."""
    (tmp_path / "file").touch()
    nowhere = tmp_path / "file" / "home"
    environment = {name: str(nowhere) for name in variables}
    kept = {name: os.environ[name] for name in ("FONTCONFIG_FILE", "PATH") if name in os.environ}
    done = visit(
        [sys.executable], {**kept, **environment, "PYTHONPATH": str(ROOT)}, nowhere / "mine.nnstudio", LONGEST
    )
    assert done == []
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_who_has_no_home_has_the_root_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*arguments: object, **options: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(platformdirs, "user_data_dir", none)
    monkeypatch.setattr(Path, "home", none)
    assert own_folders.data_folder() == Path("/.nnstudio")
    assert own_folders.home() == Path("/")


def test_a_home_that_is_only_a_sign_is_no_folder_of_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *names, **options: "~/.local/share")
    assert own_folders.data_folder() == Path("/.local/share")

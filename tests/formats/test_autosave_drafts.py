"""Code that was edited and not applied yet lies beside the project of an autosave."""

from pathlib import Path

import pytest

from nnstudio.formats.autosave.autosave import Autosave
from nnstudio.formats.autosave.draft import DRAFT, Draft
from nnstudio.formats.autosave.left import left_behind
from nnstudio.formats.project import Project
from tests.formats.building import network
from tests.formats.left_behind import ABOUT_DIGITS, crashed


def test_code_that_was_not_applied_is_kept_beside_the_project(tmp_path: Path) -> None:
    autosave = Autosave(tmp_path)
    autosave.write(Project(network()), ABOUT_DIGITS, Draft("import keras\n# 层\n", outdated=True))
    autosave.leave()
    (left,) = left_behind(tmp_path)
    assert left.draft() == Draft("import keras\n# 层\n", outdated=True)
    project, again = left.open()
    again.write(project, ABOUT_DIGITS)
    assert left.draft() is None
    again.write(project, ABOUT_DIGITS, Draft("x"))
    again.clear()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "[]", '{"text": 1, "outdated": false}', '{"text": "x"}', "[" * 9999])
def test_a_damaged_draft_costs_nothing_else(text: str, tmp_path: Path) -> None:
    left = crashed(tmp_path)
    (left.place / DRAFT).write_text(text)
    assert left.draft() is None
    project, autosave = left.open()
    assert project.document == network()
    autosave.clear()

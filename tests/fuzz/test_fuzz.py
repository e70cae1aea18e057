"""Damaged files and a damaged clipboard: a sentence each, within a gigabyte, and nothing outside the folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import guard

ROOT = Path(__file__).resolve().parents[2]
CASES = 300


def test_three_hundred_kinds_of_damage_are_taken_or_refused_in_a_sentence() -> None:
    """In a process of its own, whose memory can be limited. `make fuzz` does 5,000, and watches the time too."""
    command = [sys.executable, "-m", "tests.fuzz", "--cases", str(CASES), "--seconds", "inf"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{CASES} cases, 0 failed" in done.stdout
    kinds = re.findall(r"^(\S.*?)  +\d+ cases", done.stdout, re.MULTILINE)
    assert {"IDX", "clipboard", "picture", "project: tensors", "project: zip"} <= set(kinds)


@pytest.fixture
def watch(tmp_path: Path) -> guard.Watch:
    watch = guard.Watch(tmp_path)
    watch.on = True
    return watch


def test_the_watch_hears_what_is_written_outside(
    watch: guard.Watch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    watch.found.clear()
    (tmp_path / "inside").write_text("a")
    (tmp_path / "inside").read_text()
    assert watch.found == []
    (outside / "b").write_text("b")
    (outside / "b").unlink()
    watch.on = False
    assert [found.split()[0] for found in watch.found] == ["open", "os.remove"]

"""Foreign files and codes that are damaged or hostile: a sentence each, little memory, and nothing of them is run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.fuzz.foreign import cases, outside
from tests.fuzz.foreign.watching import ForeignWatch

ROOT = Path(__file__).resolve().parents[3]
CASES = 60


def test_sixty_foreign_things_are_taken_or_refused_in_a_sentence() -> None:
    """In a process of its own. `make fuzz` does 1,000, and watches the time too."""
    command = [sys.executable, "-m", "tests.fuzz.foreign", "--cases", str(CASES), "--seconds", "inf"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{CASES} cases, 0 failed" in done.stdout
    kinds = re.findall(r"^(\S+)  +\d+ cases", done.stdout, re.MULTILINE)
    assert {"code", "h5", "json", "keras"} <= set(kinds)


@pytest.mark.parametrize("kind", sorted(cases.SHARES["usual"].keys() - {"place"}))
def test_a_case_depends_on_its_number_alone(kind: str) -> None:
    make = cases.MAKERS[kind]
    for number in (3, 4):
        made = [make(np.random.default_rng([0, number])) for _ in range(2)]
        assert made[0] == made[1]


@pytest.fixture
def watch(tmp_path: Path) -> ForeignWatch:
    return ForeignWatch(tmp_path)


def test_the_watch_hears_what_is_read_outside(watch: ForeignWatch, tmp_path: Path) -> None:
    outside.prepare(tmp_path.parent / "outside")
    (tmp_path / "inside").write_text("a")
    watch.on = True
    (tmp_path / "inside").read_text()
    Path(ROOT / "README.md").read_text(encoding="utf-8")
    assert watch.found == []
    outside.known().raw.read_bytes()
    watch.on = False
    assert [found.split()[0] for found in watch.found] == ["open"]


@pytest.mark.parametrize("code", ["x = 1", "import os.path", "def f(): pass"])
def test_the_watch_hears_code_that_is_run(watch: ForeignWatch, code: str) -> None:
    watch.on = True
    exec(code, {})
    watch.on = False
    assert watch.found == ["ran code of '<string>'"]

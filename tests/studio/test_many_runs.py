"""A window that trains again and again stays as it was: nothing is left behind by a run."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
MEGABYTES = 4.0
"""Most that the resident memory may grow in the last 60 runs: less than 70 KB a run."""
OBJECTS = 120
"""Most that Python's objects may: two a run."""


def test_a_hundred_runs_in_one_window_leave_nothing_behind(tmp_path):
    command = [sys.executable, "-m", "tests.studio.many_runs", str(tmp_path / "settings.ini")]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    warm, end = map(json.loads, done.stdout.splitlines())
    for name in ("widgets", "children", "threads", "files"):
        assert end[name] == warm[name], name
    assert end["objects"] - warm["objects"] < OBJECTS
    assert end["megabytes"] - warm["megabytes"] < MEGABYTES

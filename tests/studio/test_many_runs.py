"""A window that trains again and again stays as it was: nothing is left behind by a run."""

import itertools
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.studio.many_runs import EVERY, RUNS, WARM

PROJECT = Path(__file__).resolve().parents[2]
KILOBYTES = 20.0
"""Most that the resident memory may grow with each run. A copy of the weights alone has 400; the heaps of threads
come to 8 on a busy machine, more or less.
"""
OBJECTS = 2
"""Most that Python's objects may."""


def each_run(amounts: list[float]) -> float:
    """By how much an amount grows with each run: the median over all pairs of times at which it was looked at, so that
    one time at which it was high says nothing.
    """
    pairs = itertools.combinations(enumerate(amounts), 2)
    return statistics.median((late - early) / (at - before) for (before, early), (at, late) in pairs) / EVERY


def test_many_runs_in_one_window_leave_nothing_behind(tmp_path):
    command = [sys.executable, "-m", "tests.studio.many_runs", str(tmp_path / "settings.ini")]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
    looks = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(looks) == (RUNS - WARM) // EVERY + 1
    for name in ("widgets", "children", "connections", "threads", "files"):
        assert looks[-1][name] == looks[0][name], name
    assert each_run([look["objects"] for look in looks]) < OBJECTS
    assert each_run([look["kilobytes"] for look in looks]) < KILOBYTES


def test_a_steady_growth_is_told_from_a_time_at_which_there_was_more():
    assert each_run([100.0, 180.0, 260.0, 340.0]) == 80.0 / EVERY
    assert each_run([100.0, 100.0, 100.0, 900.0, 100.0, 100.0, 100.0]) == 0.0

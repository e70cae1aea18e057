"""A few windows are killed in the ordinary tests; `make kills` does 200, and watches the time that is lost, too."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.kills import log
from tests.kills.log import Line, State, Told

ROOT = Path(__file__).resolve().parents[2]
ONE, TWO, THREE = State("edit 1"), State("edit 2", 3), State("edit 3")


def told(*lines: tuple[str, State]) -> Told:
    """One line a second."""
    return Told(Line(kind, state, float(at)) for at, (kind, state) in enumerate(lines))


def test_windows_that_are_killed_leave_what_was_written() -> None:
    command = [sys.executable, "-m", "tests.kills", "--rounds", "3", "--grace", "inf"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 windows killed, 0 failed" in done.stdout
    (count,) = re.findall(r"([\d,]+) things done", done.stdout)
    assert int(count.replace(",", "")) > 3


def test_a_file_may_hold_what_was_written_last_for_certain_or_what_was_begun_since() -> None:
    lines = told((log.SAVING, ONE), (log.SAVED, ONE), (log.SHOWN, TWO), (log.SAVING, TWO))
    assert lines.may_hold(log.SAVED, log.SAVING) == [ONE, TWO]
    assert told((log.SAVING, ONE)).may_hold(log.SAVED, log.SAVING) == []


def test_what_was_written_must_be_offered_unless_it_was_saved_or_perhaps_undone_since() -> None:
    written = [(log.OPENED, ONE), (log.SHOWN, TWO), (log.WRITING, TWO), (log.WRITTEN, TWO)]
    assert told(*written).must_be_offered
    assert not told(*written[:3]).must_be_offered
    assert not told(*written, (log.UNDOING, TWO)).must_be_offered
    assert told(*written, (log.UNDOING, TWO), (log.STILL, ONE)).must_be_offered
    saved = [*written, (log.SAVING, TWO), (log.SAVED, TWO)]
    assert not told(*saved, (log.WRITING, THREE), (log.WRITTEN, THREE)).must_be_offered
    assert told(*saved, (log.SAVED_STILL, THREE)).must_be_offered
    assert not told(*saved, (log.SAVED_CLEAN, TWO)).must_be_offered
    assert not told(*saved, (log.UNDOING, TWO), (log.STILL, ONE)).must_be_offered
    undone = [(log.UNDOING, TWO), (log.CLEAN, ONE), (log.UNDOING, ONE), (log.STILL, TWO)]
    assert not told(*written, *undone).must_be_offered


def test_the_time_that_is_lost_begins_with_the_first_edit_and_the_first_epoch_that_are_not_there() -> None:
    lines = told(
        (log.OPENED, ONE),
        (log.SHOWN, TWO),
        (log.WRITING, TWO),
        (log.SHOWN, THREE),
        (log.EPOCH, THREE),
        (log.EPOCH, THREE),
        (log.EPOCH, THREE),
    )
    assert lines.lost([THREE], 10.0) == (0.0, 5.0)
    assert lines.lost([ONE, TWO], 10.0) == (7.0, 5.0)
    assert lines.lost([ONE], 10.0) == (9.0, 5.0)

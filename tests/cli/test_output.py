"""Durations, pace, and the bar on a terminal."""

import io
import json
import sys

import pytest

from nnstudio.cli import output
from nnstudio.cli.failure import print_error
from nnstudio.cli.output import Bar, duration_text, print_json, print_note
from nnstudio.cli.pace import Pace
from nnstudio.learning.events import BatchDone, EpochDone


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (75, "1:15"), (3700, "1:01:40"), (-1, "0:00")])
def test_a_duration_is_told_as_on_a_clock(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_what_is_no_number_is_null_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"loss": float("nan"), "curve": [1.0, float("inf")]})
    assert capsys.readouterr().out == '{"loss": null, "curve": [1.0, null]}\n'


def test_examples_per_second_leave_the_validation_out() -> None:
    times = iter([0.0, 1.0, 2.0, 5.0])
    pace = Pace(lambda: next(times))
    pace.pass_by(BatchDone(1, 1, 2, 1, 100, 1.0, {"accuracy": 0.5}, 0.1))
    pace.pass_by(BatchDone(1, 2, 2, 2, 100, 1.0, {"accuracy": 0.5}, 0.1))
    pace.pass_by(EpochDone(1, 2, 1.0, {"accuracy": 0.5}, 1.0, {"accuracy": 0.5}, 0.1))
    assert (pace.examples_per_second, pace.epoch_seconds) == (100.0, 5.0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_drawn_over_itself_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "REDRAW_SECONDS", 0.0)
    monkeypatch.setenv("COLUMNS", "81")
    bar = Bar()
    bar.draw(0.5, "epoch 1/2", "100 examples/s")
    bar.draw(1.0, "epoch 1/2", "")
    bar.clear()
    assert "epoch 1/2 [==========----------] 100 examples/s" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")


def test_a_pipe_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    bar = Bar()
    bar.draw(0.5, "epoch", "")
    bar.clear()
    assert pipe.getvalue() == ""


def test_what_a_terminal_would_obey_is_printed_as_an_escape(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"title": "\x9b31m \x1b[2J \ud800 \u7f51"})
    print_note("\x1b[31m \ud800")
    print_error(ValueError("\x1b]0;mine\x07"))
    printed = capsys.readouterr()
    assert printed.out == '{"title": "\\u009b31m \\u001b[2J \\ud800 \u7f51"}\n'
    assert json.loads(printed.out) == {"title": "\x9b31m \x1b[2J \ud800 \u7f51"}
    assert printed.err == "\\x1b[31m \\ud800\nnnstudio: \\x1b]0;mine\\x07.\n"

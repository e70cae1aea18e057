"""Calls the command line as a program would, and takes apart what it says."""

import dataclasses
import json
from typing import Any

import pytest

from nnstudio.cli import main


@dataclasses.dataclass(frozen=True)
class Outcome:
    """Exit status, stdout and stderr of one call."""

    status: int
    out: str
    errors: str

    @property
    def lines(self) -> list[Any]:
        """Stdout as one JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    def events(self, kind: str) -> list[dict[str, Any]]:
        """The JSON objects of one kind of event."""
        return [line for line in self.lines if line["event"] == kind]


class Command:
    """`nnstudio` as a function."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Outcome:
        self._capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        captured = self._capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    def refused(self, *words: object, status: int) -> str:
        """The one sentence on stderr of a call that fails; nothing is on stdout."""
        outcome = self(*words)
        assert (outcome.status, outcome.out) == (status, ""), outcome
        assert outcome.errors.count("\n") == 1, outcome.errors
        assert outcome.errors.startswith("nnstudio")
        assert outcome.errors.endswith(".\n")
        return outcome.errors

"""One round: a window lives for a moment and is killed, and what it left is judged."""

from __future__ import annotations

import dataclasses
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from nnstudio.document.document import empty_document
from nnstudio.formats.autosave.left import Left, left_behind
from nnstudio.formats.autosave.place import PROJECT
from nnstudio.formats.project import Project, load_project, save_project
from tests.kills import log
from tests.kills.log import Line, State, Told, line_of
from tests.kills.window import FILE, state_of

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 4.0
"""Seconds that a window lives at most once it is shown."""
AIMED = 0.4
"""The share of windows that are killed while they write."""


class Broken(AssertionError):
    """What was left is not as it should be."""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What became of one window. lines: that it told. offered: whether something was left. edits, epochs: seconds of
    them that were lost. during: what it did when it was killed.
    """

    lines: int
    offered: bool
    edits: float
    epochs: float
    during: str


class Rounds:
    """All rounds share one folder, so that a window finds what those before it left. told: by the last window."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.seed = folder, seed
        self.autosaves = folder / "autosave"
        self.told: list[Line] = []

    def round(self, number: int) -> Outcome:
        """Let a window live and kill it. Broken says what is wrong with what it left."""
        chance = np.random.default_rng([self.seed, number])
        before = {left.place: _state(left) for left in left_behind(self.autosaves)}
        beginning = str(chance.choice(["template", "file", "left"], p=[0.3, 0.3, 0.4]))
        self.told, killed = self._live(number, beginning, chance)
        if not self.told:
            raise Broken("the window said nothing")
        return self._judge(Told(self.told), killed, before)

    def _live(self, number: int, beginning: str, chance: np.random.Generator) -> tuple[list[Line], float]:
        command = [sys.executable, "-m", "tests.kills.window", str(self.folder), str(number), beginning]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            told = map(line_of, child.stdout)
            first = list(itertools.islice(told, 1))
            begun = list(_until(told, chance)) if first else []
            child.send_signal(signal.SIGKILL)
            killed = time.monotonic()
            return [*first, *begun, *told], killed

    def _judge(self, told: Told, killed: float, before: dict[Path, State]) -> Outcome:
        states = {left.place: _state(left) for left in left_behind(self.autosaves)}
        file = self.folder / FILE
        saved = [state_of(load_project(file))] if file.exists() else []
        may_be_saved = told.may_hold(log.SAVED, log.SAVING)
        if may_be_saved and not set(saved) & set(may_be_saved):
            raise Broken(f"the file holds {saved} and not one of {may_be_saved}")
        opened = told.lines[0].state
        own = [state for place, state in states.items() if before.get(place) != state or state == opened]
        may_be_left = told.may_hold(log.WRITTEN, log.WRITING)
        if told.must_be_offered and not set(own) & set(may_be_left):
            raise Broken(f"offered is {own} and not one of {may_be_left}")
        gone = [place for place, state in before.items() if place not in states and state != opened]
        if gone:
            raise Broken(f"what other windows left is gone: {gone}")
        lost = told.lost([*saved, *own, opened], killed)
        return Outcome(len(told.lines), bool(own), *lost, during=told.lines[-1].kind)

    def end(self) -> None:
        """Discard all that is left: nothing may stay, nor what killed writers left beside the file."""
        for left in left_behind(self.autosaves):
            left.discard()
        old = time.time() - 7200
        for path in (*self.folder.rglob("*"), self.folder):
            os.utime(path, (old, old))
        left_behind(self.autosaves)
        save_project(self.folder / FILE, Project(empty_document()))
        staying = [str(path) for path in self.folder.glob(".nnstudio-*.tmp")]
        staying += [str(path) for path in self.autosaves.glob("*")]
        if staying:
            raise Broken(f"stays for ever: {staying}")


def _until(told: Iterator[Line], chance: np.random.Generator) -> Iterator[Line]:
    """What is told until the moment to kill has come: a random one, or one while something is written."""
    aimed, end = chance.random() < AIMED, time.monotonic() + float(chance.random()) * LONGEST
    for line in told:
        yield line
        if aimed and line.kind in (log.WRITING, log.SAVING) and line.time > end - LONGEST / 2:
            time.sleep(float(chance.random()) * 0.03)
            return
        if line.time > end:
            return


def _state(left: Left) -> State:
    """Read it whole, as opening it would."""
    return state_of(load_project(left.place / PROJECT))

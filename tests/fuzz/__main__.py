"""`make fuzz`: so many cases of damage from a seed, and what came of each. Status 1 if one is not as it should be.

Each case has a number, and depends on it and the seed alone: `python -m tests.fuzz --seed 0 --only 17` does one
again, and keeps its file.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import importlib
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tests import isolation

isolation.use_a_home_of_our_own()
isolation.draw_on_no_screen()
isolation.block_the_network()

from tests.fuzz import guard, others, projects
from tests.fuzz.judging import MEMORY, judge_command, judge_idx, judge_picture, judge_project
from tests.fuzz.values import Chance, pick
from tests.fuzz.window import Window

MORE_MEMORY = 2**30
"""Bytes that all the cases together may take, on top of what the program takes without them."""
SECONDS = 10.0

Judge = Callable[[Path], str]


@dataclasses.dataclass(frozen=True)
class Case:
    """One damaged thing: what it is called, its bytes, and who has to do with it."""

    kind: str
    name: str
    data: bytes
    judges: tuple[Judge, ...]


class Fuzzing:
    """Draws cases and has them judged, in a folder of its own."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.seed, self.folder = seed, folder
        self.window = Window(folder)
        self.watch = guard.Watch(folder)
        projects.saved()

    def case(self, number: int) -> Case:
        """The case of that number."""
        chance = np.random.default_rng([self.seed, number])
        share = chance.random()
        if share < 0.7:
            return self._project(chance)
        if share < 0.82:
            return Case("picture", "digit.png", others.damaged_picture(chance), (judge_picture,))
        if share < 0.9:
            return Case("IDX", "images.gz", others.damaged_idx(chance), (judge_idx,))
        return Case(
            "clipboard", "nodes.json", others.damaged_clipboard(chance), (self.window.judge_clipboard,)
        )

    def _project(self, chance: Chance) -> Case:
        names = list(projects.DAMAGE)
        kind = names[int(chance.choice(len(names), p=[0.12, 0.12, 0.34, 0.14, 0.12, 0.06, 0.04, 0.06]))]
        data = projects.DAMAGE[kind](chance, pick(chance, projects.saved()))
        more = [self.window.judge_project] if chance.random() < 0.3 else []
        more += [judge_command] if chance.random() < 0.1 else []
        return Case(f"project: {kind}", "digits.nnstudio", data, (judge_project, *more))

    def judge(self, case: Case) -> str:
        """What came of it. Raises whatever a judge finds fault with."""
        path = self.folder / case.name
        path.write_bytes(case.data)
        self.watch.on, self.watch.found = True, []
        try:
            outcomes = [judge(path) for judge in case.judges]
        finally:
            self.watch.on = False
        assert not self.watch.found, f"outside the folder: {self.watch.found}"
        assert path.read_bytes() == case.data, "the file was changed"
        for outcome in outcomes[1:]:
            assert outcome == outcomes[0] or outcomes[0] == "taken", f"refused by one only: {outcomes}"
        return outcomes[0]


@dataclasses.dataclass
class Report:
    """What came of the cases. seconds: of each by its number."""

    counts: collections.Counter[tuple[str, str]] = dataclasses.field(default_factory=collections.Counter)
    seconds: dict[int, float] = dataclasses.field(default_factory=dict)
    failures: int = 0

    def fail(self, number: int, kind: str, what: str) -> None:
        """Tell of a case that is not as it should be."""
        self.failures += 1
        print(f"case {number} ({kind}): {what}", flush=True)

    def print(self) -> None:
        """A table, and the slowest."""
        for kind in sorted({kind for kind, _ in self.counts}):
            taken, refused = self.counts[kind, "taken"], self.counts[kind, "refused"]
            print(f"{kind:<24} {taken + refused:>5} cases  {refused:>5} refused  {taken:>5} taken")
        slowest = sorted(self.seconds, key=lambda number: -self.seconds[number])[:3]
        times = ", ".join(f"{self.seconds[number]:.2f} s (case {number})" for number in slowest)
        print(f"{len(self.seconds)} cases, {self.failures} failed; the slowest took {times}")


def run(fuzzing: Fuzzing, numbers: range, most_seconds: float) -> Report:
    """Judge the cases of these numbers."""
    report = Report()
    for number in numbers:
        case = fuzzing.case(number)
        start = time.process_time()
        try:
            report.counts[case.kind, fuzzing.judge(case)] += 1
        except Exception as error:
            report.fail(number, case.kind, _brief(error))
        report.seconds[number] = time.process_time() - start
        if report.seconds[number] > most_seconds:
            report.fail(number, case.kind, f"took {report.seconds[number]:.1f} s")
    return report


def _brief(error: Exception) -> str:
    """The error, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    way = " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__}: {str(error)[:400]} ({way})"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Damage of every kind.")
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, help="the number of the one case to do again; its file is kept")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of work that a case may take")
    return parser.parse_args()


def main() -> int:
    """Run, and tell."""
    arguments = _arguments()
    sys.dont_write_bytecode = True
    module: Any = importlib.import_module("nnstudio.document.analysis.analyse")
    module.physical_memory = lambda: MEMORY
    with guard.own_folder() as folder:
        fuzzing = Fuzzing(arguments.seed, Path(folder))
        guard.limit_memory(MORE_MEMORY)
        only = arguments.only
        numbers = range(arguments.cases) if only is None else range(only, only + 1)
        report = run(fuzzing, numbers, arguments.seconds)
        fuzzing.window.close()
        if only is not None:
            print(shutil.copy(Path(folder) / fuzzing.case(only).name, Path.cwd()))
    report.print()
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())

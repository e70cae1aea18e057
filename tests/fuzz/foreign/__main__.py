"""`make fuzz`: so many foreign files and codes from a seed, and what came of each. Status 1 for one that is not right.

They are read in a process of its own, so that one that hangs or crashes is a case like others:
`python -m tests.fuzz.foreign --seed 0 --only 17` does one again, and keeps its file.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from tests import isolation

isolation.use_a_home_of_our_own()
isolation.draw_on_no_screen()

from tests.fuzz import guard
from tests.fuzz.foreign import outside
from tests.fuzz.foreign.cases import SHARES, case
from tests.fuzz.foreign.watching import ROOT

PATIENCE = 120.0
"""Seconds after which a process that says nothing hangs."""
SECONDS = 10.0


@dataclasses.dataclass
class Report:
    """What came of the cases. seconds: of each by its number."""

    counts: collections.Counter[tuple[str, str]] = dataclasses.field(default_factory=collections.Counter)
    seconds: dict[int, float] = dataclasses.field(default_factory=dict)
    failures: int = 0

    def fail(self, number: int, what: str) -> None:
        """Tell of a case that is not as it should be."""
        self.failures += 1
        print(f"case {number}: {what}", flush=True)

    def end(self, number: int, seconds: float, kind: str, outcome: str, most: float) -> None:
        """Note a case that came to an end."""
        self.seconds[number] = seconds
        self.counts[kind, outcome.partition(" ")[0]] += 1
        if outcome.startswith("fault"):
            self.fail(number, f"({kind}) {outcome}")
        elif seconds > most:
            self.fail(number, f"({kind}) took {seconds:.1f} s")

    def print(self) -> None:
        """A table, and the slowest."""
        for kind in sorted({kind for kind, _ in self.counts}):
            taken, refused = self.counts[kind, "taken"], self.counts[kind, "refused"]
            print(f"{kind:<24} {taken + refused:>5} cases  {refused:>5} refused  {taken:>5} taken")
        slowest = sorted(self.seconds, key=lambda number: -self.seconds[number])[:3]
        times = ", ".join(f"{self.seconds[number]:.2f} s (case {number})" for number in slowest)
        print(f"{len(self.seconds)} cases, {self.failures} failed; the slowest took {times}")


class Run:
    """Has workers do cases, one process after another as they die."""

    def __init__(self, seed: int, what: str, folder: Path, most: float) -> None:
        self.seed, self.what, self.folder, self.most = seed, what, folder, most
        self.report = Report()

    def do(self, first: int, end: int) -> Report:
        """All of these numbers."""
        while first < end:
            first = self._one_process(first, end)
        return self.report

    def _one_process(self, first: int, end: int) -> int:
        """The number to go on with."""
        place = str(self.folder / "cases")
        command = [
            sys.executable,
            "-m",
            "tests.fuzz.foreign.worker",
            str(self.seed),
            self.what,
            place,
            str(first),
            str(end),
        ]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            lines = _lines_of(process.stdout)
            begun = None
            while True:
                try:
                    line = lines.get(timeout=PATIENCE)
                except queue.Empty:
                    process.kill()
                    self.report.fail(
                        begun if begun is not None else first, f"said nothing for {PATIENCE:.0f} s"
                    )
                    return (begun if begun is not None else end) + 1
                if line is None:
                    break
                begun = self._hear(line, begun)
            status = process.wait()
        if begun is None and status == 0:
            return end
        self.report.fail(begun if begun is not None else first, f"the process died with status {status}")
        return (begun if begun is not None else end) + 1

    def _hear(self, line: str, begun: int | None) -> int | None:
        """The case that is being done after this line."""
        word, _, rest = line.partition(" ")
        if word == "begin":
            return int(rest)
        if word == "end":
            number, seconds, kind, outcome = rest.rstrip("\n").split(" ", 3)
            self.report.end(int(number), float(seconds), kind, outcome, self.most)
            return None
        print(line, end="")
        return begun


def _lines_of(stream: IO[str]) -> queue.Queue[str | None]:
    """The lines as they come, and None at the end."""
    found: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in stream:
            found.put(line)
        found.put(None)

    threading.Thread(target=read, daemon=True).start()
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz.foreign", description="Files of other programs."
    )
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--what", choices=tuple(SHARES), default="usual", help="onnx needs the onnx package")
    parser.add_argument("--only", type=int, help="the number of the one case to do again; its file is kept")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of work that a case may take")
    return parser.parse_args()


def main() -> int:
    """Run, and tell."""
    arguments = _arguments()
    only = arguments.only
    first, end = (0, arguments.cases) if only is None else (only, only + 1)
    with guard.own_folder() as folder:
        report = Run(arguments.seed, arguments.what, Path(folder), arguments.seconds).do(first, end)
        if only is not None:
            outside.prepare(Path(folder) / "outside")
            print(case(arguments.seed, only, arguments.what).put(Path.cwd()))
    report.print()
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())

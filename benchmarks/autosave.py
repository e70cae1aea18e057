"""What it costs a run that unsaved work is kept for the case of a crash: `python -m benchmarks.autosave`.

Trains templates in the real window, offscreen, without end, and looks at them for short times in turn: while ends of
epochs are written, at the pace that a window has, and while none is. What was done in a time is compared with the time
beside it, so that other work on the machine disturbs both alike. Prints how much longer a step takes, by the clock and
of the processor, and how often something was written, how much of it, and in what time.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QSettings

from benchmarks import machine, offscreen
from benchmarks.plane import NEVER, Slice, look, print_ratio
from nnstudio.app import Studio, build
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.autosave.pace import SHARE, Pace
from nnstudio.formats.autosave.place import PROJECT
from nnstudio.studio.hands import pump

PROMISED = 1.0 + SHARE
"""Most that training may take while it is written, of what it takes else."""
FAR = 3600.0
"""Seconds to a time that doesn't come."""
SETTLING = 1.5
"""Seconds after writing was switched on or off that are not looked at: a write may still go on."""


class Counter(Pace):
    """A pace that notes what each write took of a processor, in seconds, and that can be told to write nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.costs: list[float] = []
        self.resting = False
        self._since = 0.0

    def rest(self, resting: bool) -> None:
        """Write nothing, or go on where that began: the time between counts for nothing."""
        now = time.monotonic()
        if resting and not self.resting:
            self._since = now
        elif self.resting and not resting:
            self._rested += now - self._since
        self.resting = resting

    def end(self, cost: float, now: float) -> None:
        """Something was written."""
        super().end(cost, now)
        self.costs.append(cost)

    @property
    def rested(self) -> float:
        """Never, while it rests."""
        return super().rested + (FAR if self.resting else 0.0)

    @property
    def due(self) -> float | None:
        """Nothing, while it rests."""
        return None if self.resting else super().due


def compare(studio: Studio, document: Document, rounds: int, seconds: float) -> bool:
    """Print what a step takes while it is written and else; return whether the promise is kept."""
    window = studio.window
    saver = window.recovery.autosaver
    assert saver is not None
    window.store.open(edits.change_training(document, epochs=NEVER, validation="none", early_stopping=None))
    window.show_workbench()
    counter = Counter()
    saver.pace = counter
    studio.run_model.start_over()
    pump(5.0)
    slices: dict[bool, list[Slice]] = {True: [], False: []}
    costs: list[float] = []
    for number in range(2 * rounds):
        counter.rest(number % 4 in (1, 2))
        saver.follow()
        pump(SETTLING)
        counter.costs = []
        slices[not counter.resting].append(look(studio, seconds))
        costs += counter.costs if not counter.resting else []
    size = max((file.stat().st_size for file in saver.folder.glob(f"*/{PROJECT}")), default=0)
    studio.run_model.stop_and_wait()
    window.files.forget_changes()
    print(f"{document.title}:")
    ratios = [print_ratio(what, slices) for what in ("clock", "processor")]
    whole = sum(one.seconds for one in slices[True])
    print(
        f"  {len(costs)} writes of {size / 1e6:.1f} MB in {whole:.0f} s, "
        f"{1000 * sum(costs) / max(1, len(costs)):.0f} ms each, {sum(costs) / whole:.2%} of a core\n"
    )
    return min(ratios) <= PROMISED


def main() -> int:
    """Measure, and return 1 if the promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.autosave", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--template", nargs="*", default=["first-network", "wide-dropout"])
    options = parser.parse_args()
    offscreen.use_large_screen()
    print(machine.description())
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        studio = build([], settings, autosaves=Path(folder) / "autosave")
        studio.window.show()
        kept = [
            compare(
                studio,
                dataclasses.replace(TEMPLATES[name].document, title=name),
                options.rounds,
                options.seconds,
            )
            for name in options.template
        ]
        studio.window.close_without_asking()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())

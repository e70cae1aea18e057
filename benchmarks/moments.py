"""What it costs to keep moments of a run to look back at: `python -m benchmarks.moments`.

Trains a template twice in one process, an epoch of each in turn, of which one keeps moments as the window does and the
other keeps none. Prints how much longer an epoch takes with them, by the clock and by the processor's time, as the
median of the rounds with its interval of 95%; which part of the time keeping took, by a stopwatch around it; and how
much is kept where.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import machine
from benchmarks.plane import interval
from nnstudio.data.shelf import Shelf
from nnstudio.document.templates import TEMPLATES
from nnstudio.learning.engine import Session
from nnstudio.learning.events import EpochDone, Event
from nnstudio.runs.moments import Moment, Moments
from nnstudio.runs.outlook import outlook
from nnstudio.runs.set_aside import Aside

ASKED = {"first-network": 60_000, "two-convolutions": 3_000}
"""Templates, and how many images they learn: an epoch of the larger network would take half a minute."""
MEGA = 2**20


@dataclasses.dataclass
class Side:
    """One training. keeping: seconds that keeping took. epochs: (clock, processor) seconds of each."""

    session: Session
    events: Iterator[Event]
    moments: Moments | None
    keeping: float = 0.0
    epochs: list[tuple[float, float]] = dataclasses.field(default_factory=list)

    def epoch(self) -> None:
        """Train one."""
        start = time.perf_counter(), time.process_time()
        for event in self.events:
            if self.moments is not None:
                before = time.perf_counter()
                self.moments.note(event, self.session)
                self.keeping += time.perf_counter() - before
            if isinstance(event, EpochDone):
                break
        self.epochs.append((time.perf_counter() - start[0], time.process_time() - start[1]))


def side_of(name: str, images: int, folder: Path | None) -> Side:
    """A training of a template that has begun. folder: where moments are set aside; None keeps none."""
    document = TEMPLATES[name].document
    session = outlook(document, None).plan(Shelf(images)).prepare()
    moments = Moments(document, Aside(folder)) if folder is not None else None
    if moments is not None:
        moments.begin(session)
    return Side(session, session.events(100_000), moments)


def measure(name: str, images: int, rounds: int) -> None:
    """Print what keeping costs one template."""
    with contextlib.ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory()))
        with_them, without = side_of(name, images, folder), side_of(name, images, None)
        for side in (with_them, without):
            held.callback(side.session.close)
        for number in range(rounds + 1):
            order = (with_them, without) if number % 2 else (without, with_them)
            for side in order:
                side.epoch()
        print(f"{name}, {images:,} images, {rounds} epochs of each after the first:")
        for place, what in enumerate(("clock", "processor")):
            ratios = [
                one[place] / other[place]
                for one, other in zip(with_them.epochs[1:], without.epochs[1:], strict=True)
            ]
            low, high = interval(ratios)
            print(f"  {what:9s} {statistics.median(ratios):.3f} times as long ({low:.3f} to {high:.3f})")
        took = sum(clock for clock, _ in with_them.epochs)
        print(f"  keeping took {with_them.keeping:.2f} of {took:.1f} s: {with_them.keeping / took:.2%}")
        assert with_them.moments is not None
        print(f"  {kept_text(with_them.moments.all())}\n")


def kept_text(moments: tuple[Moment, ...]) -> str:
    """How many there are, and what they take."""
    parts = [part for moment in moments for part in moment.parts]
    memory = sum(part.size for part in parts if part.in_memory) / MEGA
    disk = sum(part.size for part in parts if not part.in_memory) / MEGA
    checkpoints = sum(moment.can_go_on for moment in moments)
    room = f"{memory:.0f} MB of memory, {disk:.0f} MB of the disk"
    return f"{len(moments)} moments, {checkpoints} with a checkpoint: {room}"


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.moments", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="epochs of each side")
    parser.add_argument("templates", nargs="*", default=list(ASKED))
    options = parser.parse_args()
    print(machine.description())
    for name in options.templates:
        measure(name, ASKED.get(name, 60_000), options.rounds)


if __name__ == "__main__":
    main()

"""What looking into a run costs: batches a second with and without looks, in turn in one process.

python -m benchmarks.probing [TEMPLATE ...] [--seconds 8] [--rounds 5]
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import time

from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import training_data
from nnstudio.document.templates import TEMPLATES
from nnstudio.learning.engine import Session
from nnstudio.learning.events import BatchDone
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.probing import FIRST_LOOKS, Probing

WARM_UP = 20


def main() -> None:
    """One line for each template: the median of the rounds' ratios, and their extremes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.probing")
    parser.add_argument("templates", nargs="*", default=["first-network", "two-convolutions"])
    parser.add_argument("--seconds", type=float, default=8.0, help="of each side in each round")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    for name in arguments.templates:
        _measure(name, arguments.seconds, arguments.rounds)


def _measure(name: str, seconds: float, rounds: int) -> None:
    document, shelf = TEMPLATES[name].document, Shelf()
    settings = document.training.change(epochs=10_000, validation="none")
    data = training_data(shelf.open(document.source), settings)
    with contextlib.ExitStack() as stack:
        plain, watched = (
            stack.enter_context(contextlib.closing(ENGINE.open(document.graph, settings, data)))
            for _ in range(2)
        )
        probing = Probing(watched)
        sides = [_Side(plain, None), _Side(watched, probing)]
        for side in sides:
            side.steps(WARM_UP + 5 * FIRST_LOOKS)
        ratios, looks = [], sides[1].looks
        for at in range(rounds):
            order = sides if at % 2 else sides[::-1]
            speed = {id(side): side.speed(seconds) for side in order}
            ratios.append(speed[id(sides[1])] / speed[id(sides[0])])
    print(
        f"{name:<20} {statistics.median(ratios) - 1:+.1%} ({min(ratios) - 1:+.1%} to {max(ratios) - 1:+.1%}), "
        f"{(sides[1].looks - looks) / (rounds * seconds):.1f} looks a second",
        flush=True,
    )


class _Side:
    """One session, with or without looks."""

    def __init__(self, session: Session, probing: Probing | None) -> None:
        self.events, self.probing, self.looks = session.events(), probing, 0

    def steps(self, count: int) -> None:
        """Train so many events."""
        for _ in range(count):
            self._step()

    def speed(self, seconds: float) -> float:
        """Batches a second over that time."""
        began, done = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            done += self._step()
        return done / (time.perf_counter() - began)

    def _step(self) -> bool:
        if self.probing is not None:
            self.probing.before()
        event = next(self.events)
        if self.probing is not None and self.probing.after(event) is not None:
            self.looks += 1
        return isinstance(event, BatchDone)


if __name__ == "__main__":
    main()

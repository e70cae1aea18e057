"""Two sides measured in turn, so that a machine whose speed drifts slows both."""

from __future__ import annotations

import dataclasses
import statistics

from benchmarks.serving import Worker

ROUND_SECONDS = 0.5


@dataclasses.dataclass(frozen=True)
class Pair:
    """Seconds for one step (or one pass of inference) on each side, and the median of the rounds' ratios.

    least: the seconds of each side's fastest round, ours first: on a busy machine the ones that others slowed least.
    """

    ours: float
    theirs: float
    ratio: float
    least: tuple[float, float]


def rounds_of(worker: Worker, do: str, warm: int) -> int:
    """How many steps make a round of about ROUND_SECONDS, after a warm-up of `warm` steps."""
    worker.ask(do, warm)
    seconds: float = worker.ask(do, warm)
    return max(1, round(ROUND_SECONDS * warm / seconds))


def compare(ours: Worker, theirs: Worker, do: str, rounds: int, warm: int, count: int | None = None) -> Pair:
    """Measure in turn; count: what a request of "infer" is for, or None for steps, which are requested in bulk.

    Each side is asked as often in a round as fills ROUND_SECONDS.
    """
    sides = [_Side(worker, do, warm, count) for worker in (ours, theirs)]
    samples = [(sides[0].seconds(), sides[1].seconds()) for _ in range(rounds)]
    return Pair(
        statistics.median(a for a, _ in samples),
        statistics.median(b for _, b in samples),
        statistics.median(a / b for a, b in samples),
        (min(a for a, _ in samples), min(b for _, b in samples)),
    )


class _Side:
    """One side of a comparison: what it is asked, and how often in a round."""

    def __init__(self, worker: Worker, do: str, warm: int, count: int | None) -> None:
        self.worker, self.do = worker, do
        if count is None:
            self.count, self.repeats, self.steps = rounds_of(worker, do, warm), 1, True
        else:
            worker.ask(do, count)
            self.count, self.steps = count, False
            self.repeats = max(1, round(ROUND_SECONDS / worker.ask(do, count)))

    def seconds(self) -> float:
        """One round: the seconds of a step, or of an answer to all images."""
        total: float = sum(self.worker.ask(self.do, self.count) for _ in range(self.repeats))
        return total / (self.count if self.steps else self.repeats)


def faster_layout(name: str, threads: int) -> str:
    """The memory layout in which PyTorch trains this network faster."""
    seconds = {}
    for layout in ("nchw", "channels_last"):
        with Worker("theirs", name, str(threads), layout, "eager") as worker:
            count = rounds_of(worker, "steps", 5)
            seconds[layout] = min(worker.ask("steps", count) / count for _ in range(3))
    return min(seconds, key=lambda layout: seconds[layout])


def faster_answers(name: str, threads: int, layout: str) -> int:
    """How many images at a time PyTorch answers fastest; the studio's engine decides that for itself."""
    seconds = {}
    for images in (128, 256, 512, 1024):
        with Worker("theirs", name, str(threads), layout, "eager", str(images)) as worker:
            worker.ask("infer", 2 * images)
            seconds[images] = min(worker.ask("infer", 4096) for _ in range(3))
    return min(seconds, key=lambda images: seconds[images])

"""Two sides measured in turn, so that a machine whose speed drifts slows both."""

from __future__ import annotations

import dataclasses
import statistics

from benchmarks.serving import Worker

ROUND_SECONDS = 0.5


@dataclasses.dataclass(frozen=True)
class Pair:
    """Seconds for one step (or one pass of inference) on each side, and the median of the rounds' ratios."""

    ours: float
    theirs: float
    ratio: float


def rounds_of(worker: Worker, do: str, warm: int) -> int:
    """How many steps make a round of about ROUND_SECONDS, after a warm-up of `warm` steps."""
    worker.ask(do, warm)
    seconds: float = worker.ask(do, warm)
    return max(1, round(ROUND_SECONDS * warm / seconds))


def compare(ours: Worker, theirs: Worker, do: str, rounds: int, warm: int, count: int | None = None) -> Pair:
    """Measure in turn; count: the same for each call (for inference), or None to choose it per side."""
    counts = [count or rounds_of(worker, do, warm) for worker in (ours, theirs)]
    if count:
        ours.ask(do, count), theirs.ask(do, count)
    samples: list[tuple[float, float]] = []
    for _ in range(rounds):
        pair = [
            worker.ask(do, n) / (1 if count else n) for worker, n in zip((ours, theirs), counts, strict=True)
        ]
        samples.append((pair[0], pair[1]))
    return Pair(
        statistics.median(a for a, _ in samples),
        statistics.median(b for _, b in samples),
        statistics.median(a / b for a, b in samples),
    )


def faster_layout(name: str, threads: int) -> str:
    """The memory layout in which PyTorch trains this network faster."""
    seconds = {}
    for layout in ("nchw", "channels_last"):
        with Worker("theirs", name, str(threads), layout, "eager") as worker:
            count = rounds_of(worker, "steps", 5)
            seconds[layout] = min(worker.ask("steps", count) / count for _ in range(3))
    return min(seconds, key=lambda layout: seconds[layout])

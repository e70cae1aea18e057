"""Training steps and answers of two checkouts side by side: what a change costs, or has won.

`git worktree add ../before COMMIT`, then `python -m benchmarks.checkouts ../before .` prints a line a template: the
time of a step and of 10,000 answers in both, the median of the rounds' ratios, new to old, and the ratio of the fastest
rounds, which says more where others keep the machine busy. Each side is its checkout's own `benchmarks/ours.py` in a
process of its own. They are measured in turn, so that a busy machine slows both, and begun anew a few times, since a
process is faster or slower by a few percent with where its memory lies.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import statistics
from pathlib import Path

from benchmarks import machine
from benchmarks.comparison import Pair, compare
from benchmarks.serving import Worker
from benchmarks.workload import READERS
from nnstudio.engine.team import available_cores

KINDS = {"steps": (5, None), "infer": (1, 10_000)}
"""What is asked: how often to warm up, and for how many images at a time."""


def main() -> None:
    """Print a line for each template, and the worst and the mean ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checkouts", description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--rounds", type=int, default=9, help="measurements of each pair of processes")
    parser.add_argument("--starts", type=int, default=3, help="pairs of processes")
    parser.add_argument("--threads", type=int, default=available_cores(), help="for both sides")
    parser.add_argument("--steps-only", action="store_true", help="leave out answers")
    parser.add_argument("templates", nargs="*", help="only these templates")
    options = parser.parse_intermixed_args()
    kinds = ["steps"] if options.steps_only else list(KINDS)
    print(machine.description())
    print(f"{'template':20s}" + "".join(f" | {kind:5s} old ms   new ms  ratio  least" for kind in kinds))
    ratios: dict[str, list[float]] = {kind: [] for kind in kinds}
    for name in options.templates or READERS:
        print(f"{name:20s}", end="", flush=True)
        for kind in kinds:
            pairs = [
                pair_of((options.old, options.new), name, kind, options.threads, options.rounds)
                for _ in range(options.starts)
            ]
            old, new, ratio, least = summary(pairs)
            ratios[kind].append(ratio)
            print(f" | {old * 1e3:12.3f} {new * 1e3:8.3f} {ratio:6.3f} {least:6.3f}", end="", flush=True)
        print()
    for kind, found in ratios.items():
        mean = math.exp(statistics.fmean(map(math.log, found)))
        print(f"{kind}, new to old: worst {max(found):.3f}, geometric mean {mean:.3f}")


def pair_of(checkouts: tuple[Path, Path], name: str, kind: str, threads: int, rounds: int) -> Pair:
    """Both checkouts on one template, in new processes; "ours" is the new one and "theirs" the old one."""
    warm, count = KINDS[kind]
    with contextlib.ExitStack() as stack:
        old, new = (
            stack.enter_context(
                Worker("ours", name, str(threads), checkout=checkout, PYTHONPATH=str(checkout))
            )
            for checkout in map(Path.resolve, checkouts)
        )
        return compare(new, old, kind, rounds, warm, count)


def summary(pairs: list[Pair]) -> tuple[float, float, float, float]:
    """Old and new seconds and their ratio, each the median of the pairs; and the ratio of the fastest rounds of all."""
    old, new, ratio = (
        statistics.median(getattr(pair, field) for pair in pairs) for field in ("theirs", "ours", "ratio")
    )
    fastest = [min(pair.least[side] for pair in pairs) for side in (0, 1)]
    return old, new, ratio, fastest[0] / fastest[1]


if __name__ == "__main__":
    main()

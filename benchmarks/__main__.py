"""`make bench`: every table that docs/performance.md quotes, measured side by side in one run."""

from __future__ import annotations

import argparse

from benchmarks import keras_steps, machine, scaling, steps
from nnstudio.engine.team import available_cores


def main() -> None:
    """Print the tables; the last lines are the verdicts on training steps."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="measurements of each pair")
    parser.add_argument("--threads", type=int, default=available_cores(), help="for both sides")
    parser.add_argument("--compiled", action="store_true", help="also beside torch.compile")
    parser.add_argument("--steps-only", action="store_true", help="leave out memory, scaling and growth")
    parser.add_argument("templates", nargs="*", help="only these templates")
    options = parser.parse_args()
    print(machine.description())
    print(f"peak: sgemm of 2048 x 2048, {options.threads} threads, measured before and after each template\n")
    verdict = steps.tables(options.threads, options.rounds, options.compiled, options.templates)
    print()
    beside_keras = keras_steps.table(options.threads, options.rounds, options.templates)
    if not options.steps_only:
        print()
        scaling.threads_table(options.rounds)
        scaling.augmentation_table(options.threads, options.rounds)
        scaling.memory_table(options.threads)
        scaling.allocations()
        print()
        scaling.growth(options.threads, options.rounds)
    print("\n".join(filter(None, ("", verdict, beside_keras))))


if __name__ == "__main__":
    main()

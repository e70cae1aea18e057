"""`make kills`: so many windows are killed while somebody works in them. Status 1 if one left what it should not."""

from __future__ import annotations

import argparse
import collections
import sys
import tempfile
from pathlib import Path

from tests import isolation

isolation.use_a_home_of_our_own()
isolation.draw_on_no_screen()

from tests.kills.round import Broken, Outcome, Rounds
from tests.kills.window import LATEST

LAST = 40
"""Lines that are printed of a window that left what it should not."""
GRACE = 1.0
"""Seconds beyond the longest wait that a write itself may take, and a busy machine."""


def run(rounds: Rounds, numbers: range, grace: float) -> int:
    """Kill so many windows, and tell; the number of those that left what they should not."""
    failures, outcomes = 0, list[Outcome]()
    for number in numbers:
        try:
            outcome = rounds.round(number)
            late = max(outcome.edits, outcome.epochs)
            if late > LATEST + grace:
                raise Broken(f"{outcome.edits:.2f} s of edits and {outcome.epochs:.2f} s of epochs are lost")
            outcomes.append(outcome)
        except Exception as error:
            failures += 1
            print(f"round {number}: {type(error).__name__}: {error}", flush=True)
            for line in rounds.told[-LAST:]:
                print(f"    {line.time:.3f} {line.kind} {line.state}", flush=True)
    rounds.end()
    _print(outcomes)
    print(f"{len(numbers)} windows killed, {failures} failed")
    return failures


def _print(outcomes: list[Outcome]) -> None:
    during = collections.Counter(outcome.during for outcome in outcomes)
    print("killed after: " + ", ".join(f"{kind} {count}" for kind, count in during.most_common()))
    print(f"{sum(outcome.lines for outcome in outcomes):,} things done, ", end="")
    print(f"{sum(outcome.offered for outcome in outcomes)} times work was offered back")
    edits, epochs = ([getattr(outcome, kind) for outcome in outcomes] for kind in ("edits", "epochs"))
    print(
        f"lost at most {max(edits, default=0):.2f} s of edits and {max(epochs, default=0):.2f} s of epochs, ",
        end="",
    )
    print(f"where an edit is written after {LATEST:g} s at the latest")


def main() -> int:
    """Run, and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description="Windows are killed.")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--grace", type=float, default=GRACE, help="seconds beyond the longest wait for a write"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nnstudio-kills-") as folder:
        rounds = Rounds(Path(folder), arguments.seed)
        return 1 if run(rounds, range(arguments.rounds), arguments.grace) else 0


if __name__ == "__main__":
    sys.exit(main())

"""What looking into a network costs while it trains: `python -m benchmarks.inside_cost`.

Trains a template in the real window, and opens one view of it after the other, and all that can be in sight together.
Between any two a round has none open: what was trained in a round is compared with the rounds beside it, so that other
work on the machine disturbs both alike. A ratio is the median of the rounds, with the interval in which the true one is
for 95% of such runs. A view that computes now and then, with pauses, computes without any in its rounds; "computes"
says for which part of the time it does so in the program, and "in all" is what that leaves of the training. All that
fit at once are watched as they are. Meanwhile a timer of the window's thread says by how much it comes too late, from
the moment at which the view is opened. Then a thread plays the mouse, draws strokes on the pad, and times the answers.

The plane is there for points alone, and has `benchmarks.plane`. Moments to look back at (`benchmarks.moments`) and the
doctor's looks (`benchmarks.probing`) are kept in every round.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtGui import QInputDevice, QPointingDevice

from benchmarks import machine, offscreen
from benchmarks.inside_cost.pace import Cost, NotedSteps, Ratio, watch_round
from benchmarks.inside_cost.strokes import Answer, draw
from benchmarks.inside_cost.views import ALL, VIEWS, View, close_all
from benchmarks.plane import live
from nnstudio.app import Studio, build
from nnstudio.document.edits import change_training
from nnstudio.document.templates import TEMPLATES
from nnstudio.studio.hands import SEVEN, wait_until
from nnstudio.studio.hands import draw as draw_by_hand
from nnstudio.studio.main_window import MainWindow

LEAST, LATEST, SOONEST = 0.9, 50.0, 50.0
"""Promised: of the steps a second without views; milliseconds of the event loop's 99th percentile, and of an answer."""
ASIDE = 1 / 7
"""Of the training images, kept aside to judge the network: as much as MNIST's test images are of all."""
NONE_OPEN = "No view"
SECONDS = 1.5
"""Of a round without views."""
HEAD = (
    "| view | steps/s | of those without | computes | in all | processor/step | window's thread | late p50 | p99 | max "
    "| stroke to picture | to computing ... |"
)


def main() -> int:
    """Measure, print the table, and return 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.inside_cost", description=__doc__)
    parser.add_argument("--template", default="two-convolutions")
    parser.add_argument("--rounds", type=int, default=3, help="of each view")
    parser.add_argument("--strokes", type=int, default=5, help="that each view answers")
    parser.add_argument("--only", default="", help="views whose name has this in it")
    options = parser.parse_args()
    offscreen.use_large_screen()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        studio = opened(Path(folder), options.template)
        views = [view for view in (*VIEWS, ALL) if options.only.lower() in view.name.lower()]
        costs = measure(studio, views, options.rounds)
        answers = {view.name: strokes(studio.window, view, options.strokes) for view in views if view.answers}
        studio.window.close_without_asking()
    print(machine.description())
    print(f"{options.template}, {time.monotonic() - began:.0f} s, {options.rounds} rounds of each view\n")
    return print_table(costs, answers)


def opened(folder: Path, template: str) -> Studio:
    """The window with a drawing on the pad, and a network that trains and has a few moments to look back at."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    studio = build([], settings)
    QPointingDevice.primaryPointingDevice()
    QInputDevice.primaryKeyboard()
    window = studio.window
    window.resize(1600, 1000)
    window.show()
    document = TEMPLATES[template].document
    window.store.open(change_training(document, validation="split", validation_fraction=ASIDE, epochs=10_000))
    window.show_workbench()
    live(0.5)
    if window.drawing.bars.visibleRegion().isEmpty():
        sys.exit("The bars are out of sight: the screen is too small to time when they are painted.")
    draw_by_hand(window.drawing.pad, SEVEN)
    studio.run_model.train()
    assert studio.run_model.run is not None
    studio.run_model.run.meter = NotedSteps(studio.run_model.run)
    wait_until(lambda: len(studio.run_model.travel.moments) > 1, "moments to look back at")
    return studio


def measure(studio: Studio, views: list[View], rounds: int) -> dict[str, Cost]:
    """What each view costs. Rounds without views come first and last, and between any two others."""
    window, run = studio.window, studio.run_model.run
    assert run is not None
    assert isinstance(run.meter, NotedSteps)
    without, costs = Cost(), {view.name: Cost() for view in views}
    close_all(window)
    live(2.0)
    before = watch_round(run.meter, SECONDS, without.late)
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for view in views if number % 2 == 0 else reversed(views):
            view.open(window)
            looks = view.looks(window) if view.looks is not None else None
            one = watch_round(run.meter, view.seconds, costs[view.name].late, looks)
            close_all(window)
            after = watch_round(run.meter, SECONDS, without.late)
            costs[view.name].add(one, before, after)
            without.add(after, before, before)
            before = after
    return {NONE_OPEN: without, **costs}


def strokes(window: MainWindow, view: View, count: int) -> list[Answer]:
    """What a view answers to strokes."""
    view.open(window)
    live(1.0)
    wait_until(lambda: not window.inside.latest.awaited, "the first picture")
    answers = draw(window, view, count)
    close_all(window)
    return answers


def print_table(costs: dict[str, Cost], answers: dict[str, list[Answer]]) -> int:
    """Print a line for each view; return how many promises are broken."""
    print(HEAD)
    print("| --- |" + " ---: |" * (HEAD.count("|") - 2))
    broken = []
    for name, cost in costs.items():
        p50, p99, most = np.percentile(cost.late, (50, 99, 100))
        given = answers.get(name, [])
        cells = [
            f"{statistics.median(each.steps for each in cost.rounds):.1f}",
            with_interval(cost.meanwhile),
            f"{cost.share:.1%}" if cost.share < 1 else "",
            with_interval(cost.throughput) if cost.share < 1 else "",
            with_interval(cost.processor),
            f"{statistics.median(each.window for each in cost.rounds):.1%}",
            *(f"{each:.1f}" for each in (p50, p99, most)),
            *told(given),
        ]
        print(f"| {name} | {' | '.join(cells)} |")
        kept = {
            "throughput": name == NONE_OPEN or cost.throughput[0] >= LEAST,
            "event loop": p99 <= LATEST,
            "stroke": all(each.first <= SOONEST for each in given),
        }
        broken += [f"{name}: {what}" for what, is_kept in kept.items() if not is_kept]
    print("\n" + ("Broken: " + "; ".join(broken) if broken else "All promises are kept."))
    return int(bool(broken))


def with_interval(ratio: Ratio) -> str:
    """A ratio as it stands in the table."""
    return "{:.3f} ({:.3f} to {:.3f})".format(*ratio)


def told(given: list[Answer]) -> list[str]:
    """Milliseconds until pictures and until it was said that they are computed: median, and the longest."""
    cells = []
    for times in ([each.picture for each in given], [each.said for each in given]):
        finite = [each for each in times if math.isfinite(each)]
        cells.append(f"{statistics.median(finite):.0f} (at most {max(finite):.0f})" if finite else "")
    return cells


if __name__ == "__main__":
    sys.exit(main())

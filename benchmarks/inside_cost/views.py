"""The views whose cost is measured: how a person opens each, and all of them as far as the window allows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QWidget

from benchmarks.inside_cost.looks import Judging, Looking, in_tab, on_blocks
from benchmarks.plane import live
from nnstudio.studio.hands import wait_until
from nnstudio.studio.inside.cell_view import DRIVERS, FORTH
from nnstudio.studio.main_window import MainWindow

SETTLING = 0.3
"""Seconds until what was opened has begun to compute."""
Answers = Literal["inside", "canvas", "pad", ""]
"""Where the answer to a stroke is painted: in Inside, on the canvas, among the bars beside the pad, or nowhere."""


@dataclasses.dataclass(frozen=True)
class View:
    """open: shows it in a window in which none is. answers: where a stroke is answered that it looks at. looks: makes
    what keeps it computing; None where it computes nothing by itself, or is watched as it is. seconds: of a round.
    """

    name: str
    open: Callable[[MainWindow], None]
    answers: Answers = ""
    looks: Callable[[MainWindow], Looking] | None = None
    seconds: float = 1.5


def close_all(window: MainWindow) -> None:
    """Show the table of layers, a drawing and its bars, and nothing that looks into the network."""
    watch(window, False)
    window.run_model.travel.return_to_now()
    pad = window.drawing
    for button in (pad.why_not, pad.keep, pad.steps):
        button.setChecked(False)
    window.seen.action.setChecked(False)
    window.tabs.setCurrentWidget(window.analysis)
    wait_until(lambda: not _computes(window), "views to end")


def _computes(window: MainWindow) -> bool:
    return window.inside.latest.busy or window.seen.latest.busy or window.evaluate.is_judging


def watch(window: MainWindow, on: bool) -> None:
    """Have the doctor look at the run each second, or never. He has no switch: he always watches in the program."""
    doctor = window.doctor.watching
    if doctor.property("asleep") is (not on):
        return
    doctor.setProperty("asleep", not on)
    told = window.run_model.progressed
    told.connect(doctor._follow) if on else told.disconnect(doctor._follow)


def inside(name: str) -> Callable[[MainWindow], None]:
    """Opens a view of the tab Inside."""

    def show(window: MainWindow) -> None:
        window.inside.show_view(name)
        window.tabs.setCurrentWidget(window.inside)

    return show


def unit(mode: str) -> Callable[[MainWindow], None]:
    """Opens the view of a unit, with its arithmetic or with what drives it."""

    def show(window: MainWindow) -> None:
        window.inside.cell.show_mode(mode)
        inside("cell")(window)

    return show


def tab(name: str) -> Callable[[MainWindow], None]:
    """Opens a tab below the canvas."""

    def show(window: MainWindow) -> None:
        panel: QWidget = getattr(window, name)
        window.tabs.setCurrentWidget(panel)

    return show


def beside_pad(window: MainWindow) -> None:
    """Opens all that the test panel has."""
    for button in (window.drawing.why_not, window.drawing.keep, window.drawing.steps):
        button.setChecked(True)


def travel(window: MainWindow) -> None:
    """Asks the network as it was at an early step, under the curves."""
    window.tabs.setCurrentWidget(window.curves)
    window.run_model.travel.go_to(window.run_model.travel.moments[0])


def doctor(window: MainWindow) -> None:
    """Wakes the doctor, and shows what he says."""
    watch(window, True)
    window.tabs.setCurrentWidget(window.problems)


def judged(window: MainWindow) -> None:
    """Opens the evaluation, each time with another of its pages."""
    pages = list(window.evaluate.classes.buttons)
    shown = pages.index(window.evaluate.classes.view)
    window.evaluate.classes.show_view(pages[(shown + 1) % len(pages)])
    window.tabs.setCurrentWidget(window.evaluate)


def on_canvas(window: MainWindow) -> None:
    """Draws what the layers say on their blocks."""
    window.seen.action.setChecked(True)


def all_at_once(window: MainWindow) -> None:
    """Opens all that is in sight together: what the test panel has, the doctor's watch, and one tab."""
    beside_pad(window)
    on_canvas(window)
    watch(window, True)
    inside("why")(window)
    live(SETTLING)
    wait_until(lambda: not window.inside.latest.awaited, "the first look")


VIEWS = (
    View("Inside: layers", inside("layers"), "inside", in_tab),
    View("Inside: unit, arithmetic", unit(FORTH), "inside", in_tab),
    View("Inside: unit, what drives it", unit(DRIVERS), "", in_tab),
    View("Inside: why", inside("why"), "inside", in_tab),
    View("Inside: map", inside("map"), "inside", in_tab),
    View("Inside: step", inside("step"), "", in_tab),
    View("Inside: over time", inside("time"), "", in_tab),
    View("Canvas: values on the layers", on_canvas, "canvas", on_blocks),
    View("Test panel: doubt, pen, hand, steps", beside_pad, "pad"),
    View("Time travel, at an early step", travel, "pad"),
    View("Doctor", doctor),
    View("Evaluate", judged, "", Judging),
    View("Curves", tab("curves")),
)
ALL = View("All that fit at once, Inside: why", all_at_once, "inside", None, 8.0)

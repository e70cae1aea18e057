"""The views whose cost is measured: how a person opens each, and all of them as far as the window allows."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QWidget

from benchmarks.plane import live
from nnstudio.studio.evaluate.classes_page import CALIBRATION, MATRIX, ROBUSTNESS
from nnstudio.studio.inside.cell_view import DRIVERS, FORTH
from nnstudio.studio.main_window import MainWindow

Answers = Literal["inside", "pad", ""]
"""Where the answer to a stroke is painted: in the view inside, among the bars beside the pad, or nowhere."""


def just_live(window: MainWindow, seconds: float) -> None:
    """Do nothing but look."""
    live(seconds)


@dataclasses.dataclass(frozen=True)
class View:
    """open: shows it in a window in which none is. answers: where a stroke is answered that it looks at. live: what
    the person does for so many seconds while it is open.
    """

    name: str
    open: Callable[[MainWindow], None]
    answers: Answers = ""
    live: Callable[[MainWindow, float], None] = just_live


def close_all(window: MainWindow) -> None:
    """Show the table of layers, a drawing and its bars, and nothing that looks into the network."""
    watch(window, False)
    window.run_model.travel.return_to_now()
    pad = window.drawing
    for button in (pad.why_not, pad.keep, pad.steps):
        button.setChecked(False)
    window.tabs.setCurrentWidget(window.analysis)


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


def judged(view: str) -> Callable[[MainWindow], None]:
    """Opens a page of the evaluation."""

    def show(window: MainWindow) -> None:
        window.evaluate.classes.show_view(view)
        window.tabs.setCurrentWidget(window.evaluate)

    return show


def tab(name: str) -> Callable[[MainWindow], None]:
    """Opens a tab below the canvas."""

    def show(window: MainWindow) -> None:
        panel: QWidget = getattr(window, name)
        window.tabs.setCurrentWidget(panel)

    return show


def doubts(window: MainWindow) -> None:
    """Opens what the answer on the pad is worth, and the pen that looks for what would make it right."""
    window.drawing.why_not.setChecked(True)


def beside_pad(window: MainWindow) -> None:
    """Opens all that the test panel has."""
    for button in (window.drawing.why_not, window.drawing.keep, window.drawing.steps):
        button.setChecked(True)


def travel(window: MainWindow) -> None:
    """Asks the network as it was at its first step, under the curves."""
    window.tabs.setCurrentWidget(window.curves)
    window.run_model.travel.go_to(window.run_model.travel.moments[0])


def doctor(window: MainWindow) -> None:
    """Wakes the doctor, and shows what he says."""
    watch(window, True)
    window.tabs.setCurrentWidget(window.problems)


VIEWS = (
    View("Inside: layers", inside("layers"), "inside"),
    View("Inside: unit, arithmetic", unit(FORTH), "inside"),
    View("Inside: unit, what drives it", unit(DRIVERS)),
    View("Inside: why", inside("why"), "inside"),
    View("Inside: map", inside("map"), "inside"),
    View("Inside: step", inside("step")),
    View("Inside: over time", inside("time")),
    View("Test panel: doubt and pen", doubts, "pad"),
    View("Test panel: all its strips", beside_pad, "pad"),
    View("Time travel, at the first step", travel, "pad"),
    View("Doctor", doctor),
    View("Evaluate: matrix", judged(MATRIX)),
    View("Evaluate: calibration", judged(CALIBRATION)),
    View("Evaluate: robustness", judged(ROBUSTNESS)),
    View("Curves", tab("curves")),
)


def all_at_once(window: MainWindow) -> None:
    """Opens all that is in sight together: what the test panel has, the doctor's watch, and one tab."""
    beside_pad(window)
    watch(window, True)
    inside("layers")(window)


def one_after_the_other(window: MainWindow, seconds: float) -> None:
    """Shows another tab or another view of it each time, as often as not to miss one."""
    for view in IN_TABS:
        view.open(window)
        live(seconds / len(IN_TABS))


def judge_again(window: MainWindow, seconds: float) -> None:
    """Has the network judged again as soon as it was."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not window.evaluate.is_judging:
            window.evaluate.evaluate()
        live(min(0.1, seconds))


IN_TABS = tuple(view for view in VIEWS if view.name.startswith(("Inside", "Evaluate", "Curves")))
ALL = (
    View("All that fit at once", all_at_once, "inside"),
    View("All of them, tabs in turn", all_at_once, "", one_after_the_other),
)

"""The tabs below the canvas: what they are called, and in which order they stand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QWidget

from nnstudio.studio.inside.panel import InsidePanel
from nnstudio.studio.theme import icon


def fill(
    tabs: QTabWidget,
    curves: QWidget,
    evaluate: QWidget,
    inside: InsidePanel,
    layers: QWidget,
    problems: QWidget,
) -> None:
    """Put the panels into the tabs."""
    inside.sight_wanted.connect(tabs.setCurrentWidget)
    for panel, title in (
        (curves, _tr("Curves")),
        (evaluate, _tr("Evaluate")),
        (inside, _tr("Inside")),
        (layers, _tr("Layers")),
        (problems, _tr("Problems")),
    ):
        tabs.addTab(panel, title)


def count_problems(tabs: QTabWidget, problems: QWidget, count: int) -> None:
    """Say in the title of its tab how many problems there are."""
    at = tabs.indexOf(problems)
    tabs.setTabText(at, _tr("Problems ({0})").format(count) if count else _tr("Problems"))
    tabs.setTabIcon(at, icon("warning" if count else "good"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("tabs", text)

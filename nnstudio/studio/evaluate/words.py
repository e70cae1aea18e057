"""How figures, units and names of classes are written in the evaluation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.learning.metrics import Metric, plain
from nnstudio.learning.tasks import Regression, Task

LONGEST = 40


def class_text(name: str, longest: int = LONGEST) -> str:
    """A class's or target's name within a text; an endless one is cut."""
    return name if len(name) <= longest else name[: longest - 1] + "…"


def cell_text(truth: str, answer: str, count: int) -> str:
    """What a number of examples of one class that got one answer means."""
    text = _tr("{truth}: {count} examples were recognized.")
    if truth != answer:
        text = _tr("{truth}: {count} examples were taken for {answer}.")
    return text.format(truth=class_text(truth), answer=class_text(answer), count=f"{count:,}")


def share_text(value: float) -> str:
    """A fraction of 1 in a table."""
    return f"{value:.1%}"


def count_text(value: int) -> str:
    """A number of examples."""
    return f"{value:,}"


def unit_of(task: Task, metric: Metric) -> str:
    """The unit of a metric's figures, where it is that of all the targets."""
    if metric.unit != "target" or not isinstance(task, Regression):
        return ""
    units = {target.unit for target in task.targets}
    return units.pop() if len(units) == 1 else ""


def quantity(value: float, unit: str) -> str:
    """A number with its unit; a dash where there is none."""
    return f"{plain(value)} {unit}".rstrip() if value == value else "–"


def metric_text(task: Task, metric: Metric, value: float) -> str:
    """A metric's figure with its unit: "96.86%", "24.1 dB", "0.52 kEUR"; a dash where there is none."""
    if value != value:
        return "–"
    return f"{metric.text(value)} {unit_of(task, metric)}".rstrip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evaluate", text)

"""How figures, units and names of classes are written in the evaluation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nnstudio.errors import by_count
from nnstudio.learning.metrics import Metric, plain
from nnstudio.learning.tasks import Regression, Task
from nnstudio.studio.words import in_words, signed

LONGEST = 40


def class_text(name: str, longest: int = LONGEST) -> str:
    """A class's or target's name within a text; an endless one is cut."""
    name = in_words(name)
    return name if len(name) <= longest else name[: longest - 1] + "…"


def cell_text(truth: str, answer: str, count: int) -> str:
    """What a number of examples of one class that got one answer means."""
    if truth == answer:
        one, many = (
            _tr("{truth}: 1 example was recognized."),
            _tr("{truth}: {count} examples were recognized."),
        )
    else:
        one = _tr("{truth}: 1 example was taken for {answer}.")
        many = _tr("{truth}: {count} examples were taken for {answer}.")
    text = by_count(count, one, many)
    return text.format(truth=class_text(truth), answer=class_text(answer), count=f"{count:,}")


def share_text(value: float) -> str:
    """A fraction of 1 in a table."""
    return f"{value:.1%}"


def share_or_dash(value: float) -> str:
    """The same, and a dash for none."""
    return share_text(value) if value == value else "–"


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
    return f"{signed(plain(value))} {unit}".rstrip() if value == value else "–"


def metric_text(task: Task, metric: Metric, value: float) -> str:
    """A metric's figure with its unit: "96.86%", "24.1 dB", "0.52 kEUR"; a dash where there is none."""
    if value != value:
        return "–"
    return f"{signed(metric.text(value))} {unit_of(task, metric)}".rstrip()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Evaluate", text)


def examples_text(count: int) -> str:
    """How many examples there are."""
    return by_count(count, _tr("1 example"), _tr("{count} examples")).format(count=f"{count:,}")

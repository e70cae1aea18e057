"""How long training will take, from the cost of a network and how fast this machine was at the last one."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal

from nnstudio.document.analysis import Analysis
from nnstudio.document.document import Document

KEY = "speed/operations_per_second"
ASSUMED_PER_CORE = 2e10
"""Operations per second that a core of an ordinary machine reaches in training, until one run was measured."""
STEP_SECONDS = 2e-4
"""What each step costs besides its operations."""


class Estimate(QObject):
    """Seconds per epoch. changed: a run was measured, so that all estimates are better now."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        cores = min(os.cpu_count() or 1, 8)
        self.speed = float(str(settings.value(KEY, ASSUMED_PER_CORE * cores)))

    def seconds_per_epoch(self, document: Document, analysis: Analysis) -> float:
        """Time for one pass over the training images: forward once, backward twice its cost."""
        images = document.description.images
        steps = images / max(1, document.training.batch_size)
        return images * _operations(analysis) / self.speed + steps * STEP_SECONDS

    def learn(self, document: Document, analysis: Analysis, images_per_second: float) -> None:
        """Take the speed of a run that was measured."""
        seconds = 1.0 / images_per_second - STEP_SECONDS / max(1, document.training.batch_size)
        operations = _operations(analysis)
        if operations > 1e6 and seconds > 0.1 / images_per_second:
            self.speed = operations / seconds
            self.settings.setValue(KEY, self.speed)
            self.changed.emit()


def _operations(analysis: Analysis) -> float:
    return 3 * 2.0 * analysis.multiply_adds


def duration_text(seconds: float) -> str:
    """A rough time as people say it: "under 1 s", "about 12 s", "about 3 min", "about 1 h 20 min"."""
    if seconds < 1:
        return tr("under 1 s")
    if seconds < 90:
        return tr("about {0} s").format(round(seconds))
    minutes = round(seconds / 60)
    if minutes < 90:
        return tr("about {0} min").format(minutes)
    return tr("about {0} h {1} min").format(*divmod(minutes, 60))


def tr(text: str) -> str:
    """The text in the user's language."""
    return QCoreApplication.translate("estimate", text)

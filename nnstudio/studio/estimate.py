"""How long training will take, from the cost of a network and how fast this machine was at the last one."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal, Slot

from nnstudio.document.analysis import Analysis
from nnstudio.document.document import Document
from nnstudio.layers.graph import Graph
from nnstudio.studio.training.run_model import RunModel

KEY = "speed/operations_per_second"
ASSUMED_PER_CORE = 2e10
"""Operations per second that a core of an ordinary machine reaches in training, until one run was measured."""
STEP_SECONDS = 2e-4
"""What each step costs besides its layers."""
LAYER_SECONDS = 4.5e-5
"""What each layer costs in a step besides its operations: a dozen short calls, forward and backward."""
OVERHEAD_KEY = "speed/seconds_of_a_layer"


class Estimate(QObject):
    """Seconds per epoch. changed: a run was measured, so that all estimates are better now.

    speed: operations a second. layer_seconds: of a layer in a step. Of the network that was measured last, the time
    that was measured is shown.
    """

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        cores = min(os.cpu_count() or 1, 8)
        self.speed = float(str(settings.value(KEY, ASSUMED_PER_CORE * cores)))
        self.layer_seconds = float(str(settings.value(OVERHEAD_KEY, LAYER_SECONDS)))
        self._measured: tuple[Graph, int, float] | None = None

    def seconds_per_epoch(self, document: Document, analysis: Analysis) -> float:
        """Time for one pass over the training images: forward once, backward twice its cost."""
        images, batch = float(document.description.train), document.training.batch_size
        if self._measured is not None and self._measured[:2] == (document.graph, batch):
            return images * self._measured[2]
        return images * (_operations(analysis) / self.speed + self._overhead(document))

    def learn(self, document: Document, analysis: Analysis, examples_per_second: float) -> None:
        """Take the speed of a run that was measured: it corrects what costs this network most."""
        seconds = 1.0 / examples_per_second
        operations, overhead = _operations(analysis), self._overhead(document)
        if operations / self.speed > overhead:
            self.speed = operations / max(seconds - overhead, 0.1 * seconds)
        elif _layers(document):
            rest = max(seconds - operations / self.speed, 0.1 * seconds) * max(
                1, document.training.batch_size
            )
            self.layer_seconds = max(rest - STEP_SECONDS, 0.1 * rest) / _layers(document)
        self.settings.setValue(KEY, self.speed)
        self.settings.setValue(OVERHEAD_KEY, self.layer_seconds)
        self._measured = document.graph, document.training.batch_size, seconds
        self.changed.emit()

    def learn_from(self, run_model: RunModel) -> None:
        """Learn from each run as soon as it is over."""
        self._run_model = run_model
        run_model.state_changed.connect(self._learn_from_run)

    @Slot()
    def _learn_from_run(self) -> None:
        """Unless the network in hand is another one by now than that which was measured."""
        model = self._run_model
        speed, trained = model.progress.examples_per_second, model.outlook.trained
        if not speed or model.active or trained is None:
            return
        then, now = trained.document, model.store.document
        if (then.graph, then.training.batch_size) == (now.graph, now.training.batch_size):
            self.learn(now, model.store.analysis, speed)

    def _overhead(self, document: Document) -> float:
        """Seconds for an image besides the operations: those of a step, shared by its images."""
        step = STEP_SECONDS + self.layer_seconds * _layers(document)
        return step / max(1, document.training.batch_size)


def _layers(document: Document) -> int:
    """Layers that compute anything."""
    return sum(not node.layer.view for node in document.graph.nodes)


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

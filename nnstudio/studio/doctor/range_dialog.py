"""Train > Find a learning rate: tries rates from small to large, draws what comes of them, and sets the one that is
chosen.
"""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from nnstudio.data.shelf import Shelf
from nnstudio.document.analysis.rates import set_rate
from nnstudio.document.document import Document
from nnstudio.errors import Sentence, full_stop
from nnstudio.runs.range_test import RangeTest, range_test
from nnstudio.studio.doctor.range_plot import RangePlot
from nnstudio.studio.pieces import muted
from nnstudio.studio.store import Store
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words

PROGRESS_MS = 50


class RangeDialog(QDialog):
    """It begins to try at once, ends that when it is closed, and is deleted then. found: what came of it."""

    def __init__(self, store: Store, run_model: RunModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find a learning rate"))
        self.store = store
        self.found: RangeTest | None = None
        self.about = muted(
            self.tr(
                "A few steps of training with new weights, each at a higher rate than the one before. What the network "
                "has learned stays as it is."
            )
        )
        self.plot, self.bar = RangePlot(), QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Learning rates that were tried"))
        self.take, self.close_button = QPushButton(), QPushButton(self.tr("Close"))
        self.take.clicked.connect(self._take)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self.finished.connect(self._stop)
        self._done: list[float] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_progress)
        self._timer.start(PROGRESS_MS)
        work = partial(_tried, store.document, run_model.shelf, self._done)
        self._job: Job | None = run_model.jobs.start(work, self._show, self._show_fault)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        foot.addWidget(self.take)
        foot.addWidget(self.close_button)
        self.take.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addWidget(self.plot, 1)
        layout.addLayout(foot)
        self.resize(640, 440)

    @Slot()
    def _show_progress(self) -> None:
        if self._done:
            self.bar.setValue(round(self._done[-1] * 1000))

    @Slot(object)
    def _show(self, found: object) -> None:
        self._job = None
        if not isinstance(found, RangeTest) or not len(found.rates):
            self._show_fault(None)
            return
        self.found = found
        self.bar.hide()
        self.plot.show_test(found)
        if found.proposal is None:
            self.about.setText(
                self.tr(
                    "The loss fell at none of these rates: something else keeps the network from learning."
                )
            )
            return
        self.about.setText(
            self.tr(
                "The loss falls fastest at rates near {rate}: a tenth of the rate at which it is lowest, where it is "
                "about to rise."
            ).format(rate=f"{found.proposal:g}")
        )
        self.take.setText(self.tr("Set learning rate to {rate}").format(rate=f"{found.proposal:g}"))
        self.take.show()
        self.take.setDefault(True)
        self.take.setFocus()

    @Slot(object)
    def _show_fault(self, said: Sentence | None) -> None:
        self._job = None
        self.bar.hide()
        nothing = self.tr("Training became unstable before anything could be seen.")
        self.about.setText(in_words(full_stop(said)) if said is not None else nothing)

    @Slot()
    def _take(self) -> None:
        if self.found is not None and self.found.proposal is not None:
            repair = set_rate(self.store.document.training.optimizer, self.found.proposal)
            self.store.apply(repair.apply(self.store.document), repair.text)
        self.accept()

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _tried(document: Document, shelf: Shelf, done: list[float], cancelled: threading.Event) -> RangeTest:
    return range_test(document, shelf, progress=done.append, given_up=cancelled.is_set)

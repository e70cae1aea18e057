"""How much change of its pictures the network bears: a small plot for each kind of change, measured on demand."""

from __future__ import annotations

import dataclasses
import threading
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from nnstudio.errors import Sentence, by_count
from nnstudio.inside.changed_pictures import NOISE, ROTATION, SHIFT, THICKNESS
from nnstudio.inside.robustness import MOST, Robustness, robustness_of
from nnstudio.runs.judgement import Judgement
from nnstudio.studio.evaluate.changed_strip import ChangedStrip
from nnstudio.studio.evaluate.robustness_plot import RobustnessPlot
from nnstudio.studio.training.job import Job, Jobs
from nnstudio.studio.words import in_words, one_after_the_other

PROGRESS_MS = 50
PARTS = 1_000
"""Of the bar."""

HIGH = 150
"""Pixels of the pictures, and so of the curves beside them: as high as the figures that other views stand beside."""
PLOTS, STRIP = 5, 2
"""How wide the curves are, beside the pictures."""
LEADING, OTHERS = 15, 10
"""How wide plots are: the first has numbers at its left."""


@dataclasses.dataclass(frozen=True, eq=False)
class Measured:
    """What came of it, None where it was given up, and of which judgement."""

    judgement: Judgement
    found: Robustness | None


def _measure(judgement: Judgement, done: list[float], cancelled: threading.Event) -> Measured:
    model = judgement.answering.model(batch=32)
    return Measured(judgement, robustness_of(model, judgement.examples, cancelled, progress=done.append))


class RobustnessView(QWidget):
    """measured: what is shown, None for nothing. ended: what was begun is done or given up. wanted: an altered example
    that should be asked about.
    """

    ended = Signal()
    wanted = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.judgement: Judgement | None = None
        self.measured: Measured | None = None
        self._job: Job | None = None
        self._fault = ""
        self._done: list[float] = []
        self._timer = QTimer(self)
        self._timer.setInterval(PROGRESS_MS)
        self._timer.timeout.connect(self._show_progress)
        self._make_parts()
        self._lay_out()
        self._show_state()

    def _make_parts(self) -> None:
        self.said, self.button, self.bar = QLabel(), QPushButton(), QProgressBar()
        self.said.setWordWrap(True)
        self.bar.setRange(0, PARTS)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(160)
        self.bar.setAccessibleName(self.tr("Changed pictures that were asked about"))
        self.button.clicked.connect(self._press)
        shift, rotation = self.tr("shift (% of the side)"), self.tr("rotation (degrees)")
        thickness, noise = self.tr("outlines moved out (pixels)"), self.tr("noise (% of the range)")
        self.plots = {
            SHIFT: RobustnessPlot(self.tr("Shift"), shift, self.tr("shift (%)"), leads=True),
            ROTATION: RobustnessPlot(self.tr("Rotation"), rotation, self.tr("rotation (°)")),
            THICKNESS: RobustnessPlot(self.tr("Thickness"), thickness, self.tr("thicker (px)")),
            NOISE: RobustnessPlot(self.tr("Noise"), noise, self.tr("noise (%)")),
        }
        self.strip = ChangedStrip(self.jobs)
        self.strip.wanted.connect(self.wanted)
        for kind, plot in self.plots.items():
            plot.pointed.connect(partial(self._point, kind))
            plot.wanted.connect(partial(self._pin, kind))

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.said, 1)
        head.addWidget(self.bar)
        head.addWidget(self.button)
        row.setSpacing(8)
        for plot in self.plots.values():
            row.addWidget(plot, LEADING if plot is self.plots[SHIFT] else OTHERS)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(row, 1)
        column.addStretch(0)
        self.strip.setMinimumHeight(HIGH)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(column, PLOTS)
        whole.addWidget(self.strip, STRIP)

    @staticmethod
    def fits(judgement: Judgement) -> bool:
        """Whether the examples are pictures."""
        return len(judgement.examples.shape) == 3

    @property
    def busy(self) -> bool:
        """Whether it is being measured."""
        return self._job is not None

    def offer(self, judgement: Judgement) -> None:
        """Measure this network from now on. What was measured of other classes or pictures is taken away."""
        self.judgement = judgement
        if self.measured is not None and not _alike(self.measured.judgement, judgement):
            self.measured = None
        self._show_state()

    def _point(self, kind: str, at: int) -> None:
        """Show what some pictures look like at a strength, unless mistakes were asked for."""
        measured = self.measured
        if self.strip.pinned or measured is None or measured.found is None:
            return
        self._mark(kind, at)
        self.strip.show_some(measured.judgement, measured.found, kind, at)

    def _pin(self, kind: str, at: int) -> None:
        """Show those that went wrong at a strength; let go of them where they are shown."""
        measured, shown = self.measured, self.strip.chosen
        if measured is None or measured.found is None:
            return
        again = self.strip.pinned and shown is not None and (shown.kind, shown.at) == (kind, at)
        self._mark(kind, at)
        show = self.strip.show_some if again else self.strip.show_wrong
        show(measured.judgement, measured.found, kind, at)

    def _mark(self, kind: str | None, at: int) -> None:
        for name, plot in self.plots.items():
            plot.point_at(at if name == kind else None)

    @Slot()
    def _press(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.button.setEnabled(False)
        else:
            self.measure()

    @Slot()
    def measure(self) -> None:
        """Ask the network that is offered about changed pictures, in a job."""
        if self.judgement is None or self._job is not None or not self.fits(self.judgement):
            return
        self._done, self._fault = [], ""
        self._job = self.jobs.start(
            partial(_measure, self.judgement, self._done), self._take, self._fail, self._job_ended
        )
        self._timer.start()
        self._show_state()

    @Slot(object)
    def _take(self, result: object) -> None:
        if isinstance(result, Measured) and result.found is not None and self.judgement is not None:
            self.measured = result if _alike(result.judgement, self.judgement) else None

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.measured, self._fault = None, in_words(said)

    @Slot()
    def _job_ended(self) -> None:
        self._job = None
        self._timer.stop()
        self._show_state()
        self.ended.emit()

    @Slot()
    def _show_progress(self) -> None:
        self.bar.setValue(round(PARTS * self._done[-1]) if self._done else 0)

    def _show_state(self) -> None:
        """The text, the button and the plots as they are to be now."""
        self.button.setEnabled(True)
        self.button.setText(self.tr("Cancel") if self.busy else self.tr("Measure"))
        self.bar.setVisible(self.busy)
        self._show_progress()
        self.said.setText(self._text())
        found = self.measured.found if self.measured is not None else None
        self._show_strip(found)
        for kind, plot in self.plots.items():
            plot.setVisible(found is not None and kind in found.curves)
            if found is not None and kind in found.curves:
                plot.show_curve(kind, found)

    def _show_strip(self, found: Robustness | None) -> None:
        """Begin with the pictures as they are; keep what is shown of the same measurement."""
        self.strip.setVisible(found is not None)
        shown = self.strip.chosen
        if shown is not None and shown.found is not found:
            self.strip.clear()
            self._mark(None, 0)
        if found is not None and self.measured is not None and self.strip.chosen is None:
            self.strip.show_some(self.measured.judgement, found, SHIFT, 0)

    def _text(self) -> str:
        """What is measured, or what came of it."""
        if self.busy:
            return self.tr("Asking about changed pictures ...")
        if self._fault:
            return self._fault
        if self.measured is None or self.measured.found is None:
            text = self.tr(
                "How the accuracy falls when up to {count} pictures are shifted, turned, drawn thicker or made noisy."
            )
            return text.format(count=f"{MOST:,}")
        found = self.measured.found
        one = self.tr("1 picture, changed more and more. Dashed: untouched, {plain} right.")
        many = self.tr("{count} pictures, changed more and more. Dashed: untouched, {plain} right.")
        text = by_count(found.count, one, many).format(count=f"{found.count:,}", plain=f"{found.plain:.1%}")
        now = self.judgement is not None and self.measured.judgement.answering is self.judgement.answering
        return (
            text
            if now
            else one_after_the_other((text, self.tr("Measured of an earlier state of the network.")))
        )


def _alike(one: Judgement, other: Judgement) -> bool:
    """Whether both are of the same classes and of pictures of one size."""
    return one.answering.task == other.answering.task and one.examples.shape == other.examples.shape

"""The test set's verdict: accuracy, loss, the confusion matrix, and the images behind each of its cells."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from nnstudio.errors import Sentence
from nnstudio.learning.metrics import METRICS
from nnstudio.runs.answering import Answering
from nnstudio.runs.state import State
from nnstudio.studio.evaluate.images import ImageGrid
from nnstudio.studio.evaluate.judgement import Judgement, judge
from nnstudio.studio.evaluate.matrix import ConfusionMatrix
from nnstudio.studio.store import Store
from nnstudio.studio.theme import icon
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import figure_text, in_words


class EvaluatePanel(QWidget):
    """Judges the network after each epoch and each run, while somebody looks, in a thread of its own.

    example_wanted: the place in the test part of an example that should be shown in the test panel.
    """

    example_wanted = Signal(int)

    def __init__(self, run_model: RunModel, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.run_model, self.store = run_model, store
        self.judgement: Judgement | None = None
        self._job: Job | None = None
        self._missed = False
        self._asked: Answering | None = None
        self._epochs = 0
        self._make_parts()
        self._lay_out()
        self.matrix.chosen.connect(self._show_cell)
        self.matrix.left.connect(self._show_mistakes)
        self.images.wanted.connect(self.example_wanted)
        run_model.progressed.connect(self._look_for_epoch)
        run_model.state_changed.connect(self._look_at_state)
        run_model.run_started.connect(self._forget)
        store.changed.connect(self._judge_if_needed)

    def _make_parts(self) -> None:
        self.accuracy, self.loss, self.worst = QLabel(), QLabel(), QLabel()
        self.accuracy.setProperty("role", "title")
        for label in (self.loss, self.worst):
            label.setProperty("role", "muted")
        self.worst.setWordWrap(True)
        self.matrix = ConfusionMatrix()
        self.images = ImageGrid()
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.again = QToolButton()
        self.again.setIcon(icon("again"))
        self.again.setIconSize(QSize(16, 16))
        self.again.setToolTip(self.tr("Evaluate the network as it is now"))
        self.again.setAccessibleName(self.again.toolTip())
        self.again.clicked.connect(self.evaluate)
        self.empty = QLabel(
            self.tr("Nothing has been trained yet.\nAfter training, this shows which digits are confused.")
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")

    def _lay_out(self) -> None:
        figures = QVBoxLayout()
        figures.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.accuracy, 1)
        top.addWidget(self.again)
        figures.addLayout(top)
        figures.addWidget(self.loss)
        figures.addWidget(self.worst)
        figures.addStretch(1)
        left = QWidget()
        left.setLayout(figures)
        left.setFixedWidth(184)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.caption)
        right.addWidget(self.images, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(8, 4, 8, 8)
        row.setSpacing(16)
        row.addWidget(left)
        row.addWidget(self.matrix)
        row.addLayout(right, 1)
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(page)

    @property
    def is_judging(self) -> bool:
        """Whether a network is being judged."""
        return self._job is not None

    @Slot()
    def evaluate(self) -> None:
        """Judge the network as it is now, after what is being judged; nothing happens where it can't be asked."""
        answering = self.run_model.answering
        self._missed = self.is_judging
        if answering is None or self._missed:
            return
        shelf, source = self.run_model.shelf, self.store.document.source
        loss = self.store.document.training.loss
        threads = 1 if self.run_model.state is State.TRAINING else None
        self._asked = answering
        self.loss.setText(self.tr("evaluating ..."))
        self._job = self.run_model.jobs.start(
            lambda cancelled: judge(shelf.open(source), answering, loss, threads), self._take, self._fail
        )
        self._job.finished.connect(self._job_ended)

    def show_judgement(self, judgement: Judgement | None, cell: tuple[int, int] | None) -> None:
        """Show what was judged elsewhere. cell: the one of the matrix whose images are shown."""
        self.judgement = judgement
        self._asked = judgement.answering if judgement else None
        self._epochs = len(self.run_model.history.epochs)
        self.matrix.cell = cell
        self._show()

    @Slot(object)
    def _take(self, judgement: object) -> None:
        if isinstance(judgement, Judgement) and judgement.answering is self._asked:
            self.judgement = judgement
            self._show()

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.pages.setCurrentIndex(0)
        self.empty.setText(in_words(said))

    @Slot()
    def _job_ended(self) -> None:
        self._job = None
        if self._missed:
            self._judge_if_needed()

    @Slot()
    def _look_for_epoch(self) -> None:
        epochs = len(self.run_model.history.epochs)
        if epochs != self._epochs:
            self._epochs = epochs
            self._judge_if_needed()

    @Slot()
    def _look_at_state(self) -> None:
        if self.run_model.state is not State.TRAINING:
            self._judge_if_needed()

    @Slot()
    def _judge_if_needed(self) -> None:
        if not self.isVisible() or not self.run_model.history:
            return
        answering = self.run_model.answering
        trained = answering is not None and answering.trained
        if trained and (self.judgement is None or self.judgement.answering is not answering):
            self.evaluate()

    @Slot()
    def _forget(self) -> None:
        self._asked, self.judgement, self._epochs = None, None, 0
        self.pages.setCurrentIndex(0)

    def _show(self) -> None:
        judgement = self.judgement
        if judgement is None:
            return
        found = judgement.evaluation
        if not judgement.classes:
            metrics = "\n".join(figure_text(METRICS[name], value) for name, value in found.metrics.items())
            self.pages.setCurrentIndex(0)
            self.empty.setText(metrics)
            return
        self.accuracy.setText(self.tr("{share} right").format(share=f"{judgement.accuracy:.2%}"))
        text = self.tr("loss {loss}\n{wrong} of {count} wrong")
        wrong, count = len(judgement.wrong()), len(judgement.test)
        self.loss.setText(text.format(loss=f"{found.loss:.4f}", wrong=f"{wrong:,}", count=f"{count:,}"))
        self.worst.setText(self._worst_text(judgement))
        self.matrix.show_counts(judgement.confusion, judgement.classes)
        self.pages.setCurrentIndex(1)
        if self.matrix.cell is None:
            self._show_mistakes()
        else:
            self._show_cell(*self.matrix.cell)

    def _worst_text(self, judgement: Judgement) -> str:
        if judgement.worst is None:
            return self.tr("Not one mistake.")
        truth, answer, count = judgement.worst
        text = self.tr("Most often a {truth} is taken for a {answer}: {count} times.")
        return text.format(truth=judgement.classes[truth], answer=judgement.classes[answer], count=count)

    @Slot(int, int)
    def _show_cell(self, truth: int, answer: int) -> None:
        if self.judgement is not None:
            self._show_images(self.judgement.images_of(truth, answer), self.matrix.sentence(truth, answer))

    @Slot()
    def _show_mistakes(self) -> None:
        if self.judgement is not None:
            text = self.tr("All mistakes, the surest first. Click a cell for its images.")
            self._show_images(self.judgement.wrong(), text)

    def _show_images(self, places: np.ndarray, caption: str) -> None:
        self.caption.setText(caption)
        self.images.images.show(self.judgement, places)

    def showEvent(self, event: QShowEvent) -> None:
        """Judge what was trained while nobody looked."""
        super().showEvent(event)
        self._judge_if_needed()

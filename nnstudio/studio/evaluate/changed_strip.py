"""The changed pictures themselves: some of them at the strength that is pointed at, or all that went wrong where the
curve was clicked. A click on one asks the test panel about it.
"""

from __future__ import annotations

import dataclasses
import threading
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnstudio.errors import Sentence
from nnstudio.inside.changed_pictures import STRENGTHS
from nnstudio.inside.robustness import Robustness
from nnstudio.inside.sample import Places
from nnstudio.learning.examples import ArrayExamples
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.judgement import Judgement
from nnstudio.studio.ask.altered import Altered
from nnstudio.studio.evaluate.images import ImageGrid
from nnstudio.studio.evaluate.robustness_words import change_words, some_words, wrong_words
from nnstudio.studio.training.job import Job, Jobs
from nnstudio.studio.words import in_words

FIRST, MOST = 24, 300
"""Pictures that are shown at the strength under the pointer, and of those that went wrong."""


@dataclasses.dataclass(frozen=True, eq=False)
class Chosen:
    """Pictures of a measurement at a strength: all that went wrong there, or some, changed as they were asked about.
    rows: which of the sample.
    """

    judgement: Judgement
    found: Robustness
    kind: str
    at: int
    wrong: bool
    rows: Places

    @property
    def strength(self) -> float:
        """How much they were changed."""
        return STRENGTHS[self.kind][self.at]


def _change(chosen: Chosen, cancelled: threading.Event) -> tuple[Chosen, NDArray[np.generic]] | None:
    sample = chosen.found.sample
    return None if sample is None else (chosen, sample.changed(chosen.kind, chosen.strength, chosen.rows))


class ChangedStrip(QWidget):
    """wanted: an altered example that was clicked. chosen: what is shown. pinned: whether it stays while others are
    pointed at.
    """

    wanted = Signal(object)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.chosen: Chosen | None = None
        self.pinned = False
        self._values: NDArray[np.generic] | None = None
        self._job: Job | None = None
        self._next: Chosen | None = None
        self._asked: Chosen | None = None
        self.caption, self.grid = QLabel(), ImageGrid()
        self.caption.setWordWrap(True)
        self.grid.setAccessibleName(self.tr("Changed pictures"))
        self.grid.wanted.connect(self._want)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.grid, 1)

    def show_some(self, judgement: Judgement, found: Robustness, kind: str, at: int) -> None:
        """Show what some pictures look like at a strength."""
        self.pinned = False
        self._show(Chosen(judgement, found, kind, at, False, np.arange(min(FIRST, found.count))))

    def show_wrong(self, judgement: Judgement, found: Robustness, kind: str, at: int) -> None:
        """Show those that went wrong at a strength, until something else is asked for."""
        self.pinned = True
        self._show(Chosen(judgement, found, kind, at, True, found.wrong(kind, at)[:MOST]))

    def clear(self) -> None:
        """Show nothing."""
        self.chosen, self._values, self.pinned = None, None, False
        self._next, self._asked = None, None
        self.caption.setText("")
        self.grid.images.show(None, np.zeros(0, np.intp))

    def _show(self, chosen: Chosen) -> None:
        self._next = self._asked = chosen
        if self._job is None:
            self._begin()

    def _begin(self) -> None:
        chosen, self._next = self._next, None
        if chosen is not None:
            self._job = self.jobs.start(partial(_change, chosen), self._take, self._fail, self._ended)

    @Slot(object)
    def _take(self, result: object) -> None:
        if isinstance(result, tuple) and result[0].found is (self._asked.found if self._asked else None):
            self.chosen, self._values = result
            self._show_pictures(*result)

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.clear()
        self.caption.setText(in_words(said))

    @Slot()
    def _ended(self) -> None:
        self._job = None
        self._begin()

    def _show_pictures(self, chosen: Chosen, values: NDArray[np.generic]) -> None:
        found, sample, plain = chosen.found, chosen.found.sample, chosen.judgement.found
        if sample is None or not isinstance(plain, Confusions):
            return
        rows = chosen.rows
        answered = dataclasses.replace(
            plain,
            truths=sample.truths[rows],
            answers=found.answers[chosen.kind][chosen.at][rows],
            sureness=found.sureness[chosen.kind][chosen.at][rows],
            matrix=None,
            pairs=(),
        )
        examples = ArrayExamples(values, sample.truths[rows])
        judgement = dataclasses.replace(chosen.judgement, examples=examples, found=answered)
        self.grid.show_examples(judgement, np.arange(len(rows)), sample.places[rows])
        change = change_words(chosen.kind, chosen.strength)
        accuracy = float(found.curves[chosen.kind][chosen.at])
        count = len(found.wrong(chosen.kind, chosen.at))
        self.caption.setText(wrong_words(change, count) if chosen.wrong else some_words(change, accuracy))

    @Slot(int)
    def _want(self, place: int) -> None:
        chosen, values = self.chosen, self._values
        if chosen is None or values is None or chosen.found.sample is None:
            return
        row, sample = int(chosen.rows[place]), chosen.found.sample
        how = change_words(chosen.kind, chosen.strength)
        number, label = int(sample.places[row]), int(sample.truths[row])
        self.wanted.emit(Altered(values[place], label, number, how, chosen.judgement.part))

    def minimumSizeHint(self) -> QSize:
        """Two pictures."""
        return QSize(150, 80)

"""How good the network is on examples that it doesn't learn from: its figures, and what stands behind each of them."""

from __future__ import annotations

import dataclasses
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from nnstudio.errors import Sentence
from nnstudio.learning.tasks import Reconstruction, Regression
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.deviations import Deviations
from nnstudio.runs.judgement import Judgement
from nnstudio.runs.state import State
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.evaluate.classes_page import MATRIX, ClassesPage
from nnstudio.studio.evaluate.exam_button import ExamButton, part_text
from nnstudio.studio.evaluate.judging import Judging
from nnstudio.studio.evaluate.numbers_page import RESIDUALS, NumbersPage
from nnstudio.studio.evaluate.remakes_page import RemakesPage
from nnstudio.studio.evaluate.when import When
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.store import Store
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.text_line import TextLine
from nnstudio.studio.words import in_words

Body = ClassesPage | NumbersPage | RemakesPage
Kind = TypeVar("Kind", ClassesPage, NumbersPage, RemakesPage)


@dataclasses.dataclass(frozen=True)
class Look:
    """What a person has chosen to see of a judgement. cell: truth and answer, in the matrix. numbers: of predicted
    numbers. target: which of them. when: of which step it is.
    """

    view: str = MATRIX
    by_confusions: bool = False
    cell: tuple[int, int] | None = None
    numbers: str = RESIDUALS
    target: int = 0
    when: When = When()


class EvaluatePanel(QWidget):
    """Judges the network after each epoch and each run, while somebody looks, in a thread of its own.

    example_wanted: the place of an example that should be asked about again, among those that were judged.
    altered_wanted: an example that was altered, and should be asked about.
    """

    example_wanted = Signal(int, str)
    altered_wanted = Signal(object)

    def __init__(self, run_model: RunModel, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.run_model, self.store = run_model, store
        self.judging = Judging(run_model, store, self)
        self._epochs = 0
        self._built: list[Body] = []
        self._make_parts()
        self._lay_out()
        self.judging.began.connect(self._show_begun)
        self.judging.judged.connect(self._show)
        self.judging.failed.connect(self._fail)
        self.judging.ended.connect(self._judging_ended)
        run_model.progressed.connect(self._look_for_epoch)
        run_model.state_changed.connect(self._look_at_state)
        run_model.run_started.connect(self._forget)
        run_model.travel.arrived.connect(self._judge_if_needed)
        store.changed.connect(self._judge_if_needed)
        store.changed.connect(self._show_exam)
        run_model.exam.changed.connect(self._show_exam)
        self._show_exam()

    def _make_parts(self) -> None:
        self.headline = TextLine()
        self.again = tool_button(self.tr("Evaluate the network as it is now"), "again")
        self.again.setIconSize(QSize(16, 16))
        self.again.clicked.connect(self.evaluate)
        self.exam = ExamButton()
        self.exam.clicked.connect(self.test)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")

    def _lay_out(self) -> None:
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.header.addWidget(self.headline, 1)
        self.bodies = QStackedLayout()
        self.header.addWidget(self.again)
        self.header.addSpacing(8)
        self.header.addWidget(self.exam)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(self.header)
        column.addLayout(self.bodies, 1)
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(page)
        self._show_empty()

    # Each page takes long to build, and nobody sees it before a network was judged: the window opens without it

    @cached_property
    def classes(self) -> ClassesPage:
        """What was found of a classification."""
        return self._with(ClassesPage(self.run_model.jobs))

    @cached_property
    def numbers(self) -> NumbersPage:
        """What was found of predicted numbers."""
        return self._with(NumbersPage())

    @cached_property
    def remakes(self) -> RemakesPage:
        """What was found of images that are made again."""
        return self._with(RemakesPage())

    def _with(self, body: Kind) -> Kind:
        body.tools.hide()
        self.header.insertWidget(1, body.tools)
        self.bodies.addWidget(body)
        body.example_wanted.connect(self._want_example)
        if isinstance(body, ClassesPage):
            body.robustness.wanted.connect(self.altered_wanted)
        self._built.append(body)
        return body

    def _body_for(self, judgement: Judgement) -> Body:
        if isinstance(judgement.found, Confusions):
            return self.classes
        return self.numbers if isinstance(judgement.found, Deviations) else self.remakes

    def _show_empty(self) -> None:
        """Say what will be here."""
        task = self.store.document.task
        text = self.tr(
            "Nothing has been trained yet.\nAfter training, this shows which classes are confused."
        )
        if isinstance(task, Regression):
            text = self.tr(
                "Nothing has been trained yet.\nAfter training, this shows how far the numbers are off."
            )
        elif isinstance(task, Reconstruction):
            text = self.tr(
                "Nothing has been trained yet.\nAfter training, this shows which images come out worst."
            )
        self.empty.setText(text)
        self.pages.setCurrentIndex(0)

    @property
    def judgement(self) -> Judgement | None:
        """What is shown."""
        return self.judging.judgement

    @property
    def is_judging(self) -> bool:
        """Whether a network is being judged."""
        return self.judging.busy

    @Slot()
    def evaluate(self) -> None:
        """Judge the network as it is now, after what is being judged; nothing happens where it can't be asked."""
        self.judging.judge(self.run_model.judged_by())

    @Slot()
    def test(self) -> None:
        """Open the test part, which counts."""
        if not self.is_judging:
            part = self.run_model.judged_by().part
            self.judging.judge(self.run_model.judged_by("test"), on_purpose=part != "test")

    @Slot()
    def _show_begun(self) -> None:
        self.headline.show_text("", self.tr("evaluating ..."))
        if self.judgement is None:
            self.empty.setText(self.tr("evaluating ..."))
        self._show_exam()

    def lead_to(self, ask: AskPanel) -> None:
        """Have examples that are wanted asked about there."""
        self.example_wanted.connect(ask.show_example)
        self.altered_wanted.connect(ask.show_altered)

    def look(self) -> Look:
        """What is chosen to be seen."""
        look = Look(when=self.judging.when)
        for body in self._built:
            if isinstance(body, ClassesPage):
                by_confusions, cell = body.sorted.isChecked(), body.matrix.cell
                look = dataclasses.replace(look, view=body.view, by_confusions=by_confusions, cell=cell)
            elif isinstance(body, NumbersPage):
                look = dataclasses.replace(look, numbers=body.view, target=body.target)
        return look

    def show_judgement(self, judgement: Judgement | None, look: Look) -> None:
        """Show what was judged elsewhere, and of that what was chosen."""
        self.judging.show(judgement, look.when)
        self._epochs = len(self.run_model.history.epochs)
        other = look != self.look()
        if other:
            self.classes.view, self.classes.matrix.cell = look.view, look.cell
            self.classes.sorted.setChecked(look.by_confusions)
        self._show()
        if other:
            self.numbers.show_view(look.numbers)
            self.numbers.chooser.setCurrentIndex(look.target)

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self.pages.setCurrentIndex(0)
        self.empty.setText(in_words(said))

    @Slot()
    def _judging_ended(self) -> None:
        self._show_exam()
        if self.judging.missed:
            self._judge_if_needed()

    @Slot()
    def _look_for_epoch(self) -> None:
        epochs = len(self.run_model.history.epochs)
        if epochs != self._epochs:
            self._epochs = epochs
            self._judge_if_needed()

    @Slot()
    def _look_at_state(self) -> None:
        self._show_exam()
        if self.run_model.state is not State.TRAINING:
            self._judge_if_needed()

    @Slot()
    def _judge_if_needed(self) -> None:
        if self.isVisible() and self.run_model.history and self.judging.outdated:
            self.evaluate()

    @Slot()
    def _forget(self) -> None:
        self.judging.forget()
        self._epochs = 0
        self._show_empty()

    @Slot()
    def _show(self) -> None:
        judgement = self.judgement
        if judgement is None:
            return
        shown = self._body_for(judgement)
        for body in self._built:
            body.tools.setVisible(body is shown)
        strong, rest = shown.headline(judgement)
        part = part_text(judgement.part, self.run_model.exam.seen)
        said = (self.judging.when.words(), self._unanswered(judgement), part, rest)
        self.headline.show_text(strong, "  ·  ".join(filter(None, said)))
        self.headline.setToolTip(self.headline.text())
        shown.show_judgement(judgement, judgement.columns)
        self.bodies.setCurrentWidget(shown)
        self.pages.setCurrentIndex(1)

    def _unanswered(self, judgement: Judgement) -> str:
        """How many examples got no answer, which count as wrong; "" for none."""
        count = judgement.found.unanswered
        text = self.tr("{count} of {all} got no answer: the outputs are no numbers")
        return text.format(count=f"{count:,}", all=f"{len(judgement.examples):,}") if count else ""

    @Slot()
    def _show_exam(self) -> None:
        """Offer the test part where it is still unseen by validation, and say how often it was opened."""
        judged_by_it = self.run_model.asked().part == "test" or not self.store.document.description.test
        answering = self.run_model.answering
        trained = answering is not None and answering.trained
        self.exam.setVisible(not judged_by_it)
        self.exam.setEnabled(trained and not self.run_model.active and not self.is_judging)
        self.exam.show_seen(self.run_model.exam.seen)

    @Slot(int)
    def _want_example(self, place: int) -> None:
        if self.judgement is not None:
            self.example_wanted.emit(place, self.judgement.part)

    def showEvent(self, event: QShowEvent) -> None:
        """Judge what was trained while nobody looked."""
        super().showEvent(event)
        self._judge_if_needed()

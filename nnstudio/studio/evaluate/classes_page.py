"""The judgement of a classification: which classes are taken for which, how each one fares, and by which examples."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from nnstudio.data.columns import Column as DataColumn
from nnstudio.errors import by_count
from nnstudio.runs.confusions import Confusions
from nnstudio.runs.judgement import Judgement
from nnstudio.studio.evaluate.calibration_view import CalibrationView
from nnstudio.studio.evaluate.class_tables import show_classes, show_pairs
from nnstudio.studio.evaluate.columns import lay_out
from nnstudio.studio.evaluate.examples import ExamplesView, Places
from nnstudio.studio.evaluate.figures import Figures
from nnstudio.studio.evaluate.matrix import ConfusionMatrix
from nnstudio.studio.evaluate.robustness_view import RobustnessView
from nnstudio.studio.evaluate.table import FigureTable
from nnstudio.studio.evaluate.views import ViewButtons, switch
from nnstudio.studio.evaluate.words import cell_text, class_text
from nnstudio.studio.training.job import Jobs
from nnstudio.studio.words import one_after_the_other

MATRIX, CLASSES, PAIRS = "matrix", "classes", "confusions"
CALIBRATION, ROBUSTNESS = "calibration", "robustness"
"""What is shown in the middle."""


class ClassesPage(QWidget):
    """Shows a judgement whose findings are Confusions. jobs: does what takes long. tools: buttons for the header.

    example_wanted: the place of an example that should be asked about again, among all that were judged.
    """

    example_wanted = Signal(int)

    def __init__(self, jobs: Jobs | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs if jobs is not None else Jobs(self)
        self.judgement: Judgement | None = None
        self.found: Confusions | None = None
        self.columns: tuple[DataColumn, ...] = ()
        self.view = MATRIX
        self._shown: tuple[int, int] | int | None = None
        self._bin: int | None = None
        self._make_parts()
        self._make_tools()
        self._lay_out()
        self.matrix.chosen.connect(self._show_cell)
        self.matrix.left.connect(self._show_mistakes)
        self.classes.wanted.connect(self._show_class)
        self.pairs.wanted.connect(self._show_pair)
        self.calibration.wanted.connect(self._show_bin)
        self.calibration.answer_chosen.connect(self._show_mistakes)
        self.examples.wanted.connect(self.example_wanted)

    def _make_parts(self) -> None:
        self.figures, self.mistakes = Figures(), QLabel()
        self.mistakes.setWordWrap(True)
        self.matrix = ConfusionMatrix()
        self.classes = FigureTable(self.tr("Figures of each class"))
        self.pairs = FigureTable(self.tr("The most frequent confusions"))
        self.calibration, self.robustness = CalibrationView(), RobustnessView(self.jobs)
        self.examples = ExamplesView()
        self.caption = QLabel()
        self.caption.setWordWrap(True)

    def _make_tools(self) -> None:
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.sorted = switch(
            self.tr("Sorted"), self.tr("Show the classes first that most mistakes have to do with")
        )
        self.sorted.toggled.connect(self._show_matrix)
        self.views = ViewButtons(
            {
                MATRIX: (self.tr("Matrix"), self.tr("Each class against each answer")),
                CLASSES: (self.tr("Classes"), self.tr("Precision, recall and F1 of each class")),
                PAIRS: (self.tr("Confusions"), self.tr("The most frequent confusions as a table")),
                CALIBRATION: (
                    self.tr("Calibration"),
                    self.tr("Whether the network is right as often as it is sure"),
                ),
                ROBUSTNESS: (
                    self.tr("Robustness"),
                    self.tr("How much the network bears when its pictures are changed"),
                ),
            }
        )
        self.buttons = self.views.buttons
        self.views.chosen.connect(self.show_view)
        row.addWidget(self.sorted)
        row.addSpacing(12)
        row.addWidget(self.views)

    def _lay_out(self) -> None:
        whole = (
            (self.matrix, 3),
            (self.classes, 7),
            (self.pairs, 5),
            (self.calibration, 6),
            (self.robustness, 7),
        )
        self.beside = lay_out(self, (self.figures, self.mistakes), whole, (self.caption, self.examples), 2)
        for widget in (self.classes, self.pairs, self.calibration, self.robustness):
            widget.hide()

    def show_judgement(self, judgement: Judgement, columns: tuple[DataColumn, ...]) -> None:
        """Show what was judged. columns: of the data, () for pictures."""
        found = judgement.found
        if not isinstance(found, Confusions):
            return
        if self.found is not None and self.found.names != found.names:
            self._leave_cell()
            self._shown = None
        self.judgement, self.found, self.columns = judgement, found, columns
        self.figures.show_judgement(judgement)
        self.mistakes.setText(self._mistakes_text(found))
        self._show_matrix()
        show_classes(self.classes, found, CalibrationView.fits(judgement))
        show_pairs(self.pairs, found)
        self.calibration.show_judgement(judgement, found)
        self.buttons[MATRIX].setVisible(found.matrix is not None)
        self.robustness.offer(judgement)
        self.buttons[CALIBRATION].setVisible(CalibrationView.fits(judgement))
        self.buttons[ROBUSTNESS].setVisible(RobustnessView.fits(judgement))
        self.show_view(self.view)
        self._show_examples_again()

    def headline(self, judgement: Judgement) -> tuple[str, str]:
        """The judgement in a few words, and what else is to be said of it."""
        found, leading = judgement.found, judgement.leading
        if not isinstance(found, Confusions):
            return "", ""
        return self.tr("{share} right").format(share=leading.metric.text(leading.value)), ""

    def _mistakes_text(self, found: Confusions) -> str:
        """How many there are, and which is the most frequent one."""
        mistakes = len(found.wrong())
        if not mistakes:
            return self.tr("Not one mistake.")
        wrong = self.tr("{wrong} of {count} wrong.").format(wrong=f"{mistakes:,}", count=f"{len(found):,}")
        if found.worst is None:
            return wrong
        once = self.tr("Most often {truth} is taken for {answer}: once.")
        often = self.tr("Most often {truth} is taken for {answer}: {count} times.")
        text = by_count(found.worst.count, once, often)
        names = class_text(found.names[found.worst.truth]), class_text(found.names[found.worst.answer])
        worst = text.format(truth=names[0], answer=names[1], count=f"{found.worst.count:,}")
        return one_after_the_other((wrong, worst))

    @Slot(str)
    def show_view(self, view: str) -> None:
        """Show one of the views, or the matrix where it has nothing to show. Robustness has examples of its own, and
        needs the room of the figures.
        """
        self.view = view
        shown = self._possible(view)
        self.buttons[shown].setChecked(True)
        self.matrix.setVisible(shown == MATRIX)
        self.classes.setVisible(shown == CLASSES)
        self.pairs.setVisible(shown == PAIRS)
        self.calibration.setVisible(shown == CALIBRATION)
        self.robustness.setVisible(shown == ROBUSTNESS)
        for widget in (self.beside, self.figures, self.mistakes):
            widget.setVisible(shown != ROBUSTNESS)
        self.sorted.setVisible(shown == MATRIX and self.found is not None and len(self.found.names) > 2)

    def _possible(self, view: str) -> str:
        """The view, or another one where it has nothing to show for so many classes or such outputs."""
        fits = {CALIBRATION: CalibrationView.fits, ROBUSTNESS: RobustnessView.fits}.get(view)
        if fits is not None and self.judgement is not None and not fits(self.judgement):
            view = MATRIX
        return PAIRS if view == MATRIX and self.found is not None and self.found.matrix is None else view

    @Slot()
    def _show_matrix(self) -> None:
        if self.found is not None and self.found.matrix is not None:
            order = self.found.order() if self.sorted.isChecked() else None
            self.matrix.show_counts(self.found.matrix, self.found.names, order)

    def _show_examples_again(self) -> None:
        """Those of what was chosen before, by what is known now."""
        if self._bin is not None:
            self._show_bin(self._bin)
        elif self.matrix.cell is not None:
            self._show_cell(*self.matrix.cell)
        elif isinstance(self._shown, int) and self.found is not None and self._shown < len(self.found.names):
            self._show_class(self._shown)
        elif isinstance(self._shown, tuple) and self.found is not None:
            self._show_cell(*self._shown)
        else:
            self._show_mistakes()

    @Slot(int, int)
    def _show_cell(self, truth: int, answer: int) -> None:
        if self.found is None or max(truth, answer) >= len(self.found.names):
            self._show_mistakes()
            return
        self._shown = truth, answer
        places = self.found.examples_of(truth, answer)
        names = self.found.names
        self._show_examples(places, cell_text(names[truth], names[answer], len(places)))

    @Slot(int)
    def _show_class(self, index: int) -> None:
        if self.found is not None:
            self._leave_cell()
            self._shown = index
            places = self.found.mistakes_with(index)
            one = self.tr("{name}: 1 mistake has to do with it.")
            many = self.tr("{name}: {count} mistakes have to do with it, the surest first.")
            text = by_count(len(places), one, many)
            self._show_examples(
                places, text.format(name=class_text(self.found.names[index]), count=f"{len(places):,}")
            )

    @Slot(int)
    def _show_pair(self, index: int) -> None:
        if self.found is not None:
            self._leave_cell()
            pair = self.found.pairs[index]
            self._show_cell(pair.truth, pair.answer)

    @Slot(int)
    def _show_bin(self, number: int) -> None:
        if self.found is not None:
            self._leave_cell()
            self._shown = None
            self._show_examples(*self.calibration.examples_of(number, self.found), number)

    def _leave_cell(self) -> None:
        self.matrix.cell = None
        self.matrix.viewport().update()

    @Slot()
    def _show_mistakes(self) -> None:
        self._shown = None
        if self.found is not None:
            text = self.tr("All mistakes, the surest first. Click a cell or a row for its examples.")
            self._show_examples(self.found.wrong(), text)

    def _show_examples(self, places: Places, caption: str, number: int | None = None) -> None:
        """number: the bin of the calibration that they are of."""
        self._bin = number
        self.calibration.choose(number)
        self.caption.setText(caption)
        if self.judgement is not None:
            self.examples.show_examples(self.judgement, self.columns, places)

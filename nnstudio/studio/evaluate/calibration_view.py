"""Whether the network is right as often as it is sure: the diagram of all answers or of those for one class, what it
comes to in a sentence, and what a temperature would make of it.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.errors import by_count
from nnstudio.runs.calibration import BINS, Calibration
from nnstudio.runs.confusions import Confusions, Places
from nnstudio.runs.judgement import Judgement
from nnstudio.runs.temperature import Mended
from nnstudio.studio.evaluate.calibration_mark import CalibrationMark
from nnstudio.studio.evaluate.calibration_plot import CalibrationPlot
from nnstudio.studio.shared.fitting_line import FittingLine
from nnstudio.studio.words import in_words, one_after_the_other

SMALL = 0.001
"""Below this, answers are called neither too sure nor too careful."""
WIDEST = 130
"""Pixels of the chooser of a class."""


class CalibrationView(QWidget):
    """wanted: the bin whose examples should be shown. answer_chosen: other answers are looked at.

    answer: the class whose answers are shown, None for all.
    """

    wanted = Signal(int)
    answer_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Confusions | None = None
        self.mended: Mended | None = None
        self.aside = False
        self.answer: int | None = None
        self.plot, self.said, self.better = CalibrationPlot(), FittingLine(), FittingLine()
        self.mark, self.ring = CalibrationMark(full=True), CalibrationMark(full=False)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Class whose answers are shown"))
        self.chooser.setMaximumWidth(WIDEST)
        self.chooser.currentIndexChanged.connect(self._choose_answer)
        self._say_what_it_is()
        self._lay_out()
        self.plot.wanted.connect(self.wanted)

    def _say_what_it_is(self) -> None:
        self.said.setToolTip(
            self.tr(
                "Answers are put into ten bins by how sure they are. The expected calibration error (ECE) is the mean "
                "distance between how sure and how often right the answers of a bin are, where each bin counts as "
                "often as it has answers. Bars: how often right. Dots: how sure in the mean. Above: the number of "
                "answers."
            )
        )
        self.plot.setToolTip(self.said.toolTip())
        self.better.setToolTip(
            self.tr(
                "What the softmax reads is divided by one number, the temperature at which the log loss of examples "
                "that are kept aside is least (Guo et al. 2017). The likeliest class stays the likeliest, so that no "
                "answer and no accuracy changes. Judged by those examples themselves, each half of them has the "
                "temperature of the other half. Rings: how sure and how often right the answers would be."
            )
        )

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setHorizontalSpacing(6)
        head.setVerticalSpacing(2)
        head.setColumnStretch(1, 1)
        head.addWidget(self.mark, 0, 0)
        head.addWidget(self.said, 0, 1)
        head.addWidget(self.chooser, 0, 2)
        head.addWidget(self.ring, 1, 0)
        head.addWidget(self.better, 1, 1, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.plot, 1)

    @staticmethod
    def fits(judgement: Judgement) -> bool:
        """Whether the outputs are probabilities, so that it can be said how sure an answer is."""
        return meaning_of(judgement.answering.graph, judgement.answering.task) is Outputs.DISTRIBUTION

    def show_judgement(self, judgement: Judgement, found: Confusions) -> None:
        """Show the calibration of other answers. found: what was found in the judgement."""
        if self.found is None or self.found.names != found.names:
            self._offer(found.names)
        self.found, self.mended, self.aside = found, judgement.mended, judgement.aside
        self._show()

    def _offer(self, names: tuple[str, ...]) -> None:
        self.answer = None
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems([self.tr("All answers"), *map(in_words, names)])
        self.chooser.blockSignals(False)

    @Slot(int)
    def _choose_answer(self, row: int) -> None:
        self.answer = row - 1 if row > 0 else None
        self._show()
        self.answer_chosen.emit()

    def _show(self) -> None:
        if self.found is None:
            return
        now, then = Calibration.of(self.found, self.answer), None
        if self.mended is not None:
            tempered = dataclasses.replace(self.found, sureness=self.mended.sureness)
            then = Calibration.of(tempered, self.answer)
        self.plot.show_calibration(now, None, then)
        self.said.say(*self._texts(now))
        self.ring.setVisible(then is not None)
        self.better.say(*self._better_texts(now, then))

    def choose(self, number: int | None) -> None:
        """Mark a bin, None for none."""
        if self.plot.calibration is not None and self.plot.chosen != number:
            self.plot.show_calibration(self.plot.calibration, number, self.plot.mended)

    def examples_of(self, number: int, found: Confusions) -> tuple[Places, str]:
        """The examples of a bin, mistakes first, and what they are."""
        calibration = self.plot.calibration
        places = calibration.examples_in(number, found) if calibration is not None else found.wrong()[:0]
        wrong = int((found.truths[places] != found.answers[places]).sum())
        one = self.tr("{low} to {high}% sure: 1 example, {wrong} wrong.")
        many = self.tr("{low} to {high}% sure: {count} examples, {wrong} wrong, mistakes first.")
        return places, by_count(len(places), one, many).format(
            low=100 * number // BINS,
            high=100 * (number + 1) // BINS,
            count=f"{len(places):,}",
            wrong=f"{wrong:,}",
        )

    def _texts(self, calibration: Calibration) -> tuple[str, ...]:
        """What the diagram comes to, in different lengths."""
        if calibration.error != calibration.error:
            said = self.tr("No example got an answer.") if self.answer is None else self.tr("Never answered.")
            return (said,)
        error = self.tr("Calibration error (ECE) {error}.").format(error=f"{calibration.error:.1%}")
        short = self.tr("ECE {error}").format(error=f"{calibration.error:.1%}")
        if abs(calibration.excess) < SMALL:
            rest = self.tr("In the mean, answers are as sure as they are right.")
        elif calibration.excess > 0:
            rest = self.tr("In the mean, answers are {points} points surer than right.")
        else:
            rest = self.tr("In the mean, answers are {points} points less sure than right.")
        rest = rest.format(points=f"{100 * abs(calibration.excess):.1f}")
        return one_after_the_other((error, rest)), error, short

    def _better_texts(self, now: Calibration, then: Calibration | None) -> tuple[str, ...]:
        """What a temperature would make of it, or why there is none."""
        if not self.aside:
            return (
                self.tr("Validation by a split (tab Training) shows a temperature that would mend it."),
                self.tr("A split (tab Training) shows what would mend it."),
            )
        if self.mended is None or then is None:
            return (
                self.tr("No temperature can be fitted: nothing that is kept aside is mistaken."),
                self.tr("No mistake to fit a temperature by."),
            )
        if then.error != then.error:
            return ("",)
        texts = (
            self.tr("With a temperature of {temperature}: {error}. No answer changes."),
            self.tr("Temperature {temperature}: {error}, same answers."),
        )
        if then.error >= now.error:
            texts = (
                self.tr("A temperature does not mend it: {error} with {temperature}."),
                self.tr("Temperature {temperature}: {error}, no better."),
            )
        figures = {"temperature": f"{self.mended.temperature:.2f}", "error": f"{then.error:.1%}"}
        return tuple(text.format(**figures) for text in texts)

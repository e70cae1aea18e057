"""Whether the network is right as often as it is sure: the diagram, and what it comes to in a sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.errors import by_count
from nnstudio.runs.calibration import BINS, Calibration
from nnstudio.runs.confusions import Confusions, Places
from nnstudio.runs.judgement import Judgement
from nnstudio.studio.evaluate.calibration_plot import CalibrationPlot
from nnstudio.studio.words import one_after_the_other

SMALL = 0.001
"""Below this, answers are called neither too sure nor too careful."""


class CalibrationView(QWidget):
    """wanted: the bin whose examples should be shown."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said, self.plot = QLabel(), CalibrationPlot()
        self.said.setWordWrap(True)
        self.said.setToolTip(
            self.tr(
                "Answers are put into ten bins by how sure they are. The expected calibration error (ECE) is the mean "
                "distance between how sure and how often right the answers of a bin are, where each bin counts as "
                "often as it has answers. Bars: how often right. Dots: how sure in the mean. Above: the number of "
                "answers."
            )
        )
        self.plot.setToolTip(self.said.toolTip())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.said)
        column.addWidget(self.plot, 1)
        self.plot.wanted.connect(self.wanted)

    @staticmethod
    def fits(judgement: Judgement) -> bool:
        """Whether the outputs are probabilities, so that it can be said how sure an answer is."""
        return meaning_of(judgement.answering.graph, judgement.answering.task) is Outputs.DISTRIBUTION

    def show_found(self, found: Confusions) -> None:
        """Show the calibration of other answers."""
        calibration = Calibration.of(found)
        self.plot.show_calibration(calibration, None)
        self.said.setText(self._text(calibration))

    def choose(self, number: int | None) -> None:
        """Mark a bin, None for none."""
        if self.plot.calibration is not None and self.plot.chosen != number:
            self.plot.show_calibration(self.plot.calibration, number)

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

    def _text(self, calibration: Calibration) -> str:
        if calibration.error != calibration.error:
            return self.tr("No example got an answer.")
        error = self.tr("Calibration error (ECE) {error}.").format(error=f"{calibration.error:.1%}")
        if abs(calibration.excess) < SMALL:
            rest = self.tr("In the mean, answers are as sure as they are right.")
        elif calibration.excess > 0:
            rest = self.tr("In the mean, answers are {points} points surer than right.")
        else:
            rest = self.tr("In the mean, answers are {points} points less sure than right.")
        return one_after_the_other((error, rest.format(points=f"{100 * abs(calibration.excess):.1f}")))

"""The judgement of predicted numbers: how far they are off, how often, and for which examples most."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QWidget

from nnstudio.data.columns import Column as DataColumn
from nnstudio.runs.deviations import Deviation, Deviations
from nnstudio.runs.judgement import Judgement
from nnstudio.studio.evaluate.columns import lay_out
from nnstudio.studio.evaluate.examples import value_columns, values_of
from nnstudio.studio.evaluate.figures import Figures
from nnstudio.studio.evaluate.plots import Cloud, Residuals, with_unit
from nnstudio.studio.evaluate.table import Column, FigureTable
from nnstudio.studio.evaluate.views import ViewButtons
from nnstudio.studio.evaluate.words import count_text, examples_text, metric_text, quantity
from nnstudio.studio.words import declared, in_words

RESIDUALS, ROWS = "residuals", "rows"


class NumbersPage(QWidget):
    """Shows a judgement whose findings are Deviations. tools: fields and buttons for the header.

    example_wanted: the place of an example that should be asked about again, among all that were judged.
    """

    example_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.judgement: Judgement | None = None
        self.columns: tuple[DataColumn, ...] = ()
        self._chosen: int | None = None
        self._make_parts()
        self._make_tools()
        self._lay_out()
        self.cloud.wanted.connect(self._want)
        self.rows.wanted.connect(self._want_row)

    def _make_parts(self) -> None:
        self.figures = Figures()
        self.cloud = Cloud()
        self.residuals = Residuals()
        self.rows = FigureTable(self.tr("The worst examples"))
        self.caption = QLabel()
        self.caption.setWordWrap(True)
        self.views = QStackedWidget()
        self.views.addWidget(self.residuals)
        self.views.addWidget(self.rows)

    def _make_tools(self) -> None:
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Number that is shown"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.setMaximumWidth(160)
        self.chooser.currentIndexChanged.connect(self._choose_target)
        self.buttons = ViewButtons(
            {
                RESIDUALS: (self.tr("Residuals"), self.tr("How often answers are off by how much")),
                ROWS: (self.tr("Worst"), self.tr("The examples whose answers are off most")),
            }
        )
        self.buttons.chosen.connect(self.show_view)
        row.addWidget(self.chooser)
        row.addWidget(self.buttons)

    def _lay_out(self) -> None:
        lay_out(self, (self.figures,), ((self.cloud, 3),), (self.caption, self.views), 4)

    @property
    def target(self) -> int:
        """The place of the number that is shown among those that are predicted."""
        return max(0, self.chooser.currentIndex())

    def show_judgement(self, judgement: Judgement, columns: tuple[DataColumn, ...]) -> None:
        """Show what was judged. columns: of the data, () for pictures."""
        if isinstance(judgement.found, Deviations):
            self.judgement, self.columns = judgement, columns
            self.figures.show_judgement(judgement)
            self._offer([in_words(target.name) for target in judgement.found.task.targets])
            self._show()

    def headline(self, judgement: Judgement) -> tuple[str, str]:
        """The judgement in a few words, and what else is to be said of it."""
        task, (leading, *others) = judgement.answering.task, judgement.figures
        second = others[0]
        said = f"{declared(second.metric.title)} {metric_text(task, second.metric, second.value)}"
        count = examples_text(len(judgement.examples))
        title = f"{declared(leading.metric.title)} {metric_text(task, leading.metric, leading.value)}"
        return title, f"{said}  {count}"

    def _offer(self, names: list[str]) -> None:
        if [self.chooser.itemText(index) for index in range(self.chooser.count())] != names:
            self.chooser.blockSignals(True)
            self.chooser.clear()
            self.chooser.addItems(names)
            self.chooser.blockSignals(False)
            self._chosen = None
        self.chooser.setVisible(len(names) > 1)

    @Slot()
    def _choose_target(self) -> None:
        self._show()

    @property
    def view(self) -> str:
        """What is shown beside the cloud."""
        return ROWS if self.views.currentWidget() is self.rows else RESIDUALS

    @Slot(str)
    def show_view(self, view: str) -> None:
        """Show the residuals or the worst rows."""
        self.buttons.buttons[view].setChecked(True)
        self.views.setCurrentWidget(self.rows if view == ROWS else self.residuals)
        self._say()

    def _show(self) -> None:
        found = self.judgement.found if self.judgement is not None else None
        if not isinstance(found, Deviations):
            return
        one = found.of(self.target)
        self._mark(found)
        self.residuals.show_deviation(one)
        self._show_rows(found, one)
        self._say()

    def _mark(self, found: Deviations) -> None:
        chosen = None
        if self._chosen is not None and self._chosen < len(found):
            values = (found.true, found.predicted)
            chosen = float(values[0][self._chosen, self.target]), float(values[1][self._chosen, self.target])
        self.cloud.show_deviation(found.of(self.target), chosen)

    def _show_rows(self, found: Deviations, one: Deviation) -> None:
        if self.judgement is None:
            return
        pictures = len(self.judgement.examples.shape) == 3
        heads = tuple(
            Column(with_unit(title, one.target), lambda value: quantity(value, ""), tip)
            for title, tip in (
                (self.tr("right"), ""),
                (self.tr("predicted"), ""),
                (self.tr("off by"), self.tr("predicted − right")),
            )
        )
        true, predicted = (
            values[one.worst, self.target].tolist() for values in (found.true, found.predicted)
        )
        rows = [(right, said, said - right) for right, said in zip(true, predicted, strict=True)]
        if pictures:
            numbered = [(*row, int(place)) for row, place in zip(rows, one.worst, strict=True)]
            self.rows.show_rows((*heads, Column(self.tr("example"), count_text)), numbered)
            return
        values = values_of(self.columns, self.judgement.examples, one.worst)
        whole = [(*row, *more) for row, more in zip(rows, values, strict=True)]
        self.rows.show_rows((*heads, *value_columns(self.columns, self.judgement.examples)), whole)

    def _say(self) -> None:
        found = self.judgement.found if self.judgement is not None else None
        if not isinstance(found, Deviations):
            return
        one = found.of(self.target)
        text = self.tr("Predicted − right is {mean} on average, with a deviation of {deviation}.")
        if self.views.currentWidget() is self.rows:
            text = self.tr("The largest misses first. Click one to ask about it again.")
        mean, deviation = (quantity(value, one.target.unit) for value in (one.mean, one.deviation))
        self.caption.setText(text.format(mean=mean, deviation=deviation))

    @Slot(int)
    def _want_row(self, row: int) -> None:
        found = self.judgement.found if self.judgement is not None else None
        if isinstance(found, Deviations):
            self._want(int(found.of(self.target).worst[row]))

    @Slot(int)
    def _want(self, place: int) -> None:
        """Mark an example's point, and have it asked about."""
        found = self.judgement.found if self.judgement is not None else None
        if isinstance(found, Deviations):
            self._chosen = place
            self._mark(found)
            self.example_wanted.emit(place)

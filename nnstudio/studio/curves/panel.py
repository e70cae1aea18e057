"""The curves of the run: the loss and a metric, with the run before as a ghost."""

from __future__ import annotations

import math
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nnstudio.runs.record import LOSS
from nnstudio.runs.state import State
from nnstudio.studio.curves.chooser import MetricChooser
from nnstudio.studio.curves.export import ExportError, Picture, export
from nnstudio.studio.curves.flags import Flags
from nnstudio.studio.curves.legend import Legend
from nnstudio.studio.curves.plot import CurvePlot
from nnstudio.studio.curves.readout import readout, title
from nnstudio.studio.curves.traces import Traces, horizon, traces
from nnstudio.studio.curves.travel_bar import TravelBar
from nnstudio.studio.files.place import choose_place
from nnstudio.studio.theme import icon
from nnstudio.studio.theme.appearance import RESTYLED
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.text_line import TextLine
from nnstudio.studio.words import declared, in_words

METRIC = "metric"
"""The place of a metric beside the loss: the one that leads, or another one that the person chose."""
PLACES = (LOSS, METRIC)
OFTEN = 0.1
"""Seconds from one picture of the curves to the next while a network trains: nobody reads a figure sooner, and painting
keeps the interpreter from the thread that trains.
"""


class CurvesPanel(QWidget):
    """Draws `run_model.history` whenever it has grown, if anybody can see it.

    chosen: the name of the metric that the person wants to see; None for the one that leads.
    """

    def __init__(self, run_model: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.run_model = run_model
        self.plots = {LOSS: CurvePlot(), METRIC: CurvePlot()}
        self.readouts = {place: TextLine() for place in PLACES}
        self.flags = Flags(list(self.plots.values()), self)
        self.chooser = MetricChooser()
        self.chosen: str | None = None
        self._ghosts: dict[str, Traces] = {}
        self._pointed = math.nan
        self._drawn = -math.inf
        self._lay_out()
        for plot in self.plots.values():
            plot.pointed_at.connect(self._point_at)
            plot.released.connect(self._zoom_all)
            plot.follow_wanted.connect(self._follow)
        self.chooser.chosen.connect(self.choose)
        run_model.progressed.connect(self._follow_run)
        run_model.run_started.connect(self._take_ghost)
        run_model.travel.changed.connect(self._show_moment)
        self._take_ghost()

    def _lay_out(self) -> None:
        self.legend = Legend()
        self.log = QToolButton()
        self.log.setText(self.tr("log"))
        self.log.setCheckable(True)
        self.log.setAccessibleName(self.tr("Logarithmic axis for the loss"))
        self.log.setToolTip(
            self.tr("Logarithmic axis for the loss: small gains late in a run become visible.")
        )
        self.log.toggled.connect(self._set_log)
        self.fit = self._tool(self.tr("Show the whole run"), "fit")
        self.fit.clicked.connect(self._follow)
        self.fit.setEnabled(False)
        self.save = self._tool(self.tr("Save the curves as PNG, SVG or CSV"), "save")
        self.save.clicked.connect(self.ask_and_export)
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addWidget(self.legend)
        header.addStretch(1)
        for widget in (self.log, self.fit, self.save):
            header.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(header)
        self.pages = QStackedLayout()
        layout.addLayout(self.pages, 1)
        self._fill_pages()
        layout.addWidget(self.travel)
        self._align_lines()

    def _fill_pages(self) -> None:
        """What is there before any run, and the plots side by side."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for metric, plot in self.plots.items():
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addLayout(self._line(metric))
            column.addWidget(plot, 1)
            row.addLayout(column, 1)
        self.empty = QLabel(
            self.tr("Nothing has been trained yet.\nPress Train, and the curves are drawn here.")
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")
        self.pages.addWidget(self.empty)
        self.pages.addWidget(pair)
        self.travel = TravelBar(self.run_model, self)

    def _line(self, place: str) -> QHBoxLayout:
        """What stands above a plot."""
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.readouts[place], 1)
        if place == METRIC:
            line.insertWidget(0, self.chooser)
        return line

    def changeEvent(self, event: QEvent) -> None:
        """Give both lines the height that the chooser has in another style."""
        super().changeEvent(event)
        if event.type() in RESTYLED and hasattr(self, "empty"):
            self._align_lines()

    def _align_lines(self) -> None:
        for line in self.readouts.values():
            line.setFixedHeight(self.chooser.sizeHint().height())

    def _tool(self, text: str, icon_name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    @Slot()
    def _follow_run(self) -> None:
        """Draw what there is now, unless more is to come and the last picture is fresh."""
        if self.run_model.state is not State.TRAINING or time.monotonic() - self._drawn >= OFTEN:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Draw what there is now."""
        if not self.isVisible():
            return
        self._drawn = time.monotonic()
        history, ghost = self.run_model.history, self.run_model.previous
        known = bool(history) or ghost is not None
        self.pages.setCurrentIndex(int(known))
        self.legend.setVisible(known)
        for tool in (self.log, self.save):
            tool.setEnabled(known)
        if not known:
            return
        best = history.best
        by = "" if self._figure(METRIC) == history.metric.name else declared(history.metric.title)
        self.legend.show_parts(ghost is not None, best.epoch if best else None, by)
        done = float(history.epochs[-1].epoch) if history.epochs else 0.0
        done = max(done, float(history.progress[-1])) if len(history) else done
        epochs = horizon(float(self.run_model.progress.epochs or math.ceil(done)), done)
        for place, plot in self.plots.items():
            plot.show_run(traces(history, self._figure(place)), epochs)
        self._show_readouts()

    @Slot()
    def _take_ghost(self) -> None:
        self._show_metric()
        self._follow()

    @Slot(str)
    def choose(self, name: str | None) -> None:
        """Draw this metric beside the loss, from now on; None for the one that leads."""
        self.chosen = None if name == self.run_model.history.metric.name else name
        self._show_metric()

    def _show_metric(self) -> None:
        history, previous = self.run_model.history, self.run_model.previous
        metric = history.metric_of(self._figure(METRIC))
        self.chooser.show_metrics(history.metrics, metric or history.metric)
        self.plots[METRIC].show_metric(metric)
        self._ghosts = {}
        if previous is not None and previous.metric.name == history.metric.name:
            self._ghosts = {place: traces(previous, self._figure(place)) for place in PLACES}
        for place, plot in self.plots.items():
            plot.show_ghost(self._ghosts.get(place))
        self.refresh()

    @Slot(bool)
    def _set_log(self, on: bool) -> None:
        self.plots[LOSS].set_logarithmic(on, self._ghosts.get(LOSS))

    def show_epochs(self, low: float, high: float) -> None:
        """Show these epochs, and no longer follow the run."""
        self._zoom_all(low, high)

    @Slot()
    def _follow(self) -> None:
        for plot in self.plots.values():
            plot.follow()
        self.fit.setEnabled(False)

    @Slot(float, float)
    def _zoom_all(self, low: float, high: float) -> None:
        """Show the same epochs in all plots."""
        for plot in self.plots.values():
            plot.show_epochs(low, high)
        self.fit.setEnabled(True)

    @Slot(float)
    def _point_at(self, epoch: float) -> None:
        self._pointed = epoch
        for plot in self.plots.values():
            plot.show_crosshair(epoch)
        self._show_readouts()

    @Slot()
    def _show_moment(self) -> None:
        """Mark where the slider is."""
        at = self.run_model.travel.at
        for plot in self.plots.values():
            plot.show_moment(math.nan if at is None else self.run_model.history.epochs_at(at.step))

    def _show_readouts(self) -> None:
        history = self.run_model.history
        for place, label in self.readouts.items():
            figure = self._figure(place)
            figures = readout(history, figure, self._pointed)
            label.show_text(title(history, figure) if place == LOSS else "", figures)
            self.plots[place].setAccessibleName(title(history, figure))
            self.plots[place].setAccessibleDescription(figures)
            label.setToolTip(label.text())

    def _figure(self, place: str) -> str:
        """What is drawn in a place: the loss, or a metric by its name."""
        history = self.run_model.history
        known = self.chosen is not None and history.metric_of(self.chosen) is not None
        metric = self.chosen if known and self.chosen is not None else history.metric.name
        return LOSS if place == LOSS else metric

    @Slot()
    def ask_and_export(self) -> None:
        """Ask for a file, and write the curves into it."""
        kinds = {".png": self.tr("Picture"), ".svg": self.tr("Drawing"), ".csv": self.tr("Numbers")}
        path = choose_place(self, self.tr("Save the curves"), "curves.png", kinds)
        if path is None:
            return
        try:
            self.export(path)
        except ExportError as error:
            QMessageBox.warning(self, self.tr("Save the curves"), in_words(error.sentence))

    def export(self, path: Path) -> None:
        """Write the curves as PNG, SVG or CSV, by the file's ending; ExportError with a sentence."""
        self._point_at(math.nan)
        history = self.run_model.history
        plots = {title(history, self._figure(place)): plot for place, plot in self.plots.items()}
        export(path, history, Picture(self.run_model.store.document.title, self.legend, plots))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.refresh()

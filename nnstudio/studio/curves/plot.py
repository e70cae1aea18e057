"""One plot of one metric: the run as band, line and points, the run before as a ghost, and a crosshair."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QWidget

from nnstudio.learning.metrics import Metric
from nnstudio.studio.curves.axes import HALF_A_LABEL, EpochAxis, ValueAxis
from nnstudio.studio.curves.band import BandItem
from nnstudio.studio.curves.decimate import Band, Numbers
from nnstudio.studio.curves.frame import Frame
from nnstudio.studio.curves.marks import MarksItem
from nnstudio.studio.curves.traces import Traces
from nnstudio.studio.shared.plot import Plot
from nnstudio.studio.theme.colours import Colours, mixed

SMALLEST = 1e-6
"""Below that a loss is drawn at the bottom of a logarithmic axis."""
BEFORE, AFTER = -0.03, 1.06
"""Where the axis begins and ends, in parts of the epochs that it shows: the last has room for its star and label."""
EMPTY = np.empty(0)


class CurvePlot(Plot):
    """Draws the `Traces` of a run, and of the one before.

    drawn: the metric, None for a loss. pointed_at: the pointer is over this epoch;
    NaN when it has left. released: the person moved or zoomed the view to these epochs, so that it no longer follows
    the run. follow_wanted: the person wants to see the whole run again.
    """

    pointed_at = Signal(float)
    released = Signal(float, float)
    follow_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({"bottom": EpochAxis(), "left": ValueAxis()}, HALF_A_LABEL, parent)
        self.drawn: Metric | None = None
        self.follows = True
        self.logarithmic = False
        self._shown: Traces | None = None
        self._epochs = 1.0
        self._framed_epochs = 0.0
        self._frame = Frame(0.0, 0.0)
        self._make_items()
        self.setMinimumSize(160, 96)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setMouseTracking(True)
        self.getViewBox().setLimits(xMin=-0.1, minXRange=0.05)
        self.getViewBox().sigRangeChangedManually.connect(self._release)
        self._take_colours()

    def show_metric(self, metric: Metric | None) -> None:
        """Have the axis suit a metric; None for a loss."""
        if metric is not self.drawn:
            self.drawn, self._shown, self._frame = metric, None, Frame(0.0, 0.0)
            self.getAxis("left").show_metric(metric)

    def _make_items(self) -> None:
        self.show_grid("left", 0.18)
        self.ghost_line = self._curve(0)
        self.ghost_validation = self._curve(1)
        self.band = BandItem()
        self.band.setZValue(2)
        self.addItem(self.band, ignoreBounds=True)
        self.best_line = pg.InfiniteLine(angle=90, movable=False)
        self.best_line.setZValue(3)
        self.line = self._curve(4)
        self.validation_line = self._curve(5)
        self.marks = MarksItem()
        self.moment = pg.InfiniteLine(angle=90, movable=False)
        self.onset = pg.InfiniteLine(angle=90, movable=False)
        self.crosshair = pg.InfiniteLine(angle=90, movable=False)
        for depth, item in enumerate((self.marks, self.moment, self.onset, self.crosshair), 6):
            item.setZValue(depth)
            self.addItem(item, ignoreBounds=True)
        self.addItem(self.best_line, ignoreBounds=True)
        self.best_line.hide()
        for line in (self.moment, self.onset, self.crosshair):
            line.hide()

    def _curve(self, depth: int) -> pg.PlotCurveItem:
        curve = pg.PlotCurveItem(antialias=True)
        curve.setZValue(depth)
        self.addItem(curve, ignoreBounds=True)
        return curve

    def show_run(self, run: Traces, epochs: float) -> None:
        """Draw the run; the axis reaches to `epochs`."""
        before, self._shown, self._epochs = self._shown, run, epochs
        self.band.set_band(Band(run.band.x, self._scaled(run.band.low), self._scaled(run.band.high)))
        self._draw(self.line, run.smooth)
        if before is None or not _same_epochs(before, run):
            self._show_epochs(run)
        self._fit()

    def _show_epochs(self, run: Traces) -> None:
        self._draw(self.validation_line, run.validation)
        best = run.best
        self.best_line.setVisible(best is not None)
        if best is not None:
            self.best_line.setValue(best[0])
            best = best[0], float(self._scaled(np.array([best[1]]))[0])
        self.marks.set_points(run.validation[0], self._scaled(run.validation[1]), best)

    def show_ghost(self, run: Traces | None) -> None:
        """Draw the run before, or nothing."""
        nothing = (EMPTY, EMPTY)
        self._draw(self.ghost_line, run.smooth if run else nothing)
        self._draw(self.ghost_validation, run.validation if run else nothing)

    def set_logarithmic(self, on: bool, ghost: Traces | None) -> None:
        """Use a logarithmic axis for the values."""
        self.logarithmic = on
        self._frame = Frame(0.0, 0.0)
        self.getAxis("left").setLogMode(on)
        self.show_ghost(ghost)
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_run(shown, self._epochs)

    def show_crosshair(self, epoch: float) -> None:
        """Put the crosshair at an epoch; NaN takes it away."""
        _put(self.crosshair, epoch)

    def show_moment(self, epoch: float) -> None:
        """Mark the moment that is looked back at; NaN for none."""
        _put(self.moment, epoch)

    def show_onset(self, epoch: float) -> None:
        """Draw a line where something began; NaN for none."""
        _put(self.onset, epoch)

    @Slot()
    def follow(self) -> None:
        """Show the whole run again, and go on doing so."""
        self.follows = True
        self._refit()

    @Slot()
    def _release(self) -> None:
        self.follows = False
        self.released.emit(*self.viewRange()[0])

    def show_epochs(self, low: float, high: float) -> None:
        """Show these epochs and no others, and no longer follow the run."""
        self.follows = False
        if self.viewRange()[0] != [low, high]:
            self.setXRange(low, high, padding=0.0)

    def _draw(self, curve: pg.PlotCurveItem, points: tuple[Numbers, Numbers]) -> None:
        curve.setData(points[0], self._scaled(points[1]))

    def _scaled(self, values: Numbers) -> Numbers:
        return np.log10(np.maximum(values, SMALLEST)) if self.logarithmic else values

    def _fit(self) -> None:
        if not self.follows or self._shown is None:
            return
        if self._framed_epochs != self._epochs:
            self._framed_epochs = self._epochs
            self.setXRange(BEFORE * self._epochs, AFTER * self._epochs, padding=0.0)
        if self._shown.span is not None:
            low, high = self._scaled(np.array(self._shown.span))
            if not self._frame.suits(low, high):
                self._frame = Frame.around(low, high, *self._limits())
                self.setYRange(self._frame.bottom, self._frame.top, padding=0.0)

    def _limits(self) -> tuple[float | None, float | None]:
        """The largest and the smallest value that can occur; None for no limit."""
        if self.drawn is not None:
            return self.drawn.highest, self.drawn.lowest
        return None, None if self.logarithmic else 0.0

    def _refit(self) -> None:
        self._frame, self._framed_epochs = Frame(0.0, 0.0), 0.0
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which epoch is pointed at."""
        super().mouseMoveEvent(event)
        at = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
        self.pointed_at.emit(QPointF(at).x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Follow the run again."""
        super().mouseDoubleClickEvent(event)
        self.follow_wanted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the crosshair away."""
        super().leaveEvent(event)
        self.pointed_at.emit(float("nan"))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        redrawn = (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange)
        if event.type() in redrawn and hasattr(self, "crosshair"):
            self._take_colours()

    def _take_colours(self) -> None:
        colours = Colours.of(self.palette())
        self.setBackground(colours.panel)
        for side in ("bottom", "left"):
            self.getAxis(side).setTextPen(colours.muted)
        self.getAxis("bottom").setLabel(self.tr("epoch"), color=colours.muted)
        self.band.set_colour(mixed(colours.panel, colours.training, 0.24))
        self.marks.set_colours(QColor(colours.validation), QColor(colours.panel), QColor(colours.good))
        self.draw_lines()

    def draw_lines(self, scale: float | None = None) -> None:
        """Draw lines a pixel wide. scale: device pixels to a pixel; None for those of the screen."""
        colours = Colours.of(self.palette())
        wide = max(1, round(self.devicePixelRatioF() if scale is None else scale))
        for side in ("bottom", "left"):
            self.getAxis(side).setPen(pg.mkPen(colours.edge, width=wide))
        self.line.setPen(pg.mkPen(colours.training, width=wide))
        self.validation_line.setPen(pg.mkPen(colours.validation, width=wide))
        self.best_line.setPen(pg.mkPen(colours.good, width=wide, style=Qt.PenStyle.DotLine))
        self.moment.setPen(pg.mkPen(colours.accent, width=2 * wide))
        self.onset.setPen(pg.mkPen(colours.warning, width=wide, style=Qt.PenStyle.DashLine))
        self.crosshair.setPen(pg.mkPen(colours.muted, width=wide))
        ghost = QColor(colours.ghost)
        self.ghost_line.setPen(pg.mkPen(ghost, width=wide))
        self.ghost_validation.setPen(pg.mkPen(ghost, width=wide, style=Qt.PenStyle.DashLine))


def _put(line: pg.InfiniteLine, epoch: float) -> None:
    line.setVisible(not np.isnan(epoch))
    if not np.isnan(epoch):
        line.setValue(epoch)


def _same_epochs(one: Traces, other: Traces) -> bool:
    """Whether both have the same points and the same best epoch; comparing them costs less than drawing them."""
    pairs = zip(one.validation, other.validation, strict=True)
    return one.best == other.best and all(np.array_equal(*pair) for pair in pairs)

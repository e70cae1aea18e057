"""The reliability diagram: how often a network is right, against how sure it says it is."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QWidget

from nnstudio.runs.calibration import BINS, Calibration
from nnstudio.studio.curves.axes import NumberAxis
from nnstudio.studio.evaluate.plots import PlainPlot
from nnstudio.studio.theme.colours import Colours, mixed

ROOM = 18
"""Pixels above the bars, for the numbers of answers."""
SMALLER = 0.8
"""Of the size of other texts, so that ten numbers fit beside one another."""


class CalibrationPlot(PlainPlot):
    """Bars of how often the answers of a bin are right, dots where their mean sureness is, rings where both would be
    with a temperature, and the diagonal on which both are the same. wanted: the bin that was clicked.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Calibration"))
        self.calibration: Calibration | None = None
        self.mended: Calibration | None = None
        self.chosen: int | None = None
        self.diagonal = pg.PlotCurveItem([0.0, 100.0], [0.0, 100.0], antialias=True)
        self.bars = pg.BarGraphItem(x0=[], width=100 / BINS, height=[])
        self.dots = pg.ScatterPlotItem(size=7)
        self.rings = pg.PlotDataItem(symbol="o", symbolSize=8, antialias=True)
        self.counts = [pg.TextItem(anchor=(0.5, 1.0)) for _ in range(BINS)]
        for number, text in enumerate(self.counts):
            text.setPos((number + 0.5) * 100 / BINS, 100.0)
            text.setFont(self._small())
        for depth, item in enumerate((self.bars, self.diagonal, self.rings, self.dots, *self.counts)):
            item.setZValue(depth)
            self.addItem(item, ignoreBounds=True)
        self.setXRange(-1.0, 105.0, padding=0.0)
        self.getViewBox().sigResized.connect(self._keep_room)
        ticks = [[(value, str(value)) for value in range(0, 101, 20)]]
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            assert isinstance(axis, NumberAxis)
            axis.setTicks(ticks)
        self.label("bottom", self.tr("how sure the network is (%)"), self.tr("sure (%)"))
        self.label("left", self.tr("how often it is right (%)"), self.tr("right (%)"))
        self.take_colours(Colours.of(self.palette()))

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(SMALLER * font.pointSizeF())
        return font

    @Slot()
    def _keep_room(self) -> None:
        """However high the plot is, the numbers fit over the bars."""
        height = self.getViewBox().height()
        self.setYRange(0.0, 100.0 * height / max(1.0, height - ROOM), padding=0.0)

    def show_calibration(
        self, calibration: Calibration, chosen: int | None, mended: Calibration | None = None
    ) -> None:
        """Show another one. chosen: a bin that is marked. mended: of the same answers with a temperature."""
        self.calibration, self.chosen, self.mended = calibration, chosen, mended
        self.dots.setData(*_points(calibration))
        self.rings.setData(*(_points(mended) if mended is not None else ([], [])))
        for count, text in zip(calibration.counts.tolist(), self.counts, strict=True):
            text.setText(count_in_short(count) if count else "")
        self._draw_bars(Colours.of(self.palette()))

    def _draw_bars(self, colours: Colours) -> None:
        if self.calibration is None:
            return
        right = self.calibration.right
        some = np.flatnonzero(self.calibration.counts)
        light = [0.65 if number == self.chosen else 0.35 for number in some]
        self.bars.setOpts(
            x0=some * 100 / BINS,
            width=100 / BINS,
            height=100 * right[some],
            pen=pg.mkPen(colours.training),
            brushes=[pg.mkBrush(mixed(colours.panel, colours.training, share)) for share in light],
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the examples of the bin under the pointer."""
        super().mousePressEvent(event)
        number = self.bin_at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(number)

    def bin_at(self, position: QPointF) -> int | None:
        """The bin, with examples in it, whose column a pixel is in."""
        view = self.getViewBox()
        at = self.mapToScene(position.toPoint())
        if self.calibration is None or not view.sceneBoundingRect().contains(at):
            return None
        number = int(view.mapSceneToView(at).x() // (100 / BINS))
        return number if 0 <= number < BINS and self.calibration.counts[number] else None

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "counts"):
            self.diagonal.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))
            self.rings.setPen(pg.mkPen(colours.good, width=max(1, round(self.devicePixelRatioF()))))
            self.rings.setSymbolPen(pg.mkPen(colours.good, width=1.6))
            self.rings.setSymbolBrush(pg.mkBrush(colours.panel))
            self.dots.setPen(pg.mkPen(colours.panel))
            self.dots.setBrush(pg.mkBrush(colours.validation))
            for text in self.counts:
                text.setColor(colours.muted)
            self._draw_bars(colours)


def _points(calibration: Calibration) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How sure and how often right the bins are that have answers, in percent."""
    some = np.flatnonzero(calibration.counts)
    return 100 * calibration.sure[some], 100 * calibration.right[some]


def count_in_short(count: int) -> str:
    """A number of examples in at most four letters or so: 842, 9.2k, 12k."""
    if count < 1_000:
        return str(count)
    return f"{count / 1000:.1f}k" if count < 9_950 else f"{count / 1000:.0f}k"

"""The picture of a test of learning rates: the rate, by powers of ten, against the loss that came of it."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from nnstudio.runs.range_test import RangeTest
from nnstudio.studio.curves.axes import NumberAxis
from nnstudio.studio.evaluate.plots import PlainPlot
from nnstudio.studio.theme.colours import Colours

HIGHEST = 1.5
"""Times the first loss: what blew up at the end would press all else to the floor."""


class PowerAxis(NumberAxis):
    """Whole powers of ten: 0.001, 1e-6."""

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """One for each power of ten."""
        return [(1.0, [float(power) for power in range(math.ceil(minVal), math.floor(maxVal) + 1)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The labels."""
        return [f"{10.0**value:g}".replace("e-0", "e-") for value in values]


class RangePlot(PlainPlot):
    """Losses of single steps, pale; the smooth line; the document's rate, and the one that is proposed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Loss at each learning rate"))
        self.setAxisItems({"bottom": PowerAxis("bottom")})
        self.steps = pg.PlotCurveItem(antialias=True)
        self.smooth = pg.PlotCurveItem(antialias=True)
        self.before = pg.InfiniteLine(0.0, angle=90, movable=False, label="", labelOpts={"position": 0.92})
        self.proposed = pg.InfiniteLine(0.0, angle=90, movable=False, label="", labelOpts={"position": 0.8})
        for depth, item in enumerate((self.steps, self.smooth, self.before, self.proposed)):
            item.setZValue(depth)
            self.addItem(item, ignoreBounds=True)
        self.before.hide()
        self.proposed.hide()
        self.take_colours(Colours.of(self.palette()))

    def show_test(self, found: RangeTest) -> None:
        """Draw what was found."""
        powers = np.log10(found.rates)
        self.steps.setData(powers, found.losses)
        self.smooth.setData(powers, found.smooth)
        low, first = float(np.min(found.smooth)), float(np.median(found.smooth[:15]))
        high = max(first * HIGHEST, first + (first - low) * 0.3) if first > 0 else float(np.max(found.smooth))
        self.setXRange(float(powers[0]), float(powers[-1]), padding=0.02)
        least = max(float(np.min(found.losses)), low - (high - low) * 0.2)
        self.setYRange(least, high, padding=0.04)
        self.label("bottom", self.tr("learning rate"))
        self.label("left", self.tr("loss"))
        self._mark(self.before, found.before, self.tr("now {rate}"), powers)
        self._mark(self.proposed, found.proposal, self.tr("proposed {rate}"), powers)

    def _mark(self, line: pg.InfiniteLine, rate: float | None, text: str, powers: np.ndarray) -> None:
        inside = rate is not None and rate > 0 and bool(powers[0] <= math.log10(rate) <= powers[-1])
        line.setVisible(inside)
        if inside and rate is not None:
            line.setValue(math.log10(rate))
            line.label.setFormat(text.format(rate=f"{rate:g}"))

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if not hasattr(self, "proposed"):
            return
        pale = QColor(colours.training)
        pale.setAlphaF(0.35)
        self.steps.setPen(pg.mkPen(pale))
        self.smooth.setPen(pg.mkPen(colours.training, width=2))
        self.before.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))
        self.proposed.setPen(pg.mkPen(colours.validation, width=2))
        for line, colour in ((self.before, colours.muted), (self.proposed, colours.validation)):
            line.label.setColor(colour)
            line.label.fill = pg.mkBrush(colours.panel)

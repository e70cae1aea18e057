"""The accuracy of a network, the more its pictures are changed in one way."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from nnstudio.inside.changed_pictures import STRENGTHS
from nnstudio.inside.robustness import Robustness
from nnstudio.studio.evaluate.plots import PlainPlot
from nnstudio.studio.theme.colours import Colours, mixed
from nnstudio.studio.words import signed

BARE = 8
"""Pixels of an axis without numbers."""


class RobustnessPlot(PlainPlot):
    """name: of the kind of change. labels: what its strength is, the longest first. leads: whether it stands at the
    left of others with the same heights, and alone says which these are.
    """

    def __init__(self, name: str, *labels: str, leads: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.untouched = pg.InfiniteLine(0.0, angle=0, movable=False)
        self.curve = pg.PlotDataItem(symbolSize=6, antialias=True)
        self.edges = pg.PlotCurveItem(), pg.PlotCurveItem()
        self.band = pg.FillBetweenItem(*self.edges)
        for item in (self.band, self.untouched, self.curve):
            self.addItem(item, ignoreBounds=True)
        self.setYRange(0.0, 104.0, padding=0.0)
        self.getAxis("left").setTicks([[(value, str(value)) for value in range(0, 101, 25)]])
        self.label("bottom", *labels)
        if leads:
            self.label("left", self.tr("right (%)"))
        else:
            self.getAxis("left").setStyle(showValues=False)
            self.getAxis("left").setWidth(BARE)
        self.take_colours(Colours.of(self.palette()))

    def show_curve(self, kind: str, found: Robustness) -> None:
        """Show another one: the accuracy at each strength of a kind, with its interval as a pale band."""
        strengths, accuracies = STRENGTHS[kind], found.curves[kind]
        self.curve.setData(np.array(strengths), 100 * accuracies)
        for edge, bound in zip(self.edges, found.bounds(kind), strict=True):
            edge.setData(np.array(strengths), 100 * bound)
        self.untouched.setValue(100 * found.plain)
        room = 0.12 * (strengths[-1] - strengths[0])
        self.getAxis("bottom").setTicks([[(each, signed(f"{each:g}")) for each in strengths[::2]]])
        self.setXRange(strengths[0] - room, strengths[-1] + room, padding=0.0)
        pairs = zip(strengths, accuracies.tolist(), strict=True)
        lines = [f"{signed(f'{strength:g}')}: {accuracy:.1%}" for strength, accuracy in pairs]
        self.setToolTip("\n".join((self.labels["bottom"][0], *lines)))
        self.setAccessibleDescription(", ".join(lines))

    def minimumSizeHint(self) -> QSize:
        """The smallest size at which something can be seen, with others beside it."""
        return QSize(96, 110)

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "curve"):
            wide = 2 * max(1, round(self.devicePixelRatioF()))
            self.curve.setPen(pg.mkPen(colours.training, width=wide))
            self.curve.setSymbol("o")
            self.band.setBrush(mixed(colours.panel, colours.training, 0.25))
            self.curve.setSymbolPen(pg.mkPen(colours.panel))
            self.curve.setSymbolBrush(pg.mkBrush(colours.training))
            self.untouched.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))

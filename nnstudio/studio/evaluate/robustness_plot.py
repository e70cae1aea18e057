"""The accuracy of a network, the more its pictures are changed in one way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from nnstudio.studio.evaluate.plots import PlainPlot
from nnstudio.studio.theme.colours import Colours
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
        for item in (self.untouched, self.curve):
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

    def show_curve(self, strengths: Sequence[float], accuracies: NDArray[np.float64], plain: float) -> None:
        """Show another one. accuracies: (n,) from 0 to 1 at each of the strengths. plain: that of what is untouched."""
        self.curve.setData(np.array(strengths), 100 * accuracies)
        self.untouched.setValue(100 * plain)
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
            self.curve.setSymbolPen(pg.mkPen(colours.panel))
            self.curve.setSymbolBrush(pg.mkBrush(colours.training))
            self.untouched.setPen(pg.mkPen(colours.muted, style=Qt.PenStyle.DashLine))

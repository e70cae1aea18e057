"""A run from inside: how the values of a layer spread from step to step, and how strong gradients are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnstudio.inside.over_time import Spread
from nnstudio.studio.doctor.range_plot import PowerAxis
from nnstudio.studio.inside.step_plot import StepPlot
from nnstudio.studio.theme.colours import Colours, mixed

NEAR = 10
"""Pixels across a line within which a click is on it."""
Series = Mapping[str, tuple[NDArray[np.int64], NDArray[np.float64]]]


class SpreadPlot(StepPlot):
    """Steps to the right, values upwards; the darker, the more values of that size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Values of the layer over the steps"))
        self.setToolTip(self.tr("Click at a step to ask the network as it was then"))
        self.image = pg.ImageItem(axisOrder="col-major")
        self.addItem(self.image, ignoreBounds=True)
        self.take_colours(Colours.of(self.palette()))

    def show_spread(self, found: Spread, what: str) -> None:
        """Show another one. what: the values are."""
        first, last = int(found.steps[0]), int(found.steps[-1])
        wide, low, high = max(1, last - first), float(found.edges[0]), float(found.edges[-1])
        self.image.setImage(found.picture(), autoLevels=False, levels=(0.0, 1.0))
        self.image.setRect(QRectF(first, low, wide, high - low))
        self.setYRange(low, high, padding=0.0)
        self.label("left", what)

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "image"):
            shades = [mixed(colours.panel, colours.training, share / 255) for share in range(256)]
            table = np.array([(shade.red(), shade.green(), shade.blue()) for shade in shades], np.uint8)
            self.image.setLookupTable(table)


class GradientPlot(StepPlot):
    """A line for each layer that trains, upwards by powers of ten; that of the chosen one is strong.

    wanted: the layer whose line was clicked.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Strength of the gradient of each layer over the steps"))
        self.setAxisItems({"left": PowerAxis("left")})
        self.lines: dict[str, pg.PlotCurveItem] = {}
        self.chosen = ""
        self.label("left", self.tr("gradient per weight"), self.tr("gradient"))
        self.take_colours(Colours.of(self.palette()))

    def show_gradients(self, series: Series, chosen: str) -> None:
        """Show others. chosen: the layer whose line is strong."""
        for node in set(self.lines) - set(series):
            self.removeItem(self.lines.pop(node))
        for node in series:
            if node not in self.lines:
                self.lines[node] = line = pg.PlotCurveItem(antialias=True)
                line.setClickable(True, NEAR)
                line.sigClicked.connect(self._click)
                self.addItem(self.lines[node], ignoreBounds=True)
        for node, (steps, values) in series.items():
            self.lines[node].setData(steps.astype(float), np.log10(values))
        self.chosen = chosen
        self._colour_lines(Colours.of(self.palette()))
        if series:
            powers = np.log10(np.concatenate([each for _, each in series.values()]))
            self.setYRange(float(np.floor(powers.min())), float(np.ceil(powers.max() + 1e-9)), padding=0.02)
        last = {node: float(values[-1]) for node, (_, values) in series.items()}
        self.setToolTip("\n".join(f"{node}: {value:.2g}" for node, value in last.items()))

    @Slot(object)
    def _click(self, clicked: object) -> None:
        self.wanted.emit(next(node for node, line in self.lines.items() if line is clicked))

    def _colour_lines(self, colours: Colours) -> None:
        wide = max(1, round(self.devicePixelRatioF()))
        for node, line in self.lines.items():
            strong = node == self.chosen
            line.setPen(
                pg.mkPen(colours.training if strong else colours.ghost, width=(2 if strong else 1) * wide)
            )
            line.setZValue(strong)

    def take_colours(self, colours: Colours) -> None:
        """Draw in these colours."""
        super().take_colours(colours)
        if hasattr(self, "lines"):
            self._colour_lines(colours)


class OverTimePlots(QWidget):
    """Both beside each other: values, the spread of a layer's, and strengths, the gradients of all layers."""

    def __init__(self) -> None:
        super().__init__()
        self.values, self.strengths = SpreadPlot(), GradientPlot()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.values, 3)
        row.addWidget(self.strengths, 2)

    def show_moment(self, step: int | None) -> None:
        """Mark this step in both; None for none."""
        for plot in (self.values, self.strengths):
            plot.show_moment(step)

"""A plot with an axis at the left and one below, which is all that ours need.

It answers to the calls of pyqtgraph's PlotWidget. That one brings two axes more, a title, buttons and the sixty widgets
of a menu, which would be half of the time that the window takes to be built.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem, QSizePolicy, QWidget

CELLS = {"left": (0, 0), "bottom": (1, 1)}
"""Row and column of each axis; the view is at the right of one and above the other."""
OVER_IMAGES = 0.5
"""The depth of an axis: what is at 1 or above hides it."""
SHADES = 255
"""Of a grid, from invisible on."""
Expanding = QSizePolicy.Policy.Expanding


class Plot(pg.GraphicsView):
    """axes: "left" and "bottom". above: pixels that are left free over the view."""

    def __init__(
        self, axes: Mapping[str, pg.AxisItem], above: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(Expanding, Expanding)
        self.enableMouse(False)
        whole = pg.GraphicsWidget()
        self._box = pg.ViewBox(parent=whole, enableMenu=False)
        self._axes: dict[str, pg.AxisItem] = {}
        self._grid = QGraphicsGridLayout(whole)
        self._grid.setContentsMargins(1, above, 1, 1)
        self._grid.setSpacing(0)
        self._grid.addItem(self._box, 0, 1)
        self.setAxisItems(axes)
        self.setCentralItem(whole)

    def setAxisItems(self, axes: Mapping[str, pg.AxisItem]) -> None:
        """Put axes in the place of others."""
        for side, axis in axes.items():
            if side in self._axes:
                old = self._axes[side]
                self._grid.removeItem(old)
                self.scene().removeItem(old)
                old.unlinkFromView()
            self._axes[side] = axis
            axis.linkToView(self._box)
            self._grid.addItem(axis, *CELLS[side])
            axis.setZValue(OVER_IMAGES)
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)

    def getAxis(self, side: str) -> pg.AxisItem:
        """The axis at this side."""
        return self._axes[side]

    def getViewBox(self) -> pg.ViewBox:
        """What is between the axes."""
        return self._box

    def addItem(self, item: Any, ignoreBounds: bool = False) -> None:
        """Draw something in the units of the axes."""
        self._box.addItem(item, ignoreBounds=ignoreBounds)

    def removeItem(self, item: Any) -> None:
        """Draw it no longer."""
        self._box.removeItem(item)

    def setXRange(self, least: float, most: float, padding: float | None = None) -> None:
        """Show these values. padding: free room at both ends, as a part of them."""
        self._box.setXRange(least, most, padding=padding)

    def setYRange(self, least: float, most: float, padding: float | None = None) -> None:
        """Show these values. padding: free room at both ends, as a part of them."""
        self._box.setYRange(least, most, padding=padding)

    def viewRange(self) -> list[list[float]]:
        """What is in sight, across and upwards."""
        seen: list[list[float]] = self._box.viewRange()
        return seen

    def setMouseEnabled(self, x: bool, y: bool) -> None:
        """Whether it can be moved and zoomed across, and upwards."""
        self._box.setMouseEnabled(x=x, y=y)

    def show_grid(self, side: str, strength: float) -> None:
        """Draw a line at each tick of an axis. strength: from 0 to 1."""
        self._axes[side].setGrid(int(strength * SHADES))

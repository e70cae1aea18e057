"""The pale band between the lowest and the highest value of each column."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from nnstudio.studio.curves.decimate import Band


class BandItem(pg.GraphicsObject):
    """One filled outline, made once for each change of the data."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()
        self._bounds = QRectF()
        self._brush = QBrush()

    def set_colour(self, colour: QColor) -> None:
        """Fill with this colour."""
        self._brush = QBrush(colour)
        self.update()

    def set_band(self, band: Band) -> None:
        """Show another band; one with fewer than two columns shows nothing."""
        self.prepareGeometryChange()
        self._path = QPainterPath()
        if len(band.x) > 1:
            x = np.concatenate((band.x, band.x[::-1]))
            y = np.concatenate((band.high, band.low[::-1]))
            self._path = pg.functions.arrayToQPath(x, y, connect="all", finiteCheck=False)
        self._bounds = self._path.boundingRect()
        self.update()

    def boundingRect(self) -> QRectF:
        """The place of the band in the plot's own units."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Fill the band."""
        painter.fillPath(self._path, self._brush)

"""The 28x28 image that the network sees, enlarged, so that nobody has to guess why it answered as it did."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.data.handwriting.ink import FIELD
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.drawing.pixels import draw_grid, grey_image
from nnstudio.studio.theme.colours import Colours

GRID = QColor(128, 128, 128, 44)
GRID_FROM = 4
"""Smallest enlargement at which the grid helps more than it hides."""
LARGEST = 5
"""Most that it is enlarged."""


class SeenImage(QWidget):
    """Shows the image in a whole number of pixels for each of its own."""

    def __init__(self, model: DrawingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(2 * FIELD + 2, 2 * FIELD + 2)
        self.setToolTip(
            self.tr(
                "What the network sees: your drawing scaled to 20 pixels and centred by its mass,\n"
                "as the images were that it learned from."
            )
        )
        self.setAccessibleName(self.tr("The image that the network sees"))
        self._grid = QPixmap()
        model.changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        """Three times its size; it takes more where the column is wider."""
        return QSize(3 * FIELD + 2, 3 * FIELD + 2)

    @property
    def factor(self) -> int:
        """The largest whole enlargement that fits the width."""
        return min(max(1, (self.width() - 2) // FIELD), LARGEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the enlarged image."""
        height = self.factor * FIELD + 2
        if height != self.height():
            self.setFixedHeight(height)

    @Slot()
    def _redraw(self) -> None:
        self.update()

    def _grid_for(self, factor: int) -> QPixmap:
        """The lines between the pixels, drawn once for each size."""
        scale = self.devicePixelRatioF()
        side = factor * FIELD
        if self._grid.size() != QSize(side, side) * scale:
            self._grid = QPixmap(QSize(side, side) * scale)
            self._grid.setDevicePixelRatio(scale)
            self._grid.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._grid)
            draw_grid(painter, QRectF(0, 0, side, side), FIELD, FIELD, GRID)
            painter.end()
        return self._grid

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pixels."""
        painter = QPainter(self)
        factor = self.factor
        where = QRectF(1, 1, factor * FIELD, factor * FIELD)
        painter.fillRect(where, Qt.GlobalColor.black)
        image = self.model.image
        if image is not None:
            painter.drawImage(where, grey_image(image), QRectF(0, 0, FIELD, FIELD))
        if factor >= GRID_FROM:
            painter.drawPixmap(1, 1, self._grid_for(factor))
        painter.setPen(QPen(QColor(Colours.of(self.palette()).edge), 1))
        painter.drawRect(where.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

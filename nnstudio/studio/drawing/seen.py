"""The image that the network sees, enlarged, so that nobody has to guess why it answered as it did."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from nnstudio.data.description import Description
from nnstudio.data.seeing import ground_of
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.shared.pixels import draw_grid, draw_pixels, image_of
from nnstudio.studio.theme.colours import Colours

GRID = QColor(128, 128, 128, 44)
GRID_FROM = 4
"""Smallest enlargement at which the grid helps more than it hides."""
LARGEST = 140
"""Most pixels of the longer side."""
USUAL, LEAST = 84, 56
GAP = 8
SHARE = 0.4
"""Of the height, for the image, where the bars need all that is left."""


class SeenImage(QWidget):
    """Shows the image with a whole number of pixels for each of its own, or as large as there is room for."""

    def __init__(self, model: DrawingModel, description: Description, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.rows, self.columns = description.shape[:2]
        self.ground = ground_of(description)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(LEAST + 2, LEAST + 2)
        self.setToolTip(self._tip(description))
        self.setAccessibleName(self.tr("The image that the network sees"))
        self._grid = QPixmap()
        model.changed.connect(self._redraw)

    def _tip(self, description: Description) -> str:
        if description.fit == "ink":
            return self.tr(
                "What the network sees: your drawing scaled to 20 pixels and centred by its mass,\n"
                "as the images were that it learned from."
            )
        text = self.tr(
            "What the network sees: the picture in {width}x{height} pixels, as the images were that it learned from."
        )
        return text.format(width=self.columns, height=self.rows)

    def sizeHint(self) -> QSize:
        """Small; it takes more where the column has more."""
        return QSize(USUAL + 2, USUAL + 2)

    def factor_in(self, wide: float, high: float) -> float:
        """How much the image is enlarged in a room of that size: a whole number of times from two times on."""
        factor = min(min(wide - 2, LARGEST) / self.columns, min(high - 2, LARGEST) / self.rows)
        return float(int(factor)) if factor >= 2 else max(factor, 1 / max(self.rows, self.columns))

    @property
    def factor(self) -> float:
        """How much the image is enlarged."""
        return self.factor_in(self.width(), self.height())

    @property
    def place(self) -> QRectF:
        """Where the image is drawn."""
        return QRectF(1, 1, round(self.factor * self.columns), round(self.factor * self.rows))

    @Slot()
    def _redraw(self) -> None:
        self.update()

    def _grid_for(self, size: QSize) -> QPixmap:
        """The lines between the pixels, drawn once for each size."""
        scale = self.devicePixelRatioF()
        if self._grid.size() != size * scale:
            self._grid = QPixmap(size * scale)
            self._grid.setDevicePixelRatio(scale)
            self._grid.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._grid)
            draw_grid(painter, QRectF(0, 0, size.width(), size.height()), self.columns, self.rows, GRID)
            painter.end()
        return self._grid

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pixels."""
        painter = QPainter(self)
        where = self.place
        painter.fillRect(where, QColor(self.ground, self.ground, self.ground))
        image = self.model.image
        if image is not None:
            draw_pixels(painter, where, image_of(image))
        if self.factor >= GRID_FROM:
            painter.drawPixmap(1, 1, self._grid_for(where.size().toSize()))
        painter.setPen(QPen(QColor(Colours.of(self.palette()).edge), 1))
        painter.drawRect(where.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class SeenColumn(QWidget):
    """The seen image above the bars: as high as it is drawn, in two fifths of the room or what the bars leave. between:
    what stands between them at times.
    """

    def __init__(
        self, seen: SeenImage, between: QWidget, bars: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.seen, self.between, self._most = seen, between, bars.maximumHeight()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(seen, 3)
        column.addWidget(between)
        column.addWidget(bars, 2)
        column.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room."""
        self._divide()

    def event(self, event: QEvent) -> bool:
        """Divide the room again when there is something between, or no more."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._divide()
        return super().event(event)

    def _divide(self) -> None:
        """Give the image what it can use."""
        taken = 0 if self.between.isHidden() else self.between.height() + GAP
        high = self.height() - taken
        room = max(SHARE * high, high - GAP - self._most)
        high = round(self.seen.factor_in(self.width(), room) * self.seen.rows) + 2
        self.seen.setMaximumHeight(max(high, self.seen.minimumHeight()))

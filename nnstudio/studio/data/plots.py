"""Two small drawings: points in the plane, and how the numbers to predict are spread."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.data.preview import Cloud, Spread
from nnstudio.studio.canvas.fonts import small_font, title_font
from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.colours import mixed
from nnstudio.studio.words import in_words, number_text, signed

MARGIN = 12.0
RADIUS = 3.0


class CloudView(QWidget):
    """Points in a square, in the colours of their classes, or from one colour to the other by their height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cloud: Cloud | None = None
        self.setMinimumSize(160, 160)
        self.setAccessibleName(self.tr("Points in the plane"))

    def show_cloud(self, cloud: Cloud | None) -> None:
        """Show these points."""
        self.cloud = cloud
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes through the middle, and the points over them."""
        if self.cloud is None:
            return
        colours = Colours.of(self.palette())
        side = min(self.width(), self.height()) - 2 * MARGIN
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.canvas))
        painter.drawRect(square)
        middle = square.center()
        painter.drawLine(QPointF(square.left(), middle.y()), QPointF(square.right(), middle.y()))
        painter.drawLine(QPointF(middle.x(), square.top()), QPointF(middle.x(), square.bottom()))
        painter.setPen(QPen(QColor(colours.panel), 0.75))
        (low_x, high_x), (low_y, high_y) = self.cloud.extent
        painter.setClipRect(square)
        for (x, y), value in zip(self.cloud.where.tolist(), self.cloud.values.tolist(), strict=True):
            painter.setBrush(self._colour(colours, value))
            place = QPointF(
                square.left() + side * (x - low_x) / (high_x - low_x),
                square.bottom() - side * (y - low_y) / (high_y - low_y),
            )
            painter.drawEllipse(place, RADIUS, RADIUS)

    def _colour(self, colours: Colours, value: float) -> QColor:
        assert self.cloud is not None
        most = max(1, len(self.cloud.classes) - 1)
        return mixed(colours.validation, colours.training, value / most)


class SpreadView(QWidget):
    """Bars, one spread below the other, each with its name, its least and its largest number."""

    HEIGHT = 112

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spreads: tuple[Spread, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_spreads(self, spreads: tuple[Spread, ...]) -> None:
        """Show these."""
        self.spreads = spreads
        self.setMinimumHeight(self.HEIGHT * len(spreads))
        names = ", ".join(in_words(spread.name) for spread in spreads)
        self.setAccessibleName(self.tr("How {names} is spread").format(names=names))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All of them."""
        return QSize(240, self.HEIGHT * max(1, len(self.spreads)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        painter, colours = QPainter(self), Colours.of(self.palette())
        for at, spread in enumerate(self.spreads):
            room = QRectF(8, at * self.HEIGHT, self.width() - 16, self.HEIGHT - 8)
            self._paint(painter, room, spread, colours)

    def _paint(self, painter: QPainter, room: QRectF, spread: Spread, colours: Colours) -> None:
        painter.setFont(title_font())
        painter.setPen(colours.text)
        title = in_words(spread.name)
        name = f"{title} ({spread.unit})" if spread.unit else title
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        bars, most = room.adjusted(0, 24, 0, -18), max(1, int(spread.counts.max()))
        wide = bars.width() / len(spread.counts)
        for at, count in enumerate(spread.counts.tolist()):
            high = bars.height() * count / most
            bar = QRectF(bars.left() + at * wide, bars.bottom() - high, max(1.0, wide - 1), high)
            painter.fillRect(bar, QColor(colours.training))
        painter.fillRect(QRectF(bars.left(), bars.bottom(), bars.width(), 1), QColor(colours.edge))
        painter.setFont(small_font())
        painter.setPen(colours.muted)
        below = QRectF(bars.left(), bars.bottom() + 2, bars.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, signed(number_text(float(f"{spread.low:.4g}"))))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, signed(number_text(float(f"{spread.high:.4g}"))))

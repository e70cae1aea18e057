"""The steps from the pen to the network, side by side: where a drawing went wrong can be seen here."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.data.handwriting.ink import CENTRE, FIELD, FIT
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.shared.pixels import grey_image
from nnstudio.studio.theme.colours import Colours

FRAME = 48
CAPTION = 18
ARROW = 14


class Filmstrip(QWidget):
    """Ink box, scaled to 20 pixels, centred by mass in 28x28."""

    def __init__(self, model: DrawingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The steps from your drawing to the image that the network sees"))
        model.changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        """Three frames with their captions."""
        return QSize(3 * FRAME + 2 * ARROW, FRAME + CAPTION + 4)

    def minimumSizeHint(self) -> QSize:
        """The same: frames don't shrink."""
        return self.sizeHint()

    @Slot()
    def _redraw(self) -> None:
        if self.isVisible():
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frames, the arrows between them and the captions."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = Colours.of(self.palette())
        captions = (self.tr("ink"), self.tr("20 pixels"), self.tr("centred"))
        step = min((self.width() - FRAME) / 2, FRAME + 72.0)
        for number, caption in enumerate(captions):
            where = QRectF(round(number * step), 1, FRAME, FRAME)
            painter.fillRect(where, Qt.GlobalColor.black)
            self._paint_frame(painter, number, where)
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(where.adjusted(-0.5, -0.5, 0.5, 0.5))
            painter.setPen(QColor(colours.muted))
            place = QRectF(where.left() - 24, where.bottom() + 2, FRAME + 48, CAPTION)
            if number == 0:
                place.setLeft(where.left())
            flag = Qt.AlignmentFlag.AlignLeft if number == 0 else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(place, flag | Qt.AlignmentFlag.AlignVCenter, caption)
            if number:
                _draw_arrow(
                    painter,
                    QPointF(where.left() - (step - FRAME - ARROW) / 2, where.center().y()),
                    colours.muted,
                )
        painter.end()

    def _paint_frame(self, painter: QPainter, number: int, where: QRectF) -> None:
        steps, image = self.model.steps, self.model.image
        if image is None:
            return
        if number == 2 or steps is None:
            painter.drawImage(where, grey_image(image), QRectF(0, 0, FIELD, FIELD))
            if number == 2:
                _draw_cross(painter, where, CENTRE / FIELD)
            return
        pixels = steps.ink if number == 0 else steps.fitted
        height, width = pixels.shape
        scale = (where.width() - 4) / max(height, width) if number == 0 else where.width() / FIELD
        place = QRectF(0, 0, width * scale, height * scale)
        place.moveCenter(where.center())
        painter.drawImage(place, grey_image(pixels), QRectF(0, 0, width, height))
        box = place if number == 0 else QRectF(0, 0, FIT * scale, FIT * scale)
        box.moveCenter(where.center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#7aa9ff"), 1, Qt.PenStyle.DotLine))
        painter.drawRect(box)


def _draw_cross(painter: QPainter, where: QRectF, share: float) -> None:
    """A cross where the centre of mass was put."""
    middle = where.topLeft() + QPointF(where.width() * share, where.height() * share)
    painter.setPen(QPen(QColor("#f2a45c"), 1))
    painter.drawLine(middle - QPointF(5, 0), middle + QPointF(5, 0))
    painter.drawLine(middle - QPointF(0, 5), middle + QPointF(0, 5))


def _draw_arrow(painter: QPainter, tip: QPointF, colour: str) -> None:
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.drawLine(tip - QPointF(ARROW, 0), tip)
    painter.drawLine(tip - QPointF(5, 4), tip)
    painter.drawLine(tip - QPointF(5, -4), tip)

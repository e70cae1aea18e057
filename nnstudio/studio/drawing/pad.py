"""The square to draw on, with the ink and the ground that the network's training images have, or on a picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.data.description import Description
from nnstudio.data.handwriting.rasterise import PAD_PEN, PAD_SIZE
from nnstudio.data.handwriting.strokes import Point
from nnstudio.data.seeing import Seen, frame_on_pad, ground_of, ink_of
from nnstudio.studio.drawing.ink_paths import InkPaths
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.drawing.picture import ERASER_RADIUS
from nnstudio.studio.keys import is_key
from nnstudio.studio.shared.pixels import draw_pixels, image_of, within
from nnstudio.studio.theme.colours import Colours

SMALLEST = 120
HINT = {0: QColor("#8a93a0"), 255: QColor("#656e7a")}
"""The colour of the hint and of the eraser, by the brightness of the ground."""
BESIDE = {0: QColor("#9a9a9a"), 255: QColor("#8a8a8a")}
"""The ink of digits that are not asked about, by the brightness of the ground."""
UNSEEN = QColor(128, 128, 128, 150)
"""What is laid over the parts of a picture that are cut off."""
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Pad(QWidget):
    """Turns the pointer's way into strokes in pad units. Keys: P pen, E eraser, Delete clears, and the
    window's keys for undo and redo are the pad's. hint: what an empty pad says.
    """

    def __init__(
        self, model: DrawingModel, description: Description, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model, self.description, self.hint = model, description, hint
        self.ground, self.ink = ground_of(description), ink_of(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST, SMALLEST)
        self.setAccessibleName(self.tr("Drawing pad"))
        self._pointer: QPointF | None = None
        self._start = 0
        self._paths = InkPaths()
        self._shown: tuple[Seen, QImage] | None = None
        model.changed.connect(self._redraw)

    def sizeHint(self) -> QSize:
        """280 pixels on each side."""
        return QSize(PAD_SIZE, PAD_SIZE)

    @Slot()
    def _redraw(self) -> None:
        self.update()

    @property
    def square(self) -> QRectF:
        """The largest square within the widget, at its upper left."""
        side = min(self.width(), self.height())
        return QRectF(0, 0, side, side)

    def _point(self, event: QMouseEvent) -> Point:
        side = max(1.0, self.square.width())
        where = event.position()
        return Point(where.x() / side, where.y() / side, (event.timestamp() - self._start) / 1000)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        if event.button() == Qt.MouseButton.LeftButton and self.square.contains(event.position()):
            if self.model.empty:
                self._start = event.timestamp()
            self.model.begin(self._point(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        self._pointer = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.model.go_on(self._point(event))
        elif self.model.erasing:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.model.end()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the eraser's outline away."""
        self._pointer = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep the pad's own keys from the window's shortcuts while the pad has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pen, eraser, clear, undo, redo."""
        if is_key(event, "undo"):
            self.model.undo()
        elif is_key(event, "redo"):
            self.model.redo()
        elif event.key() in CLEAR_KEYS:
            self.model.clear()
        elif event.key() in (Qt.Key.Key_P, Qt.Key.Key_E) and not event.modifiers():
            self.set_erasing(event.key() == Qt.Key.Key_E)
        else:
            super().keyPressEvent(event)

    def set_erasing(self, on: bool) -> None:
        """Take the eraser, or the pen."""
        self.model.erasing = on
        self.model.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and the ink, and a hint where there is nothing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = self.square
        painter.fillRect(square, _grey(self.ground))
        if self.model.picture is not None:
            self._paint_picture(painter, self.model.picture.seen)
        if self.model.drawing:
            self._paint_ink(painter)
        if self.model.empty:
            self._paint_hint(painter)
        self._paint_eraser(painter)
        colours = Colours.of(self.palette())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.edge), 1))
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(HINT[self.ground])
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.square.adjusted(12, 12, -12, -12), flags, self.hint)

    def _paint_picture(self, painter: QPainter, seen: Seen) -> None:
        """The picture in the middle, with what the network does not see of it in a mist."""
        if self._shown is None or self._shown[0] is not seen:
            self._shown = seen, image_of(seen.image if seen.whole is None else seen.whole)
        image = self._shown[1]
        place = within(self.square, (image.height(), image.width()))
        draw_pixels(painter, place, image)
        for part in self._unseen(seen, place):
            painter.fillRect(part, UNSEEN)

    def _unseen(self, seen: Seen, place: QRectF) -> list[QRectF]:
        """The parts of a picture that its frame cuts off: at its left and right, or above and below."""
        frame, side = frame_on_pad(self.description, seen), self.square.width()
        (top, left), (bottom, right) = (
            [
                (at - shift) / scale * side
                for at, shift, scale in zip(ends, frame.shift, frame.scale, strict=True)
            ]
            for ends in ((0, 0), frame.size)
        )
        inside = QRectF(QPointF(left, top), QPointF(right, bottom)) & place
        beside = [place.left(), inside.left(), inside.right(), place.right()]
        above = [place.top(), inside.top(), inside.bottom(), place.bottom()]
        parts = [
            QRectF(QPointF(start, place.top()), QPointF(end, place.bottom()))
            for start, end in (beside[:2], beside[2:])
        ] + [
            QRectF(QPointF(inside.left(), start), QPointF(inside.right(), end))
            for start, end in (above[:2], above[2:])
        ]
        return [part for part in parts if part.width() > 0.5 and part.height() > 0.5]

    def _paint_ink(self, painter: QPainter) -> None:
        drawing, side = self.model.drawing, self.square.width()
        painter.save()
        painter.setClipRect(self.square)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setBrush(Qt.BrushStyle.NoBrush)
        beside = {id(stroke) for stroke in self.model.beside.strokes}
        for stroke, path in zip(drawing.strokes, self._paths.of(drawing, side), strict=True):
            ink = _grey(self.ink) if stroke.colour is None else QColor(*stroke.colour)
            if id(stroke) in beside:
                ink = BESIDE[self.ground]
            painter.setPen(QPen(ink, PAD_PEN * drawing.pen * side, Qt.PenStyle.SolidLine, cap, join))
            painter.drawPath(path)
        painter.restore()

    def _paint_eraser(self, painter: QPainter) -> None:
        if self._pointer is not None and self.model.erasing and self.square.contains(self._pointer):
            radius = ERASER_RADIUS * self.square.width()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(HINT[self.ground], 1))
            painter.drawEllipse(self._pointer, radius, radius)


def _grey(value: int) -> QColor:
    return QColor(value, value, value)


def _is_ours(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return is_key(event, "undo") or is_key(event, "redo") or event.key() in CLEAR_KEYS

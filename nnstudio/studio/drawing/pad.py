"""The square to draw on: white ink on black, as the network's training images have it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.data.handwriting.rasterise import PAD_PEN, PAD_SIZE
from nnstudio.data.handwriting.strokes import Point
from nnstudio.studio.drawing.ink_paths import InkPaths
from nnstudio.studio.drawing.model import ERASER_RADIUS, DrawingModel
from nnstudio.studio.drawing.pixels import grey_image
from nnstudio.studio.keys import is_key
from nnstudio.studio.theme.colours import Colours

SMALLEST = 120
INK, GROUND, HINT = QColor("white"), QColor("black"), QColor("#8a93a0")
CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Pad(QWidget):
    """Turns the pointer's way into strokes in pad units. Keys: P pen, E eraser, Delete clears, and the
    window's keys for undo and redo are the pad's.
    """

    def __init__(self, model: DrawingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST, SMALLEST)
        self.setAccessibleName(self.tr("Drawing pad"))
        self._pointer: QPointF | None = None
        self._start = 0
        self._paths = InkPaths()
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
        """Draw the ink or the picture, and a hint where there is none."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = self.square
        painter.fillRect(square, GROUND)
        if self.model.picture is not None:
            painter.drawImage(square, grey_image(self.model.picture.image), QRectF(0, 0, 28, 28))
        elif self.model.empty:
            self._paint_hint(painter)
        else:
            self._paint_ink(painter)
        self._paint_eraser(painter)
        colours = Colours.of(self.palette())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.edge), 1))
        painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(HINT)
        painter.drawText(self.square, Qt.AlignmentFlag.AlignCenter, self.tr("Draw a digit here"))

    def _paint_ink(self, painter: QPainter) -> None:
        side = self.square.width()
        painter.save()
        painter.setClipRect(self.square)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(INK, PAD_PEN * side, Qt.PenStyle.SolidLine, cap, join))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in self._paths.of(self.model.drawing, side):
            painter.drawPath(path)
        painter.restore()

    def _paint_eraser(self, painter: QPainter) -> None:
        if self._pointer is not None and self.model.erasing and self.square.contains(self._pointer):
            radius = ERASER_RADIUS * self.square.width()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(HINT, 1))
            painter.drawEllipse(self._pointer, radius, radius)


def _is_ours(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return is_key(event, "undo") or is_key(event, "redo") or event.key() in CLEAR_KEYS

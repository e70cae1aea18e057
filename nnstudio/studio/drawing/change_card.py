"""A change of the pen to click on: the changed drawing, and the sentence that says what it makes of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from nnstudio.data.handwriting.rasterise import PAD_PEN
from nnstudio.inside.pen.search import Counterfactual
from nnstudio.studio.drawing.ink_paths import InkPaths
from nnstudio.studio.shared.lines import lines_of
from nnstudio.studio.theme.colours import Colours

SIDE, GAP, NARROWEST = 48, 8, 132
LINES = 3
LEFT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


class ChangeCard(QAbstractButton):
    """ground, ink: of the pad, 0..255. A click asks for the change to be made."""

    def __init__(self, ground: int, ink: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ground, self.ink = ground, ink
        self.change: Counterfactual | None = None
        self._paths = InkPaths()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIDE + 2)

    def sizeHint(self) -> QSize:
        """The drawing with a few words beside it."""
        return QSize(NARROWEST, SIDE + 2)

    def minimumSizeHint(self) -> QSize:
        """The same: a card that has no room isn't shown."""
        return self.sizeHint()

    def show_change(self, change: Counterfactual, said: str) -> None:
        """Show another one. said: what it makes of the drawing."""
        self.change = change
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(self.tr("{said}: click to draw it so").format(said=said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pad in small, and the words."""
        if self.change is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = Colours.of(self.palette())
        square = QRectF(1, 1, SIDE, SIDE)
        painter.fillRect(square, QColor(self.ground, self.ground, self.ground))
        self._paint_ink(painter, square)
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if lit else colours.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square.adjusted(-0.5, -0.5, 0.5, 0.5))
        left = SIDE + GAP
        wide = self.width() - left
        lines = lines_of(self.text(), self.font(), wide, LINES)
        high = min(self.fontMetrics().height(), (SIDE + 2) / LINES)
        top = (self.height() - high * len(lines)) / 2
        painter.setPen(QColor(colours.accent if lit else colours.text))
        for number, line in enumerate(lines):
            painter.drawText(QRectF(left, top + number * high, wide, high), LEFT | MIDDLE, line)
        painter.end()

    def _paint_ink(self, painter: QPainter, square: QRectF) -> None:
        assert self.change is not None
        drawing = self.change.drawing
        painter.save()
        painter.setClipRect(square)
        painter.translate(square.topLeft())
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        for stroke, path in zip(drawing.strokes, self._paths.of(drawing, SIDE), strict=True):
            ink = QColor(self.ink, self.ink, self.ink) if stroke.colour is None else QColor(*stroke.colour)
            painter.setPen(QPen(ink, PAD_PEN * drawing.pen * SIDE, Qt.PenStyle.SolidLine, cap, join))
            painter.drawPath(path)
        painter.restore()

"""The note at the wire in the hand: how it fits where it is held or why not, and what letting it go would do.

It lies over the view and not in the scene, so that it can be read at every zoom.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from nnstudio.studio.theme import Colours
from nnstudio.studio.theme.icons import draw_icon

WIDTH, NARROW, PADDING, ICON = 340, 190, 10, 16
GAP, SPACING = 10, 6
GROUNDS = {"good": "good", "repair": "warning", "warning": "warning", "error": "error", "info": "accent"}
"""Mark -> the colour that it is drawn in."""


class WireNote(QWidget):
    """mark: one of GROUNDS. The mouse does not see it."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.viewport = viewport
        self.mark = "info"
        self.sentence, self.order = QLabel(), QLabel()
        for label in (self.sentence, self.order):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        self.setContentsMargins(PADDING + ICON + 8, PADDING, PADDING, PADDING)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        column.addWidget(self.sentence)
        column.addWidget(self.order)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(label.text() for label in (self.sentence, self.order) if label.text())

    def say(self, mark: str, sentence: str, order: str, beside: QRect) -> None:
        """Show a sentence and what can be done, beside a place in the viewport."""
        self.mark = mark
        self.sentence.setText(sentence)
        self.order.setText(order)
        self.order.setVisible(bool(order))
        self.setGeometry(self._place(beside))
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and mark."""
        colours = Colours.of(QApplication.palette())
        ink = str(getattr(colours, GROUNDS[self.mark]))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(colours.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw_icon(painter, self.mark, QRectF(PADDING, PADDING, ICON, ICON), ink)
        painter.end()

    def _fitting(self, width: int) -> QSize:
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        labels = [label for label in (self.sentence, self.order) if label.text()]
        height = sum(label.heightForWidth(inner) for label in labels) + SPACING * (len(labels) - 1)
        return QSize(width, height + margins.top() + margins.bottom())

    def _place(self, beside: QRect) -> QRect:
        """Below it, or where there is no room to its right or left, and only then above it."""
        room = self.viewport.rect().adjusted(GAP, GAP, -GAP, -GAP)
        size = self._fitting(min(WIDTH, room.width()))
        left = min(max(beside.left(), room.left()), room.right() - size.width())
        if beside.bottom() + GAP + size.height() <= room.bottom():
            return QRect(QPoint(left, max(room.top(), beside.bottom() + GAP)), size)
        for start, end in ((beside.right() + GAP, room.right()), (room.left(), beside.left() - GAP)):
            if end - start >= NARROW:
                narrow = self._fitting(min(WIDTH, end - start))
                top = min(max(beside.top(), room.top()), room.bottom() - narrow.height())
                return QRect(QPoint(start if start > beside.right() else end - narrow.width(), top), narrow)
        return QRect(QPoint(left, max(room.top(), beside.top() - GAP - size.height())), size)

"""The answer in large with a note under it. It changes while the network learns, so it paints itself and asks nobody
for another layout.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.studio.shared.lines import lines_of
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.training.text_line import tabular
from nnstudio.studio.words import one_after_the_other

HEIGHT, LARGE, GAP = 60, 17, 10
NOTE_LINES = 2
LEFT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


class Headline(QWidget):
    """title: what is answered. figure: how sure that is, beside it. instead: what stands before the note where there is
    no room for the figure. note: up to two quiet lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.figure = self.note = self.instead = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(100, HEIGHT)

    def say(self, title: str, figure: str, note: str, instead: str = "") -> None:
        """Say something else."""
        if (title, figure, note, instead) != (self.title, self.figure, self.note, self.instead):
            self.title, self.figure, self.note, self.instead = title, figure, note, instead
            self.setAccessibleName(", ".join(part for part in (title, figure, note) if part))
            self.setToolTip(note)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        large = QFont(self.font())
        large.setPixelSize(LARGE)
        large.setBold(True)
        metrics = QFontMetrics(large)
        figure = tabular(self.font())
        beside = QFontMetrics(figure).horizontalAdvance(self.figure) + GAP if self.figure else 0
        moved = bool(self.instead) and metrics.horizontalAdvance(self.title) + beside > self.width()
        beside = 0 if moved else beside
        said = one_after_the_other((self.instead, self.note)) if moved else self.note
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, max(40, self.width() - beside))
        high = metrics.height() + 2
        line = min(self.fontMetrics().height(), (HEIGHT - high) / NOTE_LINES)
        note = lines_of(said, self.font(), self.width(), NOTE_LINES)
        painter.translate(0, (HEIGHT - high - line * len(note)) // 2)
        painter.setFont(large)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(0, 0, self.width(), high), LEFT | MIDDLE, title)
        left = metrics.horizontalAdvance(title) + GAP
        painter.setFont(figure)
        if not moved:
            painter.drawText(QRectF(left, 1, self.width() - left, high), LEFT | MIDDLE, self.figure)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        for number, text in enumerate(note):
            painter.drawText(QRectF(0, high + number * line, self.width(), line), LEFT | MIDDLE, text)
        painter.end()

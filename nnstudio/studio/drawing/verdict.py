"""The answer in large: the digit, how sure the network is, and what to know about it. It changes while one draws,
so it paints itself and asks nobody for another layout.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.document.outputs import Outputs
from nnstudio.studio.drawing.figures import exact_figure
from nnstudio.studio.drawing.lines import lines_of
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.training.text_line import tabular

HEIGHT, LARGE, BESIDE = 54, 28, 32
"""Height of the widget, size of the digit, and where the words begin, in pixels."""
LARGE_WIDTH = BESIDE - 8
"""The most that the digit takes: its place less a pixel at each side, for edges that are smoothed."""
NOTE_LINES = 2
LEFT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


class Verdict(QWidget):
    """A digit, a title such as "98.2% sure", and a note of up to two lines under it. They are empty, or "–", where
    there is no answer.
    """

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self.digit, self.title, self.note = "–", "", ""
        self._broken_for, self._broken = ("", 0), list[str]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The digit and a few letters."""
        return QSize(BESIDE + 60, HEIGHT)

    def show_answer(
        self,
        probabilities: NDArray[np.float32] | None,
        note: str,
        title: str = "",
        outputs: Outputs = Outputs.DISTRIBUTION,
    ) -> None:
        """Show the winner, or `title` where there is no answer. outputs: whether a network can be sure by them."""
        digit = "–"
        if probabilities is not None:
            winner = int(probabilities.argmax())
            digit = self.names[winner] if winner < len(self.names) else str(winner)
            title = self._title(float(probabilities[winner]), outputs)
        if (digit, title, note) != (self.digit, self.title, self.note):
            if note != self.note:
                self.setToolTip(note)
            self.digit, self.title, self.note = digit, title, note
            self.setAccessibleName(f"{digit}, {title}. {note}")
            self.update()

    def _title(self, value: float, outputs: Outputs) -> str:
        figure = exact_figure(value, outputs)
        if outputs is Outputs.DISTRIBUTION:
            return self.tr("{share} sure").format(share=figure)
        return self.tr("Highest output {value}").format(value=figure)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the digit and the words."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        painter.setPen(QColor(colours.text))
        painter.setFont(self._large_font())
        painter.drawText(QRectF(0, 0, BESIDE - 6, HEIGHT), Qt.AlignmentFlag.AlignCenter, self.digit)
        wide = self.width() - BESIDE
        note = self.note_lines(wide)
        high = min(self.fontMetrics().height(), HEIGHT / (1 + NOTE_LINES))
        top = (HEIGHT - high * (1 + len(note))) / 2
        painter.setFont(tabular(self.font(), bold=True))
        painter.drawText(QRectF(BESIDE, top, wide, high), LEFT | MIDDLE, self.title)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        for line, text in enumerate(note, 1):
            painter.drawText(QRectF(BESIDE, top + line * high, wide, high), LEFT | MIDDLE, text)
        painter.end()

    def note_lines(self, wide: int) -> list[str]:
        """The note in as many lines as it needs and there is room for."""
        if (self.note, wide) != self._broken_for:
            self._broken_for, self._broken = (
                (self.note, wide),
                lines_of(self.note, self.font(), wide, NOTE_LINES),
            )
        return self._broken

    def changeEvent(self, event: QEvent) -> None:
        """Break the note again in another font."""
        super().changeEvent(event)
        self._broken_for = ("", 0)

    def _large_font(self) -> QFont:
        """As large as there is room for all figures beside the words: an output may have the number 31."""
        font = QFont(self.font())
        font.setPixelSize(LARGE)
        font.setBold(True)
        wide = QFontMetrics(font).horizontalAdvance(self.digit)
        if wide > LARGE_WIDTH:
            font.setPixelSize(LARGE * LARGE_WIDTH // wide)
        return font

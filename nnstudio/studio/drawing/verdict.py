"""The answer in large: the class, how sure the network is, and what to know about it. It changes while one draws,
so it paints itself and asks nobody for another layout.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nnstudio.document.outputs import Outputs
from nnstudio.studio.shared.figures import exact_figure
from nnstudio.studio.shared.lines import lines_of
from nnstudio.studio.theme.colours import Colours
from nnstudio.studio.training.text_line import tabular

HEIGHT, LARGE, BESIDE = 54, 28, 32
"""Height of the widget, size of a name of a letter or two, and where the words begin beside it, in pixels."""
LARGE_WIDTH = BESIDE - 8
"""The most that such a name takes: its place less a pixel at each side, for edges that are smoothed."""
SHORT_WIDTH = 42
"""Names up to this width in large are shown in large; others stand before the words."""
GAP = 10
NOTE_LINES = 2
LEFT, MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


class Verdict(QWidget):
    """A name, a title such as "98.2% sure", and a note of up to two lines under it. The name is "–" where there is no
    answer, and empty where the answer is no class.
    """

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self.name, self.title, self.note = "–", "", ""
        self._broken_for, self._broken = ("", 0), list[str]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A short name and a few letters."""
        return QSize(BESIDE + 60, HEIGHT)

    def show_answer(
        self,
        probabilities: NDArray[np.float32] | None,
        note: str,
        title: str = "",
        outputs: Outputs = Outputs.DISTRIBUTION,
    ) -> None:
        """Show the winner, or `title` where there is no answer. outputs: whether a network can be sure by them."""
        name = "–"
        if probabilities is not None:
            winner = int(probabilities.argmax())
            name = self.names[winner] if winner < len(self.names) else str(winner)
            title = self._title(float(probabilities[winner]), outputs)
        self.show_words(name, title, note)

    def show_words(self, name: str, title: str, note: str) -> None:
        """Show another name, title and note."""
        if (name, title, note) == (self.name, self.title, self.note):
            return
        self.name, self.title, self.note = name, title, note
        self.setToolTip(note if self._is_short else f"{name}, {title}\n{note}".strip(", \n"))
        self.setAccessibleName(f"{name}, {title}. {note}".lstrip(", "))
        self.update()

    def _title(self, value: float, outputs: Outputs) -> str:
        figure = exact_figure(value, outputs)
        if outputs is Outputs.DISTRIBUTION:
            return self.tr("{share} sure").format(share=figure)
        return self.tr("Highest output {value}").format(value=figure)

    @property
    def _is_short(self) -> bool:
        """Whether the name stands in large beside the words."""
        return (
            0 < len(self.name) <= 3
            and QFontMetrics(self._font(LARGE)).horizontalAdvance(self.name) <= SHORT_WIDTH
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name and the words."""
        painter = QPainter(self)
        colours = Colours.of(self.palette())
        painter.setPen(QColor(colours.text))
        left = BESIDE if self._is_short else 0
        if left:
            painter.setFont(self._large_font())
            painter.drawText(QRectF(0, 0, BESIDE - 6, HEIGHT), Qt.AlignmentFlag.AlignCenter, self.name)
        wide = self.width() - left
        note = self.note_lines(wide)
        high = min(self.fontMetrics().height(), HEIGHT / (1 + NOTE_LINES))
        top = (HEIGHT - high * (1 + len(note))) / 2
        self._paint_title(painter, QRectF(left, top, wide, high), "" if left else self.name)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        for line, text in enumerate(note, 1):
            painter.drawText(QRectF(left, top + line * high, wide, high), LEFT | MIDDLE, text)
        painter.end()

    def _paint_title(self, painter: QPainter, where: QRectF, name: str) -> None:
        """The title, behind a name that is too long to stand in large."""
        bold = tabular(self.font(), bold=True)
        if name:
            plain = tabular(self.font())
            room = where.width() - GAP - QFontMetrics(plain).horizontalAdvance(self.title)
            shown = QFontMetrics(bold).elidedText(name, Qt.TextElideMode.ElideRight, max(24, round(room)))
            painter.setFont(bold)
            painter.drawText(where, LEFT | MIDDLE, shown)
            where.setLeft(where.left() + QFontMetrics(bold).horizontalAdvance(shown) + GAP)
            bold = plain
        painter.setFont(bold)
        painter.drawText(where, LEFT | MIDDLE, self.title)

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
        """As large as there is room for all letters beside the words: an output may have the number 31."""
        wide = QFontMetrics(self._font(LARGE)).horizontalAdvance(self.name)
        return self._font(min(LARGE, LARGE * LARGE_WIDTH // max(1, wide)))

    def _font(self, pixels: int) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(True)
        return font

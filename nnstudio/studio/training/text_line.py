"""Texts that change many times a second. A QLabel asks its whole window for a new layout whenever its text changes;
this one only repaints itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from nnstudio.studio.theme.colours import Colours

GAP = 8
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def tabular(font: QFont, bold: bool = False) -> QFont:
    """The font with figures of one width, so that numbers don't dance."""
    font = QFont(font)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setBold(bold)
    return font


class TextLine(QWidget):
    """A title in bold and a text behind it, cut with an ellipsis where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """All that is shown."""
        return f"{self._title}  {self._text}".strip()

    def show_text(self, title: str, text: str) -> None:
        """Show another title and text."""
        if (title, text) != (self._title, self._text):
            self._title, self._text = title, text
            self.setAccessibleName(self.text())
            self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(40, self.fontMetrics().height() + 2)

    def event(self, event: QEvent) -> bool:
        """Say all of it where the pointer rests, if some is cut."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._is_cut():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        bold, plain = (QFontMetrics(tabular(self.font(), bold)) for bold in (True, False))
        before = bold.horizontalAdvance(self._title) + GAP if self._title else 0
        return before + plain.horizontalAdvance(self._text) > self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title and text."""
        painter = QPainter(self)
        painter.setPen(QColor(Colours.of(self.palette()).text))
        bold = tabular(self.font(), bold=True)
        painter.setFont(bold)
        painter.drawText(self.rect(), MIDDLE, self._title)
        left = QFontMetrics(bold).horizontalAdvance(self._title) + GAP if self._title else 0
        plain = tabular(self.font())
        painter.setFont(plain)
        shown = QFontMetrics(plain).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - left)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), MIDDLE, shown)
        painter.end()


class Numbers(QWidget):
    """Texts in cells of fixed width, each at the right of its cell. widest: for each cell its longest text."""

    def __init__(self, widest: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = [""] * len(widest)
        metrics = QFontMetrics(tabular(self.font()))
        self.widths = [metrics.horizontalAdvance(text) + 4 for text in widest]
        self.setFixedSize(sum(self.widths) + GAP * (len(widest) - 1), metrics.height() + 4)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show other texts."""
        if list(texts) != self.texts:
            self.texts = list(texts)
            self.setAccessibleName(", ".join(text for text in texts if text))
            self.update()

    def cell(self, index: int) -> QRectF:
        """Where a text stands."""
        return QRectF(sum(self.widths[:index]) + GAP * index, 0, self.widths[index], self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all texts."""
        painter = QPainter(self)
        painter.setPen(QColor(Colours.of(self.palette()).text))
        painter.setFont(tabular(self.font()))
        for index, text in enumerate(self.texts):
            painter.drawText(self.cell(index), MIDDLE | Qt.AlignmentFlag.AlignRight, text)
        painter.end()

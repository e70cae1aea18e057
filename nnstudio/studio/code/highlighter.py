"""Colours the code, line by line as Qt asks for it: only what was changed, and what that changes below it."""

from __future__ import annotations

from PySide6.QtGui import QSyntaxHighlighter, QTextDocument

from nnstudio.studio.code.colours import formats
from nnstudio.studio.code.tokens import QUOTES, spans
from nnstudio.studio.theme import Colours

OPEN = ("", *QUOTES)
"""What a line leaves open, by the number that Qt keeps for it."""


class Highlighter(QSyntaxHighlighter):
    """Colours a document of Qt's."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self._colours = colours
        self._formats = formats(colours)

    def use(self, colours: Colours) -> None:
        """Colour it in another theme."""
        if colours is not self._colours:
            self._colours, self._formats = colours, formats(colours)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        found, left = spans(text, OPEN[max(0, self.previousBlockState())])
        for start, length, role in found:
            self.setFormat(start, length, self._formats[role])
        self.setCurrentBlockState(OPEN.index(left))

"""A sentence in one line that says as much as there is room for, instead of taking the room of what stands below it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LEAST = 40


class FittingLine(QLabel):
    """texts: the same said in different lengths, the longest first; the first that there is room for is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: tuple[str, ...] = ("",)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, *texts: str) -> None:
        """Say something else."""
        self.texts = texts
        self.setAccessibleName(texts[0])
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        fits = (text for text in self.texts[:-1] if metrics.horizontalAdvance(text) <= self.width())
        text = next(fits, self.texts[-1])
        if text != self.text():
            self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits now."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A word of one line."""
        return QSize(LEAST, super().minimumSizeHint().height())

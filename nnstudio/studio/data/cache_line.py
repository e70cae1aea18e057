"""How much of the disk the decoded pictures take, and a button that frees it."""

from __future__ import annotations

import threading

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nnstudio.data.cache import Cache
from nnstudio.errors import Sentence
from nnstudio.shown import bytes_text
from nnstudio.studio.pieces import muted, tool_button
from nnstudio.studio.training.job import Jobs


class CacheLine(QWidget):
    """Hidden while the cache is empty. What is open stays open when it is cleared."""

    def __init__(self, jobs: Jobs, cache: Cache | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.cache = jobs, cache or Cache()
        self.text = muted()
        self.text.setToolTip(str(self.cache.folder))
        self.clear = tool_button(
            self.tr("Pictures are decoded again when they are needed"), "delete", self.tr("Clear")
        )
        self.clear.clicked.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.clear)
        self.show_size(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Look how large it is."""
        super().showEvent(event)
        self.look()

    @Slot()
    def look(self) -> None:
        """Add up what is there, beside the window."""
        cache = self.cache
        self.jobs.start(lambda cancelled: cache.size(), self.show_size, self._ignore)

    @Slot(object)
    def show_size(self, size: object) -> None:
        """Say how many bytes it is."""
        assert isinstance(size, int)
        self.text.setText(self.tr("Decoded pictures: {size}").format(size=bytes_text(size)))
        for widget in (self.text, self.clear):
            widget.setVisible(size > 0)

    @Slot()
    def _clear(self) -> None:
        cache = self.cache

        def work(cancelled: threading.Event) -> int:
            cache.clear()
            return cache.size()

        self.jobs.start(work, self.show_size, self._ignore)

    @Slot(object)
    def _ignore(self, said: Sentence) -> None:
        self.show_size(0)

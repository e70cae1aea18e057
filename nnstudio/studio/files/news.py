"""What the window says of its files: that they were saved, could not be opened, or take long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from nnstudio.errors import Sentence

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class FileNews(QObject):
    """Tells it in the message of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self._waiting: Sentence | None = None
        files = window.files
        files.saved.connect(self._tell_saved)
        files.failed.connect(self._tell_failed)
        files.noted.connect(self._tell_noted)
        files.work.takes_long.connect(self._tell_waiting)
        files.work.ended.connect(self._take_back)

    @Slot(object)
    def _tell_saved(self, said: Sentence) -> None:
        self.window.tell("good", said)

    @Slot(object)
    def _tell_failed(self, said: Sentence) -> None:
        self.window.tell("error", said)

    @Slot(object)
    def _tell_noted(self, said: Sentence) -> None:
        self.window.tell("info", said)

    @Slot(object, bool)
    def _tell_waiting(self, said: Sentence, can_cancel: bool) -> None:
        self._waiting = said
        if can_cancel:
            self.window.tell("info", said, self.tr("Cancel"), self.window.files.work.cancel)
        else:
            self.window.tell("info", said)

    @Slot()
    def _take_back(self) -> None:
        if self._waiting is not None:
            self.window.take_back(self._waiting)
            self._waiting = None

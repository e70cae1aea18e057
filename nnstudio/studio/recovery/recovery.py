"""What was left unsaved: which documents there are, and what becomes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.errors import StudioError, sentence
from nnstudio.formats.autosave.left import Left, left_behind
from nnstudio.studio.files import dialogs
from nnstudio.studio.recovery.autosaver import Autosaver

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class Recovery(QObject):
    """left: what dead windows left, the newest first. changed: there is another list."""

    changed = Signal()

    def __init__(self, window: MainWindow, folder: Path | None) -> None:
        """folder: of all autosaves; None keeps and offers nothing."""
        super().__init__(window)
        self.window, self.folder = window, folder
        self.autosaver: Autosaver | None = None
        if folder is not None:
            self.autosaver = Autosaver(window.files, window.run_model, folder, self)
            self.autosaver.failed.connect(self._tell_failed)
        self.left: tuple[Left, ...] = ()
        self.look()

    @Slot()
    def look(self) -> None:
        """See what there is now: other windows may have left something, or taken it."""
        left = left_behind(self.folder) if self.folder is not None else ()
        if left != self.left:
            self.left = left
            self.changed.emit()

    @Slot(object)
    def open(self, left: Left) -> None:
        """Go on with what was left. It is read whole before anything that is open is left."""
        if self.autosaver is None:
            return
        try:
            project, autosave = left.open()
        except StudioError as error:
            self.look()
            self.window.message_bar.tell_error(error.sentence)
            return
        if self.window.files.take_back(project, left.about.path, left.about.stamp):
            self.autosaver.take_over(autosave, left.about.since)
        else:
            autosave.leave()
        self.look()

    @Slot(object)
    def discard(self, left: Left) -> None:
        """Delete what was left, if that is meant."""
        if not dialogs.ask_discard(self.window, left.about.title or self.tr("Untitled")):
            return
        try:
            left.discard()
        except StudioError as error:
            self.window.message_bar.tell_error(error.sentence)
        self.look()

    def mention(self) -> None:
        """Say that something was left, where the gallery that shows it is not in sight."""
        if self.left and self.window.pages.working:
            said = sentence("Work of an earlier session was not saved, and is still there.")
            self.window.tell("info", said, self.tr("Show"), self.window.show_gallery)

    def close(self) -> None:
        """End writing: the window closes."""
        if self.autosaver is not None:
            self.autosaver.close()

    @Slot(object)
    def _tell_failed(self, said: str) -> None:
        if self.window.message_bar.message is None:
            self.window.tell("info", said)

"""What was left unsaved: which documents there are, and what becomes of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.errors import StudioError, sentence
from nnstudio.formats.autosave.autosave import Autosave
from nnstudio.formats.autosave.draft import Draft
from nnstudio.formats.autosave.left import Left
from nnstudio.formats.project import Project
from nnstudio.studio.files import dialogs
from nnstudio.studio.files.file_work import FileWork, Refused
from nnstudio.studio.recovery.autosaver import Autosaver
from nnstudio.studio.recovery.offer import Offer, offers

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow

Opened = tuple[Project, Draft | None, Autosave]


class Recovery(QObject):
    """offers: what dead windows left, the newest first. changed: there is another list. looking: reads it."""

    changed = Signal()

    def __init__(self, window: MainWindow, folder: Path | None) -> None:
        """folder: of all autosaves; None keeps and offers nothing."""
        super().__init__(window)
        self.window, self.folder = window, folder
        self.autosaver: Autosaver | None = None
        if folder is not None:
            self.autosaver = Autosaver(window.files, window.run_model, window.code.model, folder, self)
            self.autosaver.failed.connect(self._tell_failed)
        self.offers: tuple[Offer, ...] = ()
        self.looking = FileWork(self)
        self._look_again = False
        self.look()

    @Slot()
    def look(self) -> None:
        """Begin to see what there is now: other windows may have left something, or taken it."""
        if self.looking.active:  # two looks at once would take each other for another window
            self._look_again = True
        elif self.folder is not None:
            self.looking.start(None, partial(offers, self.folder), self._take_offers)

    def _take_offers(self, found: tuple[Offer, ...] | Refused) -> None:
        if not isinstance(found, Refused) and found != self.offers:
            self.offers = found
            self.changed.emit()
        if self._look_again:
            self._look_again = False
            self.look()

    @Slot(object)
    def open(self, left: Left) -> None:
        """Begin to go on with what was left. It is read whole before anything that is open is left."""
        if self.autosaver is not None:
            self.looking.finish()
            said = sentence("Opening {path} ...", path=left.about.title)
            self.window.files.work.start(said, partial(_open, left), partial(self._take_opened, left))

    def _take_opened(self, left: Left, opened: Opened | Refused) -> None:
        assert self.autosaver is not None
        if isinstance(opened, Refused):
            self.window.tell("error", opened.said)
        else:
            project, draft, autosave = opened
            if self.window.files.take_back(project, left.about.path, left.about.stamp):
                self.autosaver.take_over(autosave, left.about.since)
                if draft is not None:
                    self.window.code.take_back(draft)
            else:
                autosave.leave()
        self.look()

    @Slot(object)
    def discard(self, left: Left) -> None:
        """Delete what was left, if that is meant."""
        if not dialogs.ask_discard(self.window, left.about.title or self.tr("Untitled")):
            return
        self.looking.finish()
        try:
            left.discard()
        except StudioError as error:
            self.window.tell("error", error.sentence)
        self.look()

    def mention(self) -> None:
        """Say that something was left, where the gallery that shows it is not in sight."""
        self.looking.finish()
        if self.offers and self.window.pages.working:
            said = sentence("Work of an earlier session was not saved, and is still there.")
            self.window.tell("info", said, self.tr("Show"), self.window.show_gallery)

    def close(self) -> None:
        """End writing: the window closes."""
        self.looking.close()
        if self.autosaver is not None:
            self.autosaver.close()

    @Slot(object)
    def _tell_failed(self, said: str) -> None:
        message = self.window.message_bar.message
        if message is None or message[0] in ("info", "good"):
            self.window.tell("info", said)
        elif self.autosaver is not None:
            self.autosaver.tell_again()


def _open(left: Left) -> Opened:
    """Read what was left, in a job."""
    project, autosave = left.open()
    return project, left.draft(), autosave

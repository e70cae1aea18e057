"""Data in the window: from the strip, the menu, the canvas or a drop to the page, and from there to the network."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from nnstudio.data.source import Source
from nnstudio.document.document import Document
from nnstudio.errors import sentence
from nnstudio.studio.data.draft import Draft, Stage
from nnstudio.studio.data.missing import MissingData
from nnstudio.studio.data.recent import RecentData
from nnstudio.studio.words import declared

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class DataDesk(QObject):
    """Lasts as long as the window. draft: what is looked at. recent: what was used last."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.draft = Draft(window.store, window.run_model, self)
        self.recent = RecentData(window.settings, self)
        self.missing = MissingData(self.draft, window.tell, self.find, self.show, self)
        self.draft.found.connect(self._tell_found)
        self.draft.given.connect(self.recent.add)
        self.draft.stuck.connect(window.show_page_of_data)
        window.files.opened.connect(self.missing.look)

    @Slot()
    def show(self) -> None:
        """Show what is learned from, and what else could be."""
        self.draft.show_document()
        self.window.show_page_of_data()

    def look_at(self, path: Path) -> None:
        """Show what a file or folder holds, beside the network that is open, or an empty one."""
        if not self.window.files.was_opened and not self.window.files.new():
            return
        self.draft.take_path(path)
        self.window.show_page_of_data()

    @Slot()
    def find(self) -> None:
        """Have the person say where the data of the network is now."""
        self.draft.begin(self.window.store.document.source)
        self.window.show_page_of_data()
        self.window.data.ask_place()

    @Slot()
    def _tell_found(self) -> None:
        """Said when the workbench is in sight again, where another message would hide it."""
        goes_on = self.window.run_model.outlook.goes_on is not None
        said = (
            sentence("The network has its data again, and training can go on where it stopped.")
            if goes_on
            else sentence("The network has its data again.")
        )
        QTimer.singleShot(0, self, lambda: self.window.tell("good", said))

    @Slot(object)
    def take(self, source: Source) -> None:
        """Give the network other data without showing it first."""
        self.draft.take(source)
        if self.draft.stage is Stage.READING:
            self.window.tell("info", sentence("Reading the data ..."), sentence("Cancel"), self.draft.cancel)

    def offer(self, before: Document) -> None:
        """A template was opened and has its own data: offer what `before` learned from, if it is of the same kind."""
        now, source, title = self.window.store.document, before.source, declared(before.description.title)
        if not _alike(before, now):
            return
        said = sentence(
            "{network} comes with {data}.", network=now.title, data=declared(now.description.title)
        )
        self.window.tell("info", said, sentence("Use {data}", data=title), partial(self.take, source))


def _alike(one: Document, other: Document) -> bool:
    """Whether two networks learn the same from other data of the same kind."""
    same_kind = one.description.kind == other.description.kind and type(one.task) is type(other.task)
    return one.source != other.source and same_kind

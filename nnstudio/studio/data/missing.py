"""Says that the data of a network is not where it was, when the network is opened and when its training fails of it; or
that other data lies there now.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot

from nnstudio.data.fingerprint import has_changed
from nnstudio.data.places import missing_place, place_of
from nnstudio.errors import Sentence, sentence
from nnstudio.runs.state import State
from nnstudio.studio.data.draft import Draft


class MissingData(QObject):
    """Follows the draft's store and run.

    tell: shows a message: its kind, its text, a button's text and what it does. find: has the person find the data.
    show: shows what there is now.
    """

    def __init__(
        self,
        draft: Draft,
        tell: Callable[..., None],
        find: Callable[[], None],
        show: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.draft, self.tell, self.find, self.show = draft, tell, find, show
        later = Qt.ConnectionType.QueuedConnection  # what others tell of the end comes before
        draft.run_model.state_changed.connect(self._look_at_end, later)

    @Slot()
    def look(self) -> None:
        """Look whether the data is there, beside the window: a disk of the network may take its time."""
        source = self.draft.store.document.source
        if place_of(source) is not None:
            self.draft.jobs.start(lambda cancelled: missing_place(source), self._take_place, self._ignore)

    @Slot(object)
    def _take_place(self, place: object) -> None:
        if isinstance(place, Path) and place == place_of(self.draft.store.document.source):
            self._say("warning", sentence("The data of this network is not at {path} any more.", path=place))

    @Slot()
    def _look_at_end(self) -> None:
        run_model, document = self.draft.run_model, self.draft.store.document
        if run_model.state is not State.FAILED or run_model.sentence is None:
            return
        opened = run_model.shelf.kept(document.source)
        if missing_place(document.source) is not None:
            self._say("error", run_model.sentence)
        elif opened is not None and has_changed(document.description, opened.description):
            self.tell("error", run_model.sentence, sentence("Look at the data ..."), self.show)

    @Slot(object)
    def _ignore(self, said: Sentence) -> None:
        pass

    def _say(self, kind: str, said: Sentence) -> None:
        self.tell(kind, said, sentence("Find the data ..."), self.find)

"""The data that somebody looks at before the network gets it: which source, how it is set, and what was read of it.

It lasts as long as the window; the page only shows it.
"""

from __future__ import annotations

import dataclasses
import enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from nnstudio.data.description import Description
from nnstudio.data.places import moved, place_field, place_of
from nnstudio.data.recognising import may_be_data
from nnstudio.data.source import Source
from nnstudio.data.sources import SOURCES
from nnstudio.document.answer import for_data
from nnstudio.document.document import Document
from nnstudio.document.resizing import resize_text
from nnstudio.errors import Sentence, full_stop, sentence
from nnstudio.fields import FieldError
from nnstudio.runs.trained import have_same_data
from nnstudio.studio.data.reader import Reader
from nnstudio.studio.data.reading import Look, Refusal
from nnstudio.studio.store import Store
from nnstudio.studio.training.job import Jobs
from nnstudio.studio.training.run_model import RunModel

PATIENCE_MS = 250
"""So long is waited for the next change of a setting before anything is read."""


class Stage(enum.Enum):
    """NOTHING: no place is chosen yet. ASKING: opening would do more than read, and waits for a yes."""

    NOTHING = "nothing"
    ASKING = "asking"
    READING = "reading"
    READY = "ready"
    REFUSED = "refused"
    GIVEN_UP = "given up"


class Draft(QObject):
    """asked: the source as the person set it. source: the same with what was found out. look: what was read of it last,
    also while it is read anew with other settings; None where that is another source's. said: why it was refused.
    gone: it was, since it is not where it was.

    changed: anything is different. progressed: the reader may be farther. refused: a field that can't have that
    value, and why. given: the network has the data now, with its title and source. found: it is the data that it
    had, at another place. stuck: `take` needs the person.
    """

    changed = Signal()
    progressed = Signal()
    given = Signal(str, object)
    stuck = Signal()
    found = Signal()
    refused = Signal(str, object)

    def __init__(self, store: Store, run_model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.run_model = store, run_model
        self.asked: Source = store.document.source
        self.source = self.asked
        self.stage = Stage.NOTHING
        self.look: Look | None = None
        self.said: Sentence | None = None
        self.gone = False
        self.jobs = Jobs(self)
        self.reader = Reader(self.jobs, self)
        self.reader.progressed.connect(self.progressed)
        self.reader.read.connect(self._take_result)
        self._path: Path | None = None
        self._taking = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._read)
        store.changed.connect(self.changed)

    @property
    def in_use(self) -> bool:
        """Whether the document has this data already."""
        document = self.store.document
        same = self.look is None or _is_same(document.description, self.look.opened.description)
        return document.source == self.source and same

    @property
    def can_be_used(self) -> bool:
        """Whether it was read and is what the form says."""
        return self.stage is Stage.READY and self.look is not None

    def preview(self) -> Document | None:
        """The document as it would be with this data."""
        if self.look is None:
            return None
        return for_data(self.store.document, self.look.source, self.look.opened.description)

    @property
    def recognised(self) -> bool:
        """Whether `source` is what is looked at, and not that of before."""
        return self._path is None

    @property
    def title(self) -> str:
        """What the data is called as long as nothing else is known of it."""
        place = self._path or place_of(self.source)
        return place.name if place is not None else ""

    @property
    def resizing(self) -> Sentence | None:
        """What a button says that gives the pictures the size of the network's input; None where they can't have it."""
        document, look = self.store.document, self.look
        if look is None or not document.nodes or not self.can_be_used:
            return None
        return resize_text(look.source, look.opened.description, document.input_shape)

    def stop_and_wait(self) -> None:
        """Give up reading, and return when no thread works any more; for closing the window."""
        self.cancel()
        self.jobs.stop_and_wait()

    # What a person wants

    def show_document(self) -> None:
        """Begin with the data that the document has, unless that is what is shown."""
        source = self.store.document.source
        if source not in (self.asked, self.source) or self.stage in (Stage.NOTHING, Stage.REFUSED):
            self.begin(source)

    def begin(self, source: Source) -> None:
        """Look at this source."""
        self._take(source, forget=True)
        self._read()

    def take(self, source: Source) -> None:
        """Give this source to the network as soon as it is read, without a look at it."""
        self.begin(source)
        self._taking = True
        self._go_on_taking()

    def take_path(self, path: Path) -> None:
        """Look at a file or folder, whatever kind of data it is."""
        self.cancel()
        self._path, self.look, self.said = path, None, None
        self._start(path)

    def choose(self, name: str) -> None:
        """Another kind of source, with the settings that it begins with."""
        if name != self.source.type_name() or not self.recognised:
            document = self.store.document.source
            self.begin(document if document.type_name() == name else SOURCES[name]())

    def change(self, name: str, value: Any) -> None:
        """Another value of a setting. Another place is looked at anew, since other settings suit it."""
        if self.source.field(name).place and value:
            self._change_place(name, Path(value))
            return
        try:
            changed = self.asked.change(**{name: value})
        except FieldError as error:
            self.refused.emit(name, full_stop(error.sentence))
            return
        self._take(changed, forget=False)
        self._waiting.start(PATIENCE_MS)

    def find(self, path: Path) -> None:
        """The same data at another place."""
        self.begin(moved(self.asked, path))

    @Slot()
    def agree(self) -> None:
        """Do what opening does besides reading."""
        self._start(self.asked)

    @Slot()
    def again(self) -> None:
        """Read once more."""
        if self._path is not None:
            self.take_path(self._path)
        else:
            self._start(self.asked)

    def release(self) -> None:
        """Hold nothing any more, when nobody looks."""
        self.cancel()
        self.look, self.said, self._path = None, None, None
        self._arrive(Stage.NOTHING)

    @Slot()
    def cancel(self) -> None:
        """Give up reading."""
        self._waiting.stop()
        self._taking = False
        if self.reader.cancel():
            self.stage = Stage.GIVEN_UP
            self.changed.emit()

    @Slot()
    def use(self) -> None:
        """Give the data to the network, as one step of undo."""
        document, look = self.preview(), self.look
        if document is None or look is None or not self.can_be_used:
            return
        self.run_model.shelf.keep(look.source, look.opened)
        found = self.store.document.source != look.source and have_same_data(self.store.document, document)
        self.store.apply(document, sentence("Use {data}", data=look.opened.description.title))
        if found:
            self.found.emit()
        self.given.emit(look.opened.description.title, look.source)

    @Slot()
    def resize(self) -> None:
        """Read the pictures at the size that the network has now."""
        shape = self.store.document.input_shape
        wanted = self.asked.resized(shape)
        if wanted is not None:
            self._take(wanted, forget=False)
            self._read()

    # Reading

    def _take(self, source: Source, forget: bool) -> None:
        self.cancel()
        self._path, self.asked, self.source, self.said = None, source, source, None
        if forget:
            self.look = None
        self.changed.emit()

    def _change_place(self, name: str, path: Path) -> None:
        if place_of(self.asked) == path:
            return
        if self.asked.field(name).place == "file" and may_be_data(path):
            self.take_path(path)
            return
        fresh = moved(type(self.asked)(), path)
        self._take(fresh, forget=True)
        self._start(fresh)

    @Slot()
    def _read(self) -> None:
        if place_field(self.asked) is not None and place_of(self.asked) is None:
            self._arrive(Stage.NOTHING)
        elif self.asked.asks is not None:
            self._arrive(Stage.ASKING)
        else:
            self._start(self.asked)

    def _start(self, wanted: Source | Path) -> None:
        self._waiting.stop()
        self.reader.start(wanted, self.run_model.shelf)
        self._arrive(Stage.READING)

    def _arrive(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()
        self._go_on_taking()

    def _go_on_taking(self) -> None:
        if not self._taking or self.stage is Stage.READING:
            return
        self._taking = False
        if self.can_be_used:
            self.use()
            self.release()
        else:
            self.stuck.emit()

    @Slot(object)
    def _take_result(self, result: Look | Refusal) -> None:
        if result.asked is not None:
            self.asked = self.source = result.asked
            self._path = None
        if isinstance(result, Look):
            self.source, self.look, self.said = result.source, result, None
            self._arrive(Stage.READY)
        else:
            self.look, self.said, self.gone = None, result.said, result.gone
            self._arrive(Stage.REFUSED)


def _is_same(known: Description, found: Description) -> bool:
    """Whether all that a network depends on is the same; documents of before know no fingerprint."""
    fingerprint = found.fingerprint if known.fingerprint else ""
    return dataclasses.replace(found, train=known.train, test=known.test, fingerprint=fingerprint) == known

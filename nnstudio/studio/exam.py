"""How often the test part was opened by this project. It lies beside the document: no undo takes a sighting back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.data.exam import Sighting, times_seen
from nnstudio.studio.store import Store


class Exam(QObject):
    """changed: `sightings` is another. taken: somebody has looked, and the project file does not know it yet."""

    changed = Signal()
    taken = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.sightings: tuple[Sighting, ...] = ()
        store.opened.connect(self.forget)

    @property
    def seen(self) -> int:
        """How often the test part of the document's data was opened."""
        document = self.store.document
        return times_seen(self.sightings, document.source, document.description.fingerprint)

    def add(self, sighting: Sighting) -> None:
        """Count one more."""
        self.restore((*self.sightings, sighting))
        self.taken.emit()

    def restore(self, sightings: tuple[Sighting, ...]) -> None:
        """Take over what a project file holds."""
        self.sightings = sightings
        self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Know of no sighting, as for another project."""
        self.restore(())

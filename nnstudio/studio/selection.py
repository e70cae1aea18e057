"""Which layers are selected: one fact that the canvas, the properties and the palette share."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The ids of the selected layers in the order in which they were selected; the last one is `current`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All selected ids."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The id selected last: what the keyboard moves from, and new layers go after."""
        return self._ids[-1] if self._ids else None

    def set(self, ids: Iterable[str]) -> None:
        """Select exactly these."""
        wanted = tuple(dict.fromkeys(ids))
        if wanted != self._ids:
            self._ids = wanted
            self.changed.emit()

    def toggle(self, node_id: str) -> None:
        """Add to the selection, or take out of it."""
        rest = tuple(other for other in self._ids if other != node_id)
        self.set(rest if len(rest) < len(self._ids) else (*rest, node_id))

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def keep_only(self, known: Iterable[str]) -> None:
        """Forget ids that the document no longer has."""
        present = set(known)
        self.set(node_id for node_id in self._ids if node_id in present)

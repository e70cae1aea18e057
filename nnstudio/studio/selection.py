"""Which layers, or which wire, are selected: one fact that the canvas, the properties and the palette share."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The ids of the selected layers in the order in which they were selected; the last one is `current`.

    wire: the selected wire as (source, target); while there is one, no layer is selected.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._wire: tuple[str, str] | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """All selected ids."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The id selected last: what the keyboard moves from, and new layers go after."""
        return self._ids[-1] if self._ids else None

    @property
    def wire(self) -> tuple[str, str] | None:
        """The one wire that is selected, or None."""
        return self._wire

    def set(self, ids: Iterable[str]) -> None:
        """Select exactly these layers, and no wire."""
        self._select(tuple(dict.fromkeys(ids)), None)

    def set_wire(self, source: str, target: str) -> None:
        """Select exactly this wire."""
        self._select((), (source, target))

    def toggle(self, node_id: str) -> None:
        """Add to the selection, or take out of it."""
        rest = tuple(other for other in self._ids if other != node_id)
        self.set(rest if len(rest) < len(self._ids) else (*rest, node_id))

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def keep_only(self, known: Iterable[str], wires: Iterable[tuple[str, str]] = ()) -> None:
        """Forget ids and wires that the document no longer has."""
        present = set(known)
        wire = self._wire if self._wire in set(wires) else None
        self._select(tuple(node_id for node_id in self._ids if node_id in present), wire)

    def _select(self, ids: tuple[str, ...], wire: tuple[str, str] | None) -> None:
        if (ids, wire) != (self._ids, self._wire):
            self._ids, self._wire = ids, wire
            self.changed.emit()

"""The groups of one's own while the window is open: what the palette lists, and what is saved, renamed and deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.document.groups import Group
from nnstudio.document.groups.names import check_label
from nnstudio.errors import StudioError, sentence
from nnstudio.formats.own_groups import OwnGroup, delete_group, own_groups, rename_group, save_group


class OwnGroups(QObject):
    """folder: where they are kept; None keeps none. changed: there are others now. said: what is told of that."""

    changed = Signal()
    said = Signal(str, object)

    def __init__(self, folder: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.all: tuple[OwnGroup, ...] = own_groups(folder) if folder is not None else ()

    @Slot(object)
    def save(self, group: Group) -> None:
        """Keep a group under its title."""
        folder = self.folder
        if folder is not None and self._try(lambda: save_group(folder, group)):
            self.said.emit(
                "good", sentence("{title} is in the palette now, under Groups.", title=group.label)
            )

    @Slot(object, str)
    def rename(self, own: OwnGroup, label: str) -> None:
        """Give one another title."""
        self._try(lambda: rename_group(own, check_label(label)))

    @Slot(object)
    def delete(self, own: OwnGroup) -> None:
        """Keep one no longer. Networks that have it are not changed."""
        self._try(lambda: delete_group(own))

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except StudioError as error:
            self.said.emit("warning", error.sentence)
            return False
        if self.folder is not None:
            self.all = own_groups(self.folder)
            self.changed.emit()
        return True

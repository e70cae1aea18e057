"""What can be done with groups as a whole: make one of the selected layers, dissolve it, open and close it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.groups import Group
from nnstudio.errors import sentence
from nnstudio.studio.canvas.editing import Editing
from nnstudio.studio.canvas.layout import group_of


class Grouping(QObject):
    """Works on what is selected, as `Editing` does, which it asks. kept: a group that is to be one's own."""

    kept = Signal(object)

    def __init__(self, editing: Editing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editing, self.store = editing, editing.store

    @Slot()
    def group(self) -> None:
        """Put the selected layers into a group, and select it."""
        ids = self.editing.selected
        text = sentence("Group {what}", what=self.editing.named(ids))
        self.editing.do(lambda document: edits.group(document, ids), text, True)

    @Slot()
    def ungroup(self) -> None:
        """Take the selected groups apart, and select what was in them."""
        ids = [path for path in self.editing.selected if self.is_group(path)]

        def apart(document: Document) -> Document:
            for path in ids:
                document = edits.ungroup(document, path)
            return document

        self.editing.do(apart, sentence("Ungroup {what}", what=self.editing.named(ids)), True)

    @Slot()
    def keep(self) -> None:
        """Keep the current group as one's own."""
        current = self.store.selection.current
        if current is not None and self.is_group(current):
            self.kept.emit(self.store.document.layer(current))

    @Slot()
    def fold(self) -> None:
        """Open the current group, or close it; of a layer in a group, close that."""
        current = self.store.selection.current or ""
        path = current if current and self.is_group(current) else group_of(current)
        if path:
            self.store.selection.set((path,))
            self.store.unfolded.toggle(path)

    def enter(self, path: str | None) -> bool:
        """Open a group, or close it; False where that is none."""
        if path is None or not self.is_group(path):
            return False
        self.store.unfolded.toggle(path)
        return True

    def is_group(self, path: str) -> bool:
        """Whether that is a group, and no layer."""
        return isinstance(self.store.document.layer(path), Group)

    def reason_against(self, name: str) -> str:
        """Why something can't be done to a group now; "" where it can. To close the group around is to fold, too."""
        selected = self.editing.selected
        able = any(map(self.is_group, selected)) or (name == "fold" and bool(group_of(selected[-1])))
        return "" if able else self.tr("Select a group first")

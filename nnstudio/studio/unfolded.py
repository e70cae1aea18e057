"""Which groups are open on the canvas: how somebody looks at the network, which no undo changes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from nnstudio.document.document import Document
from nnstudio.document.groups import Group


class Unfolded(QObject):
    """The paths of the open groups. What is in a group that is closed is not seen, whether it is open itself or not."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: frozenset[str] = frozenset()

    @property
    def paths(self) -> frozenset[str]:
        """All open groups."""
        return self._paths

    def set(self, paths: Iterable[str]) -> None:
        """Open exactly these."""
        wanted = frozenset(paths)
        if wanted != self._paths:
            self._paths = wanted
            self.changed.emit()

    def toggle(self, path: str) -> None:
        """Open a group, or close it."""
        self.set(self._paths ^ {path})

    def rename(self, old: str, new: str) -> None:
        """A group that is open has another path from now on, and so has what is in it."""
        self._paths = frozenset(
            new + path[len(old) :] if (path + "/").startswith(f"{old}/") else path for path in self._paths
        )

    def keep_only(self, document: Document) -> None:
        """Forget what is no group of the document, without a word: whoever changes that draws it anyway."""
        known = {path for path in self._paths if path in document.known}
        self._paths = frozenset(path for path in known if isinstance(document.layer(path), Group))

    def shown(self, document: Document) -> tuple[str, ...]:
        """The paths of all nodes that are seen, each group before what is in it."""
        return tuple(path for path in document.paths if self.shows(path))

    def shows(self, path: str) -> bool:
        """Whether all groups around that node are open."""
        steps = path.split("/")
        return all("/".join(steps[:depth]) in self._paths for depth in range(1, len(steps)))

    def visible(self, path: str) -> str:
        """That node, or the closed group in which it can't be seen: the outermost one."""
        steps = path.split("/")
        around = ("/".join(steps[:depth]) for depth in range(1, len(steps)))
        return next((group for group in around if group not in self._paths), path)

"""The files that were opened or saved last, as the settings remember them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

KEY = "files/recent"
MOST = 8


class RecentFiles(QObject):
    """Newest first. changed: there is another list."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are still there."""
        return tuple(path for path in self._stored() if os.path.isfile(path))

    def add(self, path: Path) -> None:
        """Put a file to the front."""
        text = str(path.absolute())
        self.settings.setValue(KEY, [text, *(other for other in self._stored() if other != text)][:MOST])
        self.changed.emit()

    def _stored(self) -> list[str]:
        value = self.settings.value(KEY)
        if isinstance(value, str):
            return [value]
        return [str(path) for path in value] if isinstance(value, list | tuple) else []

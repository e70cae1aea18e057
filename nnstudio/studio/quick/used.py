"""What was done by a few letters last, as the settings remember it."""

from __future__ import annotations

from PySide6.QtCore import QSettings

KEY = "quick/used"
MOST = 24
SHOWN = 10
"""Of these, so many are offered before anything is typed."""


class Used:
    """Keys of entries, the last used one first."""

    def __init__(self, settings: QSettings) -> None:
        self.settings = settings

    @property
    def keys(self) -> list[str]:
        """All that is remembered."""
        value = self.settings.value(KEY)
        if isinstance(value, str):
            return [value]
        return [str(key) for key in value] if isinstance(value, list | tuple) else []

    def add(self, key: str) -> None:
        """Put a key to the front."""
        self.settings.setValue(KEY, [key, *(other for other in self.keys if other != key)][:MOST])

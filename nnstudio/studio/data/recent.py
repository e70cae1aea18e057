"""The data that networks got last, as the settings remember it, so that another network gets it by one choice."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QSettings, Signal

from nnstudio.data.source import Source
from nnstudio.data.sources import SOURCES
from nnstudio.declared import from_json
from nnstudio.fields import FieldError

KEY = "data/recent"
MOST = 8


class RecentData(QObject):
    """Newest first, and at the end what comes with the program. changed: there is another list."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings

    @property
    def entries(self) -> tuple[tuple[str, Source], ...]:
        """Title and source of each. What can't be read is left out."""
        entries = [entry for entry in map(_read, self._stored()) if entry is not None]
        known = [source for _, source in entries]
        shipped = [(cls.title, cls()) for cls in SOURCES.values() if cls.ships]
        return (*entries, *((title, source) for title, source in shipped if source not in known))

    def add(self, title: str, source: Source) -> None:
        """Put data to the front."""
        others = [text for text in self._stored() if (entry := _read(text)) is None or entry[1] != source]
        text = json.dumps({"title": title, "source": source.to_json()})
        self.settings.setValue(KEY, [text, *others][:MOST])
        self.changed.emit()

    def _stored(self) -> list[str]:
        value = self.settings.value(KEY)
        if isinstance(value, str):
            return [value]
        return [str(text) for text in value] if isinstance(value, list | tuple) else []


def _read(text: str) -> tuple[str, Source] | None:
    try:
        plain = json.loads(text)
        return str(plain["title"]), from_json(SOURCES, plain["source"], "source")
    except (FieldError, ValueError, KeyError, TypeError, RecursionError):
        return None

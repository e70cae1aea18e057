"""The network as code, in the language that was chosen: what outlasts the tab in which it is read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.formats.codes import CODES, Language, code_of
from nnstudio.formats.exchange.code import Code
from nnstudio.formats.exchange.tables import Refused
from nnstudio.studio.store import Store

LANGUAGE_KEY = "code/language"
NOTHING = Code("", (None,))


class CodeModel(QObject):
    """Writes the store's document as code, when somebody asks for it. changed: there is another code."""

    changed = Signal()

    def __init__(self, store: Store, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.settings = store, settings
        chosen = str(settings.value(LANGUAGE_KEY, ""))
        self._language = CODES.get(chosen) or next(iter(CODES.values()))
        self._written_of: tuple[Document, Language] | None = None
        self._code = NOTHING
        self._refused: Sentence | None = None
        store.changed.connect(self.changed)

    @property
    def language(self) -> Language:
        """What it is written in."""
        return self._language

    def choose(self, name: str) -> None:
        """Write it in that language from now on."""
        if name != self._language.name:
            self._language = CODES[name]
            self.settings.setValue(LANGUAGE_KEY, name)
            self.changed.emit()

    @property
    def code(self) -> Code:
        """The network and its training as they are now; empty where they can't be written."""
        self._write()
        return self._code

    @property
    def refused(self) -> Sentence | None:
        """Why there is no code."""
        self._write()
        return self._refused

    def _write(self) -> None:
        wanted = (self.store.document, self._language)
        if (
            self._written_of is not None
            and self._written_of[0] is wanted[0]
            and self._written_of[1] is wanted[1]
        ):
            return
        self._written_of = wanted
        self._refused = None
        try:
            self._code = code_of(*wanted)
        except Refused as refused:
            self._code, self._refused = NOTHING, refused.sentence

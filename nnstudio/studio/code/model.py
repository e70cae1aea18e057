"""The network as code, in the language that was chosen, and what somebody makes of the text: both outlast the tab."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal, Slot

from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.formats.autosave.draft import Draft
from nnstudio.formats.codes import CODES, Language, code_of
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.exchange.code import Code
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.keras.incoming.recoding import Recoded, recoded
from nnstudio.formats.keras.incoming.values import CodeError
from nnstudio.studio.code.lines import aligned
from nnstudio.studio.store import Store

LANGUAGE_KEY = "code/language"
NOTHING = Code("", (None,))


class Fault(Exception):
    """Edited code that can't be read. line: counted from 1; 0 where it is of none."""

    def __init__(self, said: Sentence, line: int) -> None:
        super().__init__(said)
        self.said, self.line = said, line


class CodeModel(QObject):
    """Writes the store's document as code, when somebody asks for it. changed: there is another code, or another text.
    written: somebody has made another text of it.
    """

    changed = Signal()
    written = Signal()

    def __init__(self, store: Store, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.settings = store, settings
        chosen = str(settings.value(LANGUAGE_KEY, ""))
        self._language = CODES.get(chosen) or next(iter(CODES.values()))
        self._written_of: tuple[Document, Language] | None = None
        self._code = NOTHING
        self._refused: Sentence | None = None
        self._draft: str | None = None
        self._draft_of: Document | None = None
        store.changed.connect(self.changed)
        store.opened.connect(self.discard)

    # What the network is

    @property
    def language(self) -> Language:
        """What it is written in."""
        return self._language

    def choose(self, name: str) -> None:
        """Write it in that language from now on. A text that was edited is kept."""
        if name != self._language.name:
            self._language = CODES[name]
            self.settings.setValue(LANGUAGE_KEY, name)
            self.changed.emit()

    def choose_readable(self) -> None:
        """Write it in the language that can be read."""
        if not self._language.can_be_read:
            self.choose(next(language.name for language in CODES.values() if language.can_be_read))

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
        document, language = self.store.document, self._language
        before = self._written_of
        if before is not None and before[0] is document and before[1] is language:
            return
        self._written_of = document, language
        self._refused = None
        try:
            self._code = code_of(document, language)
        except Refused as refused:
            self._code, self._refused = NOTHING, refused.sentence

    # What somebody makes of it

    @property
    def draft(self) -> str | None:
        """What somebody has made of the code and not applied yet; None for nothing."""
        return self._draft

    @draft.setter
    def draft(self, text: str | None) -> None:
        if text != self._draft:
            self._draft = text
            self.written.emit()

    @property
    def unsaved(self) -> Draft | None:
        """The same as it is kept for the case of a crash."""
        return None if self._draft is None else Draft(self._draft, self.outdated)

    def take_back(self, draft: Draft) -> None:
        """Show what somebody had made of this network's code before a crash."""
        self.choose_readable()
        self._draft_of = None if draft.outdated else self.store.document
        self.draft = draft.text
        self.changed.emit()

    @property
    def edited(self) -> bool:
        """Whether a text that was edited is what is shown."""
        return self.draft is not None and self._language.can_be_read

    @property
    def outdated(self) -> bool:
        """Whether the network was changed since the text was begun."""
        return self.draft is not None and self._draft_of is not self.store.document

    @property
    def shown(self) -> Code:
        """The text that is shown, with the layer of each line that is as it was written."""
        return aligned(self.code, self.draft) if self.edited and self.draft is not None else self.code

    def edit(self, text: str) -> None:
        """Somebody has made this of the code. Where it is the network's own code again, nothing is edited any more."""
        if text == self.code.text:
            self.draft = None
        elif self.draft is None:
            self._draft_of = self.store.document
            self.draft = text
        else:
            self.draft = text

    def bring(self, text: str) -> None:
        """Have a text from elsewhere in the place of the code, to be looked at and applied."""
        self.choose_readable()
        self.draft = None
        self.edit("\n".join(text.splitlines()) + "\n")
        self.changed.emit()

    def keep(self) -> None:
        """Keep the text, though the network was changed: to apply it makes the network what the text says."""
        self._draft_of = self.store.document
        self.changed.emit()

    @Slot()
    def discard(self) -> None:
        """Give the text up."""
        if self.draft is not None:
            self.draft = None
            self.changed.emit()

    def read(self) -> Recoded:
        """What the edited text makes of the network. Raises Fault."""
        try:
            return recoded(self.store.document, self.draft or "")
        except CodeError as error:
            raise Fault(error.sentence, error.line) from error
        except ArrivalError as error:
            raise Fault(error.sentence, 0) from error

"""The window's door to the code: it outlasts the tab, which is made anew in another language, applies what was written,
and asks about it before it would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from nnstudio.errors import sentence
from nnstudio.formats.autosave.draft import Draft
from nnstudio.formats.keras.incoming.recoding import Recoded
from nnstudio.runs.under_names import under_names
from nnstudio.studio.code.asking import ask_edited
from nnstudio.studio.code.model import CodeModel, Fault
from nnstudio.studio.code.page import CodePage
from nnstudio.studio.code.words import said_of
from nnstudio.studio.words import in_words, one_after_the_other

if TYPE_CHECKING:
    from nnstudio.studio.main_window import MainWindow


class CodeDesk(QObject):
    """Keeps the code of a window's network. model: what the tab shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.store = window, window.store
        self.model = CodeModel(window.store, window.settings, self)
        window.files.ask_first = self.may_leave
        window.editing.code_pasted.connect(self.bring)

    def new_page(self) -> CodePage:
        """The tab, in the language that is spoken now."""
        page = CodePage(self.model)
        page.said.connect(self.window.tell)
        page.apply_wanted.connect(self.apply)
        return page

    @Slot(str)
    def bring(self, text: str) -> None:
        """Show code from elsewhere as an edited text, which can be applied."""
        if self.model.draft is not None and not self._may_lose():
            return
        self.model.bring(text)
        self.window.properties.show_code()

    def take_back(self, draft: Draft) -> None:
        """Show what somebody had made of the code before a crash."""
        self.model.take_back(draft)
        self.window.properties.show_code()

    @Slot()
    def apply(self) -> bool:
        """Make the network what the edited code says, as one step of undo. False where that can't be."""
        if not self.model.edited:
            return False
        if self.model.outdated:
            self.window.properties.show_code()
            return False
        try:
            found = self.model.read()
        except Fault as fault:
            self._show_fault(fault)
            return False
        before = self.store.document
        self._keep_learned(found)
        self.model.draft = None
        self.store.apply(found.document, sentence("Apply code"))
        self.model.changed.emit()
        self._tell(found, changed=found.document != before)
        return True

    def may_leave(self) -> bool:
        """Ask about code that was edited and not applied; True where nothing of it would be lost unasked."""
        return self.model.draft is None or self._may_lose()

    def _may_lose(self) -> bool:
        answer = ask_edited(self.window)
        if answer == "discard":
            self.model.discard()
        if answer == "apply":
            self.model.choose_readable()
            self.model.keep()
            return self.apply()
        return answer == "discard"

    def _show_fault(self, fault: Fault) -> None:
        """Go to the line of the error."""
        page = self.window.properties.code_page
        self.window.properties.show_code()
        page.check()
        if fault.line:
            page.editor.go_to(fault.line - 1)

    def _keep_learned(self, found: Recoded) -> None:
        """What was learned is known under the layers' new names, too; under the old ones it is for undo."""
        run_model = self.window.run_model
        trained = run_model.outlook.trained
        if trained is not None and not run_model.active:
            kept = under_names(trained, self.store.document, found.document, found.names)
            if kept is not trained:
                run_model.exchange(kept)

    def _tell(self, found: Recoded, changed: bool) -> None:
        said = list(said_of(found, changed))
        kind = "good" if len(said) == 1 else "info"
        self.window.tell(kind, one_after_the_other(in_words(each) for each in said))

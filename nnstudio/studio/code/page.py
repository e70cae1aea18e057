"""The Code tab: the network and its training in the words of another library, and which lines are of which block."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nnstudio.errors import full_stop
from nnstudio.formats.codes import CODES
from nnstudio.studio.code.editor import CodeEditor
from nnstudio.studio.code.finding import FindRow
from nnstudio.studio.code.leaving import CodeLeaves
from nnstudio.studio.code.lines import lines_of, path_at
from nnstudio.studio.code.model import CodeModel, Fault
from nnstudio.studio.code.status import StatusRow
from nnstudio.studio.code.words import comments_that_go
from nnstudio.studio.pieces import muted, tool_button
from nnstudio.studio.properties.boxes import QuietCombo
from nnstudio.studio.words import in_words

THINKING_MS = 400
"""After so long without another letter, what was typed is read."""


class CodePage(QWidget):
    """Shows a CodeModel while it is in sight. said: a kind of message ("good", "error") and a sentence. apply_wanted:
    what was written is to become the network.
    """

    said = Signal(str, object)
    apply_wanted = Signal()

    def __init__(self, model: CodeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.store = model, model.store
        self._follows, self._text = True, ""
        self.languages = QuietCombo()
        for name, language in CODES.items():
            self.languages.addItem(language.title, name)
        self.languages.setAccessibleName(self.tr("Language of the code"))
        self.search = tool_button(self.tr("Find in the code (Ctrl+F)"), "search")
        self.copier = tool_button(self.tr("Copy the code"), "duplicate")
        self.saver = tool_button(self.tr("Save the code as a file"), "save")
        self.editor = CodeEditor()
        self.editor.setAccessibleName(self.tr("Code of the network"))
        self.finder = FindRow(self.editor)
        self.status = StatusRow()
        self.fault = muted()
        self.leaves = CodeLeaves(self)
        self._thinking = QTimer(self)
        self._thinking.setSingleShot(True)
        self._thinking.setInterval(THINKING_MS)
        self._lay_out()
        self._connect()
        self.show_code()

    @property
    def in_sight(self) -> bool:
        """Whether somebody sees it: what nobody sees is not written."""
        return self.isVisible()

    @Slot()
    def show_code(self) -> None:
        """Show the code as it is now, or what somebody has made of it, if it is in sight."""
        self.languages.setCurrentIndex(self.languages.findData(self.model.language.name))
        if not self.in_sight:
            return
        refused = None if self.model.edited else self.model.refused
        self._show_text(self.model.shown.text.removesuffix("\n"))
        self.editor.setVisible(refused is None)
        self.editor.allow_writing(self.model.language.can_be_read and refused is None)
        self.editor.setToolTip(self._tip())
        self.editor.setAccessibleDescription(self._tip())
        self.fault.setText(in_words(refused and full_stop(refused)))
        self.fault.setVisible(refused is not None)
        if refused is not None and self.finder.isVisible():
            self.finder.stop()
        for button in (self.search, self.copier, self.saver):
            button.setEnabled(refused is None)
        self.finder.look_again()
        self.check()
        self._light(scroll=False)

    @Slot()
    def check(self) -> None:
        """Read what was written, and say what is to be said of it."""
        self._thinking.stop()
        self.editor.show_error(-1)
        if not self.model.edited:
            self.status.hide()
            return
        if self.model.outdated:
            self.status.show_outdated()
            return
        try:
            found = self.model.read()
        except Fault as fault:
            self.editor.show_error(fault.line - 1)
            self.status.show_fault(in_words(fault.said))
            return
        gaps = found.gaps
        go = [in_words(comments_that_go(found.unheard))] if found.unheard else []
        if gaps:
            self.editor.show_error(gaps[0].line - 1)
            self.status.show_gaps([in_words(gap.said) for gap in gaps] + go)
        else:
            self.status.show_edited("".join(go))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was edited while nobody looked."""
        super().showEvent(event)
        self.show_code()
        self._light(scroll=True)

    def changeEvent(self, event: QEvent) -> None:
        """Say anew, in another language, why there is no code."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "leaves"):
            self.show_code()

    def go_to_code(self) -> None:
        """Give the text the focus."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.setSpacing(4)
        head.addWidget(self.languages)
        head.addStretch(1)
        for button in (self.search, self.copier, self.saver):
            head.addWidget(button)
        self.fault.setContentsMargins(12, 4, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.finder)
        column.addWidget(self.editor, 1)
        column.addWidget(self.fault, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.model.changed.connect(self.show_code)
        self.store.selection.changed.connect(self._follow_selection)
        self.languages.activated.connect(self._choose)
        self.search.clicked.connect(self.finder.begin)
        self.editor.find_wanted.connect(self.finder.begin)
        self.editor.went_to.connect(self._select_block)
        self.editor.textChanged.connect(self._take_text)
        self.editor.apply_wanted.connect(self.apply_wanted)
        self.status.applied.connect(self.apply_wanted)
        self.status.discarded.connect(self.model.discard)
        self.status.kept.connect(self.model.keep)
        self._thinking.timeout.connect(self._think)
        self.copier.clicked.connect(self.leaves.copy)
        self.saver.clicked.connect(self.leaves.ask_and_save)

    def _tip(self) -> str:
        if self.editor.isReadOnly():
            return ""
        return self.tr(
            "Write here, and press Ctrl+Enter to apply it. Tab indents; to leave the text by keys, press "
            "Ctrl+Tab, or Escape and then Tab."
        )

    # What is written

    def _show_text(self, text: str) -> None:
        self._text = text
        self.editor.show_text(text, is_own=not self.model.edited)

    @Slot()
    def _take_text(self) -> None:
        """What was typed is kept at once, and read once nothing more is typed for a moment.

        Qt tells of another text where only its colours are others, too.
        """
        text = self.editor.toPlainText()
        if text == self._text or self.editor.isReadOnly():
            return
        self._text, was = text, self.model.edited
        self.model.edit(text + "\n")
        self._thinking.start()
        if was != self.model.edited:
            self.check()

    @Slot()
    def _think(self) -> None:
        self.check()
        self.finder.look_again()
        self._light(scroll=False)

    # Lines and blocks

    @Slot()
    def _follow_selection(self) -> None:
        if self.in_sight:
            self._light(scroll=self._follows)

    def _light(self, scroll: bool) -> None:
        """Light the lines of the selected blocks."""
        ids = self.store.selection.ids
        self.editor.light(lines_of(self.model.shown, self.store.document, ids), scroll)

    @Slot(int)
    def _select_block(self, line: int) -> None:
        """Select the block of the line that the cursor went to, or the closed group in which it can't be seen."""
        path = path_at(self.model.shown, self.store.document, line)
        if path is None:
            return
        self._follows = False
        try:
            self.store.selection.set((self.store.unfolded.visible(path),))
        finally:
            self._follows = True

    @Slot()
    def _choose(self) -> None:
        self.model.choose(str(self.languages.currentData()))

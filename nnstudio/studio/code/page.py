"""The Code tab: the network and its training in the words of another library, and which lines are of which block."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from nnstudio.errors import reason_of, sentence
from nnstudio.formats.atomic import write_atomically
from nnstudio.formats.codes import CODES
from nnstudio.studio.code.editor import CodeEditor
from nnstudio.studio.code.finding import FindRow
from nnstudio.studio.code.lines import lines_of, path_at
from nnstudio.studio.code.model import CodeModel
from nnstudio.studio.files.place import choose_place
from nnstudio.studio.pieces import muted, tool_button
from nnstudio.studio.properties.boxes import QuietCombo
from nnstudio.studio.words import in_words

SUFFIX = ".py"


class CodePage(QWidget):
    """Shows a CodeModel while it is in sight. said: a kind of message ("good", "error") and a sentence."""

    said = Signal(str, object)

    def __init__(self, model: CodeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.store = model, model.store
        self._follows = True
        self.languages = QuietCombo()
        for name, language in CODES.items():
            self.languages.addItem(language.title, name)
        self.languages.setAccessibleName(self.tr("Language of the code"))
        self.search = tool_button(self.tr("Find in the code (Ctrl+F)"), "search")
        self.copier = tool_button(self.tr("Copy the code"), "duplicate")
        self.saver = tool_button(self.tr("Save the code as a file"), "save")
        self.editor = CodeEditor()
        self.editor.setReadOnly(True)
        self.editor.setAccessibleName(self.tr("Code of the network"))
        self.finder = FindRow(self.editor)
        self.fault = muted()
        self._lay_out()
        self._connect()
        self.show_code()

    @property
    def in_sight(self) -> bool:
        """Whether somebody sees it: what nobody sees is not written."""
        return self.isVisible()

    @Slot()
    def show_code(self) -> None:
        """Show the code as it is now, if it is in sight."""
        self.languages.setCurrentIndex(self.languages.findData(self.model.language.name))
        if not self.in_sight:
            return
        code, refused = self.model.code, self.model.refused
        self.editor.show_text(code.text.removesuffix("\n"))
        self.editor.setVisible(refused is None)
        self.fault.setText(in_words(refused))
        self.fault.setVisible(refused is not None)
        for button in (self.search, self.copier, self.saver):
            button.setEnabled(refused is None)
        self.finder.look_again()
        self._light(scroll=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was edited while nobody looked."""
        super().showEvent(event)
        self.show_code()
        self._light(scroll=True)

    def changeEvent(self, event: QEvent) -> None:
        """Say anew, in another language, why there is no code."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "fault"):
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
        column.addWidget(self.fault)
        column.addStretch(0)

    def _connect(self) -> None:
        self.model.changed.connect(self.show_code)
        self.store.selection.changed.connect(self._follow_selection)
        self.languages.activated.connect(self._choose)
        self.search.clicked.connect(self.finder.begin)
        self.editor.find_wanted.connect(self.finder.begin)
        self.editor.went_to.connect(self._select_block)
        self.copier.clicked.connect(self.copy)
        self.saver.clicked.connect(self.ask_and_save)

    # Lines and blocks

    @Slot()
    def _follow_selection(self) -> None:
        if self.in_sight:
            self._light(scroll=self._follows)

    def _light(self, scroll: bool) -> None:
        """Light the lines of the selected blocks."""
        ids = self.store.selection.ids
        self.editor.light(lines_of(self.model.code, self.store.document, ids), scroll)

    @Slot(int)
    def _select_block(self, line: int) -> None:
        """Select the block of the line that the cursor went to, or the closed group in which it can't be seen."""
        path = path_at(self.model.code, self.store.document, line)
        if path is None:
            return
        self._follows = False
        try:
            self.store.selection.set((self.store.unfolded.visible(path),))
        finally:
            self._follows = True

    # The text leaves

    @Slot()
    def _choose(self) -> None:
        self.model.choose(str(self.languages.currentData()))

    @Slot()
    def copy(self) -> None:
        """Put all of the code on the clipboard."""
        QApplication.clipboard().setText(self.editor.toPlainText() + "\n")
        self.said.emit("good", sentence("The code is on the clipboard"))

    @Slot()
    def ask_and_save(self) -> None:
        """Ask where to, and write the code there."""
        title = Path(self.store.document.title).name or "network"
        path = choose_place(self, self.tr("Save the code"), f"{title}{SUFFIX}", {SUFFIX: self.tr("Python")})
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the code to a file."""
        text = self.editor.toPlainText() + "\n"
        try:
            write_atomically(path, lambda file: file.write(text.encode()))
        except OSError as error:
            reason = reason_of(error)
            self.said.emit("error", sentence("{path} can't be written: {reason}.", path=path, reason=reason))
        else:
            self.said.emit("good", sentence("The code is in {name}", name=path.name))

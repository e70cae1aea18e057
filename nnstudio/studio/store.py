"""The one place where the document changes. Views read the store, call an edit and hand over its result.

There is one kind of undo command: the document before, the document after, and a text for the menu. Documents are
immutable and share what did not change, so that this costs next to nothing.
"""

from __future__ import annotations

import time
import weakref
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import Shiboken

from nnstudio.document.analysis import Analysis, analyse
from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.studio.pointed import Pointed
from nnstudio.studio.selection import Selection
from nnstudio.studio.unfolded import Unfolded
from nnstudio.studio.words import in_words

MERGE_SECONDS = 1.0
"""Edits of the same field that follow each other faster than this are undone together."""


class Store(QObject):
    """Holds the document and what analysis says of it, with undo.

    changed: the document or its analysis is another; emitted once for each change. left: the document is about to be
    exchanged for another. opened: a whole other document was opened, so that views forget where they were.
    """

    changed = Signal()
    left = Signal()
    opened = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.selection = Selection(self)
        self.unfolded = Unfolded(self)
        self.pointed = Pointed(self)
        self._document = document
        self._analysis = analyse(document)

    @property
    def document(self) -> Document:
        """What the user edits, as it is now."""
        return self._document

    @property
    def analysis(self) -> Analysis:
        """Shapes, costs and problems of `document`, computed once per change."""
        return self._analysis

    @property
    def problem(self) -> Sentence | None:
        """The sentence that says why the document can't be trained; None if it can."""
        if self._analysis.can_train:
            return None
        return next((problem.sentence for problem in self._analysis.errors), None)

    def apply(self, document: Document, text: Sentence, field: str = "") -> None:
        """Make `document` the current one, as one step of undo named `text` ("Add Dense").

        field: edits that name the same field in quick succession (the steps of a spin box) become one.
        """
        if document != self._document:
            self.undo_stack.push(Edit(self, self._document, document, text, field))

    def open(self, document: Document) -> None:
        """Start over with another document: nothing selected, nothing to undo."""
        self.left.emit()
        self.selection.clear()
        self.unfolded.set(())
        self.undo_stack.clear()
        self._show(document)
        self.opened.emit()

    def say_anew(self) -> None:
        """Name the steps of undo in the language that is spoken now."""
        for at in range(self.undo_stack.count()):
            step = self.undo_stack.command(at)
            if isinstance(step, Edit):
                step.setText(in_words(step.said))

    def _show(self, document: Document) -> None:
        self._document = document
        self._analysis = analyse(document)
        self.unfolded.keep_only(document)
        self.selection.keep_only(document.paths, document.wires)
        self.changed.emit()


class Edit(QUndoCommand):
    """The step from one document to another.

    Qt's undo stack deletes its commands. Python's collector would too when it finds a store in a cycle: it ends
    the stack's wrapper, which hands the commands back to Python. So each edit is held in `held` until Qt has
    deleted it, and knows its store only weakly.
    """

    held: ClassVar[set[Edit]] = set()

    def __init__(self, store: Store, old: Document, new: Document, text: Sentence, field: str = "") -> None:
        super().__init__(in_words(text))
        self.said = text
        self.store, self.old, self.new = weakref.ref(store), old, new
        self.field, self.time = field, time.monotonic()
        Edit.held = {edit for edit in Edit.held if Shiboken.isValid(edit)} | {self}

    def redo(self) -> None:
        """Show the document after the edit."""
        self._show(self.new)

    def undo(self) -> None:
        """Show the document before the edit."""
        self._show(self.old)

    def _show(self, document: Document) -> None:
        store = self.store()
        if store is not None:
            store._show(document)

    def id(self) -> int:
        """Qt offers `mergeWith` only commands with the same id; -1 never merges."""
        return hash(self.field) & 0x7FFFFFFF if self.field else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later edit of the same field, if it came soon enough."""
        if not isinstance(other, Edit) or other.field != self.field or other.time - self.time > MERGE_SECONDS:
            return False
        self.new, self.time = other.new, other.time
        self.setObsolete(self.new == self.old)
        return True

"""How pictures come onto the pad: from the test part, from a file, from the clipboard, or dropped. What takes a while
is done beside the window.
"""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from nnstudio.data.handwriting.images import SUFFIXES
from nnstudio.data.training_data import Part
from nnstudio.errors import Sentence, sentence
from nnstudio.studio.ask.altered import Altered
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.page import Page
from nnstudio.studio.drawing.model import DrawingModel
from nnstudio.studio.drawing.pasting import pasted_pixels, picture_file
from nnstudio.studio.drawing.picture import Picture
from nnstudio.studio.drawing.samples import (
    altered_picture,
    known_picture,
    picture_of_file,
    picture_of_pixels,
    random_picture,
)
from nnstudio.studio.keys import is_key
from nnstudio.studio.training.job import Work
from nnstudio.studio.training.run_model import RunModel


class LoadingPage(Page):
    """A page with a pad. model: what is on it. Subclasses show it, and the answer to it."""

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__(run_model, kept)
        self.setAcceptDrops(True)
        self.model = self.kept.of(DrawingModel)
        self.model.take(self.description)
        self._chance = random.Random()

    def show_answer(self) -> None:
        """Show what the network answered, or what is to be said instead."""

    @Slot()
    def load_random(self) -> None:
        """Show any image of the part that judges the network."""
        asked, description, chance = self.run_model.asked(), self.description, self._chance
        self._start(lambda cancelled: random_picture(asked, description, chance))

    ALL_RIGHT = sentence("The network gets all of these images right.")

    def shown_place(self, part: Part) -> int:
        """Of the picture on the pad."""
        picture = self.model.picture
        if picture is None or picture.index is None or picture.part != part:
            return -1
        return picture.index

    @Slot()
    def load_next_wrong(self) -> None:
        """Look for the next of these images that the network gets wrong, and say so meanwhile."""
        searches = self.asked_network is not None
        self.tell(sentence("Looking for a mistake ...") if searches else self.store.problem)
        super().load_next_wrong()

    def show_example(self, index: int, part: Part | None = None) -> None:
        """Show a known image in place of the drawing."""
        asked, description = self.run_model.asked(part), self.description
        self._start(lambda cancelled: known_picture(asked, description, index))

    def show_altered(self, altered: Altered) -> None:
        """Show it in place of the drawing."""
        if self.description.shape == altered.values.shape:
            self.model.show_picture(altered_picture(altered, self.description))

    @Slot()
    def ask_and_open(self) -> None:
        """Ask for a picture file, and show it."""
        kinds = self.tr("Pictures ({patterns})").format(
            patterns=" ".join(f"*{suffix}" for suffix in SUFFIXES)
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a picture"), "", kinds)
        if name:
            self.open_picture(Path(name))

    def open_picture(self, path: Path) -> None:
        """Show a picture file; what is wrong with the file is told in a sentence."""
        description = self.description
        self._start(lambda cancelled: picture_of_file(path, description))

    def paste(self) -> None:
        """Show the picture on the clipboard, if there is one: pixels, or a file."""
        data, description = QApplication.clipboard().mimeData(), self.description
        path, title = picture_file(data), self.tr("Pasted picture")
        if path is not None:
            self.open_picture(path)
            return
        pixels = pasted_pixels(data)
        if pixels is None:
            self.tell(sentence("There is no picture on the clipboard."))
        else:
            self._start(lambda cancelled: picture_of_pixels(pixels, title, description))

    def _start(self, work: Work) -> None:
        self.run_model.jobs.start(work, self._show_found, self.tell)

    @Slot(object)
    def _show_found(self, found: object) -> None:
        if self.model.description != self.description:
            return
        if isinstance(found, Picture):
            self.model.show_picture(found)

    @Slot(object)
    def tell(self, said: Sentence | None) -> None:
        """Say something beside the answer, until something else is drawn."""
        self.model.message = said
        self.show_answer()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture file."""
        if picture_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        path = picture_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_picture(path)

    def event(self, event: QEvent) -> bool:
        """Keep the key to paste from the window while a part of the page has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and is_key(event, "paste")
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, whatever part of the page has the focus."""
        if is_key(event, "paste"):
            self.paste()
        else:
            super().keyPressEvent(event)

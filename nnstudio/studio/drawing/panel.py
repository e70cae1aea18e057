"""The drawing pad with what the network sees of it and what it answers, live."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout

from nnstudio.data.description import Description
from nnstudio.data.handwriting.images import SUFFIXES
from nnstudio.data.mnist import CLASSES
from nnstudio.document.outputs import Outputs, outputs_of
from nnstudio.errors import Sentence, sentence
from nnstudio.learning.tasks import Classification
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.page import Page
from nnstudio.studio.drawing.answers import DRAWN, Answers
from nnstudio.studio.drawing.bars import Bars
from nnstudio.studio.drawing.filmstrip import Filmstrip
from nnstudio.studio.drawing.model import DrawingModel, Picture
from nnstudio.studio.drawing.pad import Pad
from nnstudio.studio.drawing.samples import (
    next_wrong_picture,
    picture_of_file,
    picture_of_test_image,
    random_picture,
)
from nnstudio.studio.drawing.seen import SeenImage
from nnstudio.studio.drawing.square import SquareAndRest
from nnstudio.studio.drawing.verdict import Verdict
from nnstudio.studio.drawing.words import no_answer, note
from nnstudio.studio.theme import icon
from nnstudio.studio.training.job import Work
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words


class DrawingPanel(Page):
    """Pad, seen image, bars and verdict. Pictures can be dropped on it. model: what is drawn, and how it is shown."""

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__(run_model, kept)
        self.setAcceptDrops(True)
        self.model = self.kept.of(DrawingModel)
        self.answers = Answers(run_model, self.model, self)
        self._chance = random.Random()
        self._make_parts()
        self._lay_out()
        self.model.changed.connect(self._forget_message)
        self.answers.changed.connect(self._show_answer)
        run_model.state_changed.connect(self._show_answer)
        self._show_answer()

    @staticmethod
    def suits(description: Description) -> bool:
        """Greyscale pictures of digits."""
        drawn = description.kind == "pictures" and description.shape == DRAWN
        return drawn and isinstance(description.task, Classification)

    def _make_parts(self) -> None:
        self.verdict = Verdict(CLASSES)
        self.pad = Pad(self.model)
        self.seen = SeenImage(self.model)
        self.bars = Bars(CLASSES)
        self.filmstrip = Filmstrip(self.model)
        self.pen = self._tool(self.tr("Pen (P)"), "pen", checkable=True)
        self.eraser = self._tool(self.tr("Eraser (E)"), "eraser", checkable=True)
        self.undo = self._tool(self.tr("Undo (Ctrl+Z on the pad)"), "undo")
        self.redo = self._tool(self.tr("Redo (Ctrl+Y on the pad)"), "redo")
        self.clear = self._tool(self.tr("Clear (Delete on the pad)"), "delete")
        self.steps = self._tool(
            self.tr("Show the steps from your drawing to the network"), "filmstrip", checkable=True
        )
        self.random = self._tool(self.tr("Load a random test image"), "shuffle")
        self.wrong = self._tool(self.tr("Next test image that the network gets wrong"), "next-wrong")
        self.open = self._tool(self.tr("Open a picture of a digit (or drop one here)"), "open")
        self.pen.clicked.connect(self._take_pen)
        self.eraser.clicked.connect(self._take_eraser)
        self.undo.clicked.connect(self.model.undo)
        self.redo.clicked.connect(self.model.redo)
        self.clear.clicked.connect(self.model.clear)
        self.steps.toggled.connect(self._show_steps)
        self.steps.setChecked(self.model.with_steps)
        self._show_steps(self.model.with_steps)
        self.random.clicked.connect(self.load_random)
        self.wrong.clicked.connect(self.load_next_wrong)
        self.open.clicked.connect(self.ask_and_open)

    def _tool(self, text: str, icon_name: str, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setToolTip(text)
        button.setCheckable(checkable)
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        answer = QVBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self.seen)
        answer.addWidget(self.bars, 1)
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for tool in (self.pen, self.eraser, self.undo, self.redo, self.clear):
            tools.addWidget(tool)
        tools.addStretch(1)
        tools.addWidget(self.steps)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addLayout(tools)
        below.addWidget(self.filmstrip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(6)
        header = QHBoxLayout()
        header.setSpacing(0)
        header.addWidget(self.verdict, 1)
        for tool in (self.random, self.wrong, self.open):
            header.addWidget(tool)
        layout.addLayout(header)
        layout.addWidget(SquareAndRest(self.pad, below, answer), 1)

    @Slot()
    def _take_pen(self) -> None:
        self.pad.set_erasing(False)

    @Slot()
    def _take_eraser(self) -> None:
        self.pad.set_erasing(True)

    @Slot(bool)
    def _show_steps(self, on: bool) -> None:
        self.model.with_steps = on
        self.filmstrip.setVisible(on)

    @Slot()
    def _forget_message(self) -> None:
        self.model.message = None
        self._show_tools()
        if self.model.empty:
            self.answers.answer()

    @Slot()
    def _show_answer(self) -> None:
        probabilities, picture = self.answers.probabilities, self.model.picture
        label = picture.label if picture else None
        answering = self.answers.answering
        sure = answering is not None and answering.trained
        outputs = Outputs.DISTRIBUTION if answering is None else outputs_of(answering.graph)
        self.bars.show_answer(probabilities, label, sure, outputs)
        title, hint = no_answer(self.run_model, self.model, self.answers)
        words = hint
        if probabilities is not None:
            words = note(self.run_model, answering, probabilities, picture, self.answers.row)
        self.verdict.show_answer(probabilities, in_words(self.model.message) or words, title, outputs)
        self._show_tools()

    def _show_tools(self) -> None:
        self.pen.setChecked(not self.model.erasing)
        self.eraser.setChecked(self.model.erasing)
        self.undo.setEnabled(self.model.can_undo)
        self.redo.setEnabled(self.model.can_redo)
        self.clear.setEnabled(not self.model.empty)
        self.wrong.setEnabled(self.store.analysis.can_answer)

    # Pictures

    @Slot()
    def load_random(self) -> None:
        """Show any test image."""
        shelf, source, chance = self.run_model.shelf, self.store.document.source, self._chance
        self._start(lambda cancelled: random_picture(shelf.open(source), chance))

    @Slot()
    def load_next_wrong(self) -> None:
        """Look for the next test image that the network gets wrong, off the window's thread, and show it."""
        answering = self.run_model.answering
        if answering is None:
            self.tell(self.store.problem)
            return
        picture, shelf, source = self.model.picture, self.run_model.shelf, self.store.document.source
        after = -1 if picture is None or picture.index is None else picture.index
        self.tell(sentence("Looking for a mistake ..."))
        self._start(
            lambda cancelled: next_wrong_picture(shelf.open(source).test, answering, after, cancelled)
        )

    @Slot()
    def ask_and_open(self) -> None:
        """Ask for a picture file, and show the digit in it."""
        kinds = self.tr("Pictures ({patterns})").format(
            patterns=" ".join(f"*{suffix}" for suffix in SUFFIXES)
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a picture of a digit"), "", kinds)
        if name:
            self.open_picture(Path(name))

    def open_picture(self, path: Path) -> None:
        """Show the digit in a picture file; what is wrong with the file is told in a sentence."""
        self._start(lambda cancelled: picture_of_file(path))

    def show_example(self, index: int) -> None:
        """Show a test image in place of the drawing."""
        shelf, source = self.run_model.shelf, self.store.document.source
        self._start(lambda cancelled: picture_of_test_image(shelf.open(source).test, index))

    def _start(self, work: Work) -> None:
        self.run_model.jobs.start(work, self._show_found, self.tell)

    @Slot(object)
    def _show_found(self, found: object) -> None:
        if isinstance(found, Picture):
            self.model.show_picture(found)
        else:
            self.tell(sentence("The network gets every test image right."))

    @Slot(object)
    def tell(self, said: Sentence | None) -> None:
        """Say something beside the answer, until something else is drawn."""
        self.model.message = said
        self._show_answer()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture file."""
        if _picture_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        path = _picture_in(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_picture(path)

    def answer(self) -> None:
        """Answer what is drawn."""
        self.answers.active = True
        self.answers.answer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Don't answer while nobody looks."""
        super().hideEvent(event)
        self.answers.active = False


def _picture_in(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES else None

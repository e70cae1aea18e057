"""The drawing pad with what the network sees of it and what it answers, live, for every kind of pictures."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout

from nnstudio.data.description import Description
from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Classification, Reconstruction
from nnstudio.studio.ask.doubting import KnownDoubts
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.drawing.again import RemadeView
from nnstudio.studio.drawing.answers import Answers
from nnstudio.studio.drawing.doubt_strip import DoubtStrip
from nnstudio.studio.drawing.doubt_words import headline
from nnstudio.studio.drawing.doubting import DrawingDoubting
from nnstudio.studio.drawing.filmstrip import Filmstrip
from nnstudio.studio.drawing.found import FoundDigits
from nnstudio.studio.drawing.hand_strip import hand_strip
from nnstudio.studio.drawing.loading import LoadingPage
from nnstudio.studio.drawing.pad import Pad
from nnstudio.studio.drawing.pens import Pens
from nnstudio.studio.drawing.seen import SeenColumn, SeenImage
from nnstudio.studio.drawing.square import SHARE, SquareAndRest
from nnstudio.studio.drawing.verdict import Verdict
from nnstudio.studio.drawing.words import likeness, no_answer, note
from nnstudio.studio.shared.bars import Bars
from nnstudio.studio.theme import icon
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words

SHARE_BESIDE_NAMES, SHARE_BESIDE_PICTURES = 0.45, 0.38
"""Most of the width that the pad takes where names of some length are beside it, or several pictures."""
SHORT = 2
"""Letters of a name that takes no room."""

NARROW = 26
"""Pixels of a button: eight of them stand beside each other in the narrowest panel."""


class DrawingPanel(LoadingPage):
    """Pad, seen image, bars and verdict; or what is given again."""

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__(run_model, kept)
        task = self.description.task
        self.names = tuple(map(in_words, task.classes)) if isinstance(task, Classification) else ()
        self.in_colour = self.description.shape[-1] == 3
        self.answers = Answers(run_model, self.model, self.description, self)
        self.doubting = DrawingDoubting(self.answers, self.kept.of(KnownDoubts), self)
        self._make_parts()
        self._make_tools()
        self._lay_out()
        self.model.changed.connect(self._forget_message)
        self.model.changed.connect(self.example_changed)
        self.answers.changed.connect(self.show_answer)
        run_model.state_changed.connect(self.show_answer)
        self.doubting.changed.connect(self.show_answer)
        self.show_answer()

    @staticmethod
    def suits(description: Description) -> bool:
        """Pictures, grey or in colour, that are told apart or given again."""
        drawn = len(description.shape) == 3 and description.shape[-1] in (1, 3)
        asked = isinstance(description.task, Classification | Reconstruction)
        return description.kind == "pictures" and drawn and asked

    @property
    def gives_again(self) -> bool:
        """Whether the answer is a picture, and not a class."""
        return isinstance(self.description.task, Reconstruction)

    def _make_parts(self) -> None:
        self.verdict = Verdict(self.names)
        self.pad = Pad(self.model, self.description, self._hint())
        self.seen = SeenImage(self.model, self.description)
        self.bars = Bars(self.names)
        self.remade = RemadeView(self.description)
        self.found = FoundDigits(self.model, self.names, drawn=False)
        self.found_drawn = FoundDigits(self.model, self.names, drawn=True)
        self.filmstrip = Filmstrip(self.model)
        self.pens = Pens(self.model)
        self.doubt = DoubtStrip(self.doubting, self.description, self.names)
        self.doubt.change_wanted.connect(self.model.change)
        self.hand = None if self.gives_again else hand_strip(self.answers, self.kept, self.names)

    def _hint(self) -> str:
        if self.in_colour:
            return self.tr("Drop, paste or open a picture, or draw one")
        if self.model.inked and not self.gives_again and all(name.isdigit() for name in self.names):
            return self.tr("Draw a digit here")
        return self.tr("Draw here, or drop, paste or open a picture")

    def _make_tools(self) -> None:
        self.pen = self._tool(self.tr("Pen (P)"), "pen", checkable=True)
        self.eraser = self._tool(self.tr("Eraser (E)"), "eraser", checkable=True)
        self.undo = self._tool(self.tr("Undo (Ctrl+Z on the pad)"), "undo")
        self.redo = self._tool(self.tr("Redo (Ctrl+Y on the pad)"), "redo")
        self.clear = self._tool(self.tr("Clear (Delete on the pad)"), "delete")
        self.steps = self._tool(
            self.tr("Show the steps from your drawing to the network"), "filmstrip", checkable=True
        )
        self.why_not = self._tool(
            self.tr("Show what it is like, and what would have made it right"), "question", checkable=True
        )
        self.keep = self._tool(self.tr("Keep drawings as examples of your hand"), "own-hand", checkable=True)
        self.random = self._tool(self.tr("Load a random image of the data"), "shuffle")
        self.wrong = self._tool(self.tr("Next image of the data that the network gets wrong"), "next-wrong")
        self.open = self._tool(self.tr("Open a picture (or drop one here, or paste it with Ctrl+V)"), "open")
        self.again = self._tool(self.tr("Add other noise"), "again")
        self.pen.clicked.connect(self._take_pen)
        self.eraser.clicked.connect(self._take_eraser)
        self.undo.clicked.connect(self.model.undo)
        self.redo.clicked.connect(self.model.redo)
        self.clear.clicked.connect(self.model.clear)
        self.steps.toggled.connect(self._show_steps)
        self.steps.setChecked(self.model.with_steps)
        self._show_steps(self.model.with_steps)
        self.why_not.toggled.connect(self._show_doubt)
        self.why_not.setChecked(self.model.with_doubt)
        self._show_doubt(self.model.with_doubt)
        self.keep.toggled.connect(self._show_hand)
        self.keep.setChecked(self.model.with_hand)
        self._show_hand(self.model.with_hand)
        self.random.clicked.connect(self.load_random)
        self.wrong.clicked.connect(self.load_next_wrong)
        self.open.clicked.connect(self.ask_and_open)
        self.again.clicked.connect(self._add_other_noise)

    def _tool(self, text: str, icon_name: str, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name))
        button.setToolTip(text)
        button.setCheckable(checkable)
        button.setIconSize(QSize(16, 16))
        button.setFixedWidth(NARROW)
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        answer = QVBoxLayout()
        if self.gives_again:
            answer.addWidget(self.remade, 1)
        else:
            answer.addWidget(SeenColumn(self.seen, self.found_drawn, self.bars))
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for tool in (self.pen, self.eraser, self.undo, self.redo, self.clear):
            tools.addWidget(tool)
        tools.addStretch(1)
        below = QVBoxLayout()
        below.setSpacing(4)
        below.addWidget(self.found)
        below.addLayout(tools)
        if self.gives_again:
            below.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            for tool in (self.keep, self.why_not, self.steps):
                tools.addWidget(tool)
        below.addWidget(self.pens)
        below.addWidget(self.filmstrip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(6)
        header = QHBoxLayout()
        header.setSpacing(0)
        header.addWidget(self.verdict, 1)
        for tool in (self.again, self.random, self.wrong, self.open):
            header.addWidget(tool)
        layout.addLayout(header)
        layout.addWidget(SquareAndRest(self.pad, below, answer, self._share), 1)
        layout.addWidget(self.doubt)
        if self.hand is not None:
            layout.addWidget(self.hand)
        self._hide_what_does_not_suit()

    @property
    def _share(self) -> float:
        """Most of the width that the pad takes where there is little."""
        if self.gives_again:
            return SHARE_BESIDE_PICTURES
        return SHARE_BESIDE_NAMES if max(map(len, self.names), default=0) > SHORT else SHARE

    def _hide_what_does_not_suit(self) -> None:
        task = self.description.task
        self.steps.setVisible(self.model.inked)
        self.filmstrip.setVisible(self.model.inked and self.model.with_steps)
        self.pens.setVisible(self.in_colour)
        self.wrong.setVisible(not self.gives_again)
        self.again.setVisible(isinstance(task, Reconstruction) and task.noise > 0)
        parts = (self.seen, self.found_drawn, self.bars, self.why_not, self.doubt, self.keep)
        for part in parts if self.gives_again else (self.remade,):
            part.hide()
            part.setParent(self)

    @Slot()
    def _take_pen(self) -> None:
        self.pad.set_erasing(False)

    @Slot()
    def _take_eraser(self) -> None:
        self.pad.set_erasing(True)

    @Slot(bool)
    def _show_steps(self, on: bool) -> None:
        self.model.with_steps = on
        self.filmstrip.setVisible(on and self.model.inked)

    @Slot(bool)
    def _show_doubt(self, on: bool) -> None:
        self.model.with_doubt = on
        self.doubt.setVisible(on)
        self.doubting.show_turns(on)

    @Slot(bool)
    def _show_hand(self, on: bool) -> None:
        self.model.with_hand = on
        if self.hand is not None:
            self.hand.setVisible(on)

    @Slot()
    def _add_other_noise(self) -> None:
        self.answers.noise += 1
        self.answers.answer()
        self.example_changed.emit()

    @Slot()
    def _forget_message(self) -> None:
        self.model.message = None
        self._show_tools()
        if self.model.empty:
            self.answers.answer()

    @Slot()
    def show_answer(self) -> None:
        """Show what the network answered, or what is to be said instead."""
        title, hint = no_answer(self.run_model, self.model, self.answers)
        if self.gives_again:
            self._show_remaking(title, hint)
        else:
            self._show_class(title, hint)
        self.found.show_row(self.answers.row)
        self.found_drawn.show_row(self.answers.row)
        self._show_tools()

    def _show_class(self, title: str, hint: str) -> None:
        probabilities, picture = self.answers.probabilities, self.model.picture
        answering = self.answers.answering
        sure = answering is not None and answering.trained
        outputs = Outputs.DISTRIBUTION
        if answering is not None and probabilities is not None:
            outputs = meaning_of(answering.graph, answering.task)
        self.bars.show_answer(probabilities, picture.label if picture else None, sure, outputs)
        words = hint
        if probabilities is not None:
            row = () if self.model.gesturing else self.answers.row
            words = note(self.run_model, answering, probabilities, picture, self.names, row)
        study = self.doubting.study
        doubtful = None if study is None else headline(study, self.names)
        if doubtful is None:
            self.verdict.show_answer(probabilities, in_words(self.model.message) or words, title, outputs)
        else:
            said = in_words(self.model.message) or words or doubtful.note
            self.verdict.show_words(doubtful.name, doubtful.title, said)

    def _show_remaking(self, title: str, hint: str) -> None:
        remaking, name = self.answers.remaking, "–"
        self.remade.show_remaking(remaking)
        if remaking is not None:
            name = ""
            title, hint = likeness(self.run_model, self.answers.answering, remaking)
        self.verdict.show_words(name, title, in_words(self.model.message) or hint)

    def _show_tools(self) -> None:
        self.pen.setChecked(not self.model.erasing)
        self.eraser.setChecked(self.model.erasing)
        self.undo.setEnabled(self.model.can_undo)
        self.redo.setEnabled(self.model.can_redo)
        self.clear.setEnabled(not self.model.empty)
        self.wrong.setEnabled(self.store.analysis.can_answer)

    def example(self) -> Array | None:
        """What the network reads of the pad."""
        return self.answers.example()

    def answer(self) -> None:
        """Answer what is drawn."""
        self.answers.active = True
        self.answers.answer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Don't answer while nobody looks."""
        super().hideEvent(event)
        self.answers.active = False
        self.doubting.rest()

"""The page for tables: a form that is filled by a row of the data, and what the network says to what is in it, live."""

from __future__ import annotations

import random

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nnstudio.data.asking import input_of
from nnstudio.data.description import Description
from nnstudio.data.sources.table import Table
from nnstudio.data.training_data import Part
from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.doubt.near_rows import NearRow, column_at
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.studio.ask.doubt_words import looking, waiting
from nnstudio.studio.ask.doubting import KnownDoubts
from nnstudio.studio.ask.form.fields_area import FieldsArea
from nnstudio.studio.ask.form.measures import Measures, measured_rows
from nnstudio.studio.ask.form.model import FormModel, Row, read_row, row_of
from nnstudio.studio.ask.headline import Headline
from nnstudio.studio.ask.keep_aside import KeepAside
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.near_strip import NearStrip
from nnstudio.studio.ask.page import Page
from nnstudio.studio.ask.ready_model import ReadyModel
from nnstudio.studio.ask.row_doubting import RowDoubting
from nnstudio.studio.ask.row_words import RowHeadline, row_headline
from nnstudio.studio.ask.words import (
    example_title,
    silence,
    trained_note,
    truth_words,
)
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.shared.bars import Bars
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words, one_after_the_other

BARS_WIDTH, FEW = 132, 4
"""Least pixels of the bars beside the fields, and up to how many of them have room above."""


class FormPage(Page):
    """Rows of known columns in, and a class or numbers out."""

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__(run_model, kept)
        self.task = self.description.task
        self.model = self.kept.of(FormModel)
        self.model.begin(self.description.columns)
        self.outputs: Array | None = None
        self.message: Sentence | None = None
        self._models = ReadyModel(run_model, self)
        self.doubting = RowDoubting(run_model, self.kept.of(KnownDoubts), self)
        self._reading: Job | None = None
        self._chance = random.Random()
        self._make_parts()
        self._lay_out()
        self._connect()

    @staticmethod
    def suits(description: Description) -> bool:
        """Rows whose columns are known."""
        width = sum(column.width for column in description.columns)
        answered = isinstance(description.task, Classification | Regression)
        return description.kind in ("table", "points") and answered and description.shape == (width,)

    def _make_parts(self) -> None:
        needed = isinstance(self.source, Table) and self.source.missing == "leave out the row"
        self.headline = Headline()
        task = self.task
        self.bars = Bars(task.classes) if isinstance(task, Classification) else None
        self.aside, self.near = KeepAside(self.store, task), NearStrip(task)
        self.fields = FieldsArea(self.model, needed, self._beside)
        several = isinstance(task, Regression) and len(task.targets) > 1
        self.measures = Measures(len(task.targets)) if isinstance(task, Regression) and several else None
        tested = self.description.test > 0
        self.random = tool_button(
            self.tr("Fill in a random row of the data")
            if tested
            else self.tr("Fill in a random row of the training part"),
            "shuffle",
        )
        self.wrong = tool_button(self.tr("Next row that the network gets wrong"), "next-wrong")
        self.wrong.setVisible(self.bars is not None)
        self.why = tool_button(self.tr("Show the training rows that it is most like"), "question")
        self.why.setCheckable(True)
        self.why.setChecked(self.model.with_near)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(0)
        header.addWidget(self.headline, 1)
        header.addWidget(self.why)
        header.addWidget(self.random)
        header.addWidget(self.wrong)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(6)
        layout.addLayout(header)
        layout.addWidget(self.aside)
        if self.measures is not None:
            layout.addWidget(self.measures)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.fields, 3)
        if self.bars is not None and self._beside:
            self.bars.setMinimumWidth(BARS_WIDTH)
            row.addWidget(self.bars, 2)
        elif self.bars is not None:
            self.bars.setFixedHeight(self.bars.sizeHint().height())
            layout.addWidget(self.bars)
        layout.addLayout(row, 1)
        layout.addWidget(self.near)

    @property
    def _beside(self) -> bool:
        """Whether the bars stand beside the fields, since they are many."""
        return self.bars is not None and len(self.bars.classes) > FEW

    def _connect(self) -> None:
        self.model.changed.connect(self._ask)
        self.model.changed.connect(self.example_changed)
        self._models.settled.connect(self._answer_form)
        self.fields.refused.connect(self.tell)
        self.random.clicked.connect(self.load_random)
        self.wrong.clicked.connect(self.load_next_wrong)
        self.why.toggled.connect(self._show_near)
        self.near.wanted.connect(self._show_near_row)
        self.doubting.changed.connect(self._say_again)
        self.store.changed.connect(self._say_again)
        self.run_model.state_changed.connect(self.answer_if_seen)

    def example(self) -> Array | None:
        """The row, as the network reads it; None before there is one."""
        return None if self.model.row is None else input_of(self.model.values, self.description)[0]

    # Answering

    def answer(self) -> None:
        """Answer to what is in the form; before the first row there is one to be read."""
        if self.model.row is None and self.message is None:
            self.load_random()
        self._answer_form()

    @Slot()
    def _ask(self) -> None:
        self.message = None
        self._answer_form()

    @Slot()
    def _answer_form(self) -> None:
        answering, self.outputs = self.asked_network, None
        if answering is not None:
            model = self._models.of(answering)
            if model is not None:
                self.outputs = model.predict(input_of(self.model.values, self.description))[0]
        self.doubting.ask(answering, self.example(), self.outputs)
        self._say(answering)

    def _say(self, answering: Answering | None) -> None:
        said = RowHeadline("", "")
        if answering is None or self.outputs is None:
            title, note = silence(self.run_model, self._models.preparing, self._models.failure)
            said = RowHeadline(title, "", "", note)
        else:
            said = self._answer_words(answering, self.outputs)
        self.headline.say(said.title, said.figure, in_words(self.message) or said.note, said.instead)
        self._show_outputs(answering)
        self._show_near(self.why.isChecked())
        self.aside.show_need(self.doubting.unknown)
        self.wrong.setEnabled(answering is not None)

    def _answer_words(self, answering: Answering, outputs: Array) -> RowHeadline:
        """The answer with what it is worth, and where the row comes from."""
        opinion, unlike = self.doubting.opinion, self.tr("Unlike every training row.")
        if opinion is not None and opinion.odd is not None:
            odd = in_words(column_at(opinion.odd, self.description.columns).name)
            unlike = self.tr("Unlike every training row, above all in {column}.").format(column=odd)
        said = row_headline(answering, outputs, opinion, unlike)
        note = one_after_the_other((said.note, self._where(), trained_note(self.run_model, answering)))
        return said._replace(note=note)

    @Slot()
    def _say_again(self) -> None:
        if self.is_current and self.isVisible():
            self._say(self.asked_network)

    # What it is like

    @Slot(bool)
    def _show_near(self, on: bool) -> None:
        self.model.with_near = on
        self.near.setVisible(on)
        if on and self.doubting.opinion is not None:
            self.near.show_rows(self.doubting.near())
        elif on:
            network = self.asked_network
            self.near.say(waiting(self.doubting) or looking(network is not None and network.trained))

    @Slot(object)
    def _show_near_row(self, near: object) -> None:
        if isinstance(near, NearRow):
            columns = self.description.columns
            self.model.load(row_of(near.row, columns, near.target, near.place, "training"))

    @property
    def _known(self) -> Row | None:
        """The row that is in the form, unless it was changed."""
        return None if self.model.edited else self.model.row

    def _where(self) -> str:
        """Where the values come from, and the truth where it is known."""
        row = self.model.row
        if row is None:
            return ""
        name = example_title("row", row.part, f"{row.index + 1:,}")
        if self.model.edited:
            return self.tr("{row} with other values.").format(row=name)
        return truth_words(self.task, name, self.outputs, row.truth)

    def _show_outputs(self, answering: Answering | None) -> None:
        known = self._known
        if self.bars is not None and isinstance(self.task, Classification):
            label = int(known.truth) if known is not None else None
            meaning = Outputs.DISTRIBUTION
            if answering is not None:
                meaning = meaning_of(answering.graph, answering.task)
            values = None if self.outputs is None else self.task.values(self.outputs)
            sure = answering is not None and answering.trained
            self.bars.show_answer(values, label, sure, meaning)
        elif self.measures is not None:
            opinion = self.doubting.opinion
            halves = None if opinion is None else opinion.halves
            truth = None if known is None else known.truth
            self.measures.show_rows(measured_rows(self.task, self.outputs, truth, halves))

    def hideEvent(self, event: QHideEvent) -> None:
        """Learn no doubts while nobody looks."""
        super().hideEvent(event)
        self.doubting.rest()

    # Rows

    @Slot()
    def load_random(self) -> None:
        """Fill in any row of the part that judges the network."""
        self._read(self.run_model.asked(), None)

    def show_example(self, index: int, part: Part | None = None) -> None:
        """Fill in that row, read off the window's thread."""
        self._read(self.run_model.asked(part), index)

    def _read(self, asked: Asked, index: int | None) -> None:
        if self._reading is not None and not self._reading.cancelled and not self._reading.isFinished():
            return
        columns, chance = self.description.columns, self._chance.random()
        self._reading = self.run_model.jobs.start(
            lambda cancelled: read_row(asked, columns, index, chance), self._load, self.tell
        )

    @Slot(object)
    def _load(self, row: object) -> None:
        if isinstance(row, Row):
            self.model.load(row)

    ALL_RIGHT = sentence("The network gets every row right.")

    def shown_place(self, part: Part) -> int:
        """Of the row in the form, also where its values were changed."""
        row = self.model.row
        return row.index if row is not None and row.part == part else -1

    @Slot(object)
    def tell(self, said: Sentence | None) -> None:
        """Say something in place of the note, until something else is asked."""
        self.message = said
        self._say(self.asked_network)

"""The page for tables: a form that is filled by a row of the data, and what the network says to what is in it, live."""

from __future__ import annotations

import random

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nnstudio.data.asking import input_of
from nnstudio.data.description import Description
from nnstudio.data.sources.table import Table
from nnstudio.data.training_data import Part
from nnstudio.document.outputs import Outputs, meaning_of
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.layer import Array
from nnstudio.learning.tasks import Classification, Measured, Regression
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.studio.ask.form.fields_area import FieldsArea
from nnstudio.studio.ask.form.measures import Measures
from nnstudio.studio.ask.form.model import FormModel, Row, read_row
from nnstudio.studio.ask.headline import Headline
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.page import Page
from nnstudio.studio.ask.ready_model import ReadyModel
from nnstudio.studio.ask.words import (
    answer_words,
    example_title,
    measured_text,
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

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(0)
        header.addWidget(self.headline, 1)
        header.addWidget(self.random)
        header.addWidget(self.wrong)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(6)
        layout.addLayout(header)
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
        self._say(answering)

    def _say(self, answering: Answering | None) -> None:
        title, figure, note = "", "", ""
        if answering is None or self.outputs is None:
            title, note = silence(self.run_model, self._models.preparing, self._models.failure)
        else:
            title, figure = answer_words(answering, self.outputs)
            note = one_after_the_other((self._where(), trained_note(self.run_model, answering)))
        self.headline.say(title, figure, in_words(self.message) or note)
        self._show_outputs(answering)
        self.wrong.setEnabled(answering is not None)

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
            self.measures.show_rows(self._measured(known))

    def _measured(self, known: Row | None) -> list[tuple[str, str, str]]:
        if self.outputs is None:
            return []
        found = self.task.answer(self.outputs).parts
        truths = self.task.answer(known.truth).parts if known is not None else (None,) * len(found)
        return [
            (each.name, measured_text(each), measured_text(truth) if isinstance(truth, Measured) else "")
            for each, truth in zip(found, truths, strict=True)
            if isinstance(each, Measured)
        ]

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

"""The page for points: the plane with what the network says everywhere in it, and the answer at one point in words."""

from __future__ import annotations

import math
import random
import time

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nnstudio.data.description import Description
from nnstudio.data.training_data import Part
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.doubt.near_rows import NearRow
from nnstudio.layers.layer import Array
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Classification, Regression
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.runs.ground import Shades, Surveyor
from nnstudio.runs.plane import Known, Plane, known_points
from nnstudio.studio.ask.doubting import KnownDoubts
from nnstudio.studio.ask.headline import Headline
from nnstudio.studio.ask.keep_aside import KeepAside
from nnstudio.studio.ask.kept import Kept
from nnstudio.studio.ask.page import Page
from nnstudio.studio.ask.plane.doubting import PlaneDoubting
from nnstudio.studio.ask.plane.legend import PlaneLegend
from nnstudio.studio.ask.plane.model import PlaneModel
from nnstudio.studio.ask.plane.points import MOST, KnownPoints, read_points
from nnstudio.studio.ask.plane.shades import COLOURS
from nnstudio.studio.ask.plane.survey import Survey
from nnstudio.studio.ask.plane.view import PlaneView
from nnstudio.studio.ask.ready_model import ReadyModel
from nnstudio.studio.ask.row_words import RowHeadline, row_headline
from nnstudio.studio.ask.words import example_title, silence, trained_note, truth_words
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.training.job import Job
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words, one_after_the_other, signed

LINKED = 3
"""Training points that are joined with one that is unlike all."""
READABLE = 0.15
"""Seconds from one answer in words to the next while a network trains."""


class PlanePage(Page):
    """Two numbers in, and a class or a number out."""

    def __init__(self, run_model: RunModel, kept: Kept | None = None) -> None:
        super().__init__(run_model, kept)
        plane = Plane.of(self.description)
        assert plane is not None, "a page is built for what it suits"
        self.plane, self.task = plane, self.description.task
        self.model = self.kept.of(PlaneModel)
        self.known: KnownPoints | None = None
        self.outputs: Array | None = None
        self.message: Sentence | None = None
        self._reading: Job | None = None
        self._read: tuple[object, ...] = ()
        self._said = -math.inf
        self._models = ReadyModel(run_model, self)
        self.doubting = PlaneDoubting(run_model, self.kept.of(KnownDoubts), plane, self)
        self.survey = Survey(run_model, (Surveyor(plane, self.task), Surveyor(plane, self.task)), self)
        self._chance = random.Random()
        self._make_parts()
        self._lay_out()
        self._connect()

    @staticmethod
    def suits(description: Description) -> bool:
        """Points with two columns of numbers."""
        answered = isinstance(description.task, Classification | Regression)
        return description.kind == "points" and answered and Plane.of(description) is not None

    def _make_parts(self) -> None:
        self.headline, self.aside = Headline(), KeepAside(self.store, self.task)
        self.view = PlaneView(self.plane, self.model)
        self.legend = PlaneLegend(self.task, self.model)
        self.random = tool_button(self.tr("Ask about a random point of the data"), "shuffle")
        self.wrong = tool_button(self.tr("Next point of the data that the network gets wrong"), "next-wrong")
        self.wrong.setVisible(isinstance(self.task, Classification))

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(0)
        header.addWidget(self.headline, 1)
        header.addWidget(self.random)
        header.addWidget(self.wrong)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.view, 1)
        row.addWidget(self.legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(6)
        layout.addLayout(header)
        layout.addWidget(self.aside)
        layout.addLayout(row, 1)

    def _connect(self) -> None:
        self.model.changed.connect(self._ask)
        self.model.changed.connect(self.example_changed)
        self._models.settled.connect(self._answer_point)
        self.survey.made.connect(self._show_ground)
        self.doubting.changed.connect(self._say_again)
        self.store.changed.connect(self._say_again)
        self.random.clicked.connect(self.load_random)
        self.wrong.clicked.connect(self.load_next_wrong)
        self.run_model.state_changed.connect(self.answer_if_seen)

    @property
    def shades(self) -> Shades:
        """How answers are coloured; numbers have no colours before their points are read."""
        return self.known.shades if self.known is not None else Shades(COLOURS)

    def example(self) -> Array | None:
        """The point, as the network reads it."""
        point = self.model.point
        return None if point is None else self.plane.inputs(np.array([point]))[0]

    # Answering

    def answer(self) -> None:
        """Survey the plane, and answer at the point."""
        answering = self.asked_network
        if self.known is None or self.known.asked.key != self.run_model.asked().key:
            self._read_points()
        if self.known is not None:
            self.survey.look(answering, self.shades)
        now = time.monotonic()
        if not self.survey.live or now - self._said >= READABLE:
            self._said = now
            self._answer_point()

    def hideEvent(self, event: QHideEvent) -> None:
        """Don't survey while nobody looks."""
        super().hideEvent(event)
        self.survey.rest()
        self.doubting.rest()

    @Slot()
    def _ask(self) -> None:
        self.message = None
        self._answer_point()

    @Slot()
    def _answer_point(self) -> None:
        answering, self.outputs = self.asked_network, None
        if answering is not None and self.model.point is not None:
            model = self._models.of(answering)
            if model is not None:
                self.outputs = model.predict(self.plane.inputs(np.array([self.model.point])))[0]
        self.doubting.ask(answering, self.example(), self.outputs)
        self._say(answering)

    @Slot()
    def _say_again(self) -> None:
        if self.is_current and self.isVisible():
            self._say(self.asked_network)

    def _say(self, answering: Answering | None) -> None:
        point = self.model.point
        title, note = self.tr("Click in the plane to ask"), trained_note(self.run_model, answering)
        said = RowHeadline("", "")
        if answering is None or self.survey.failure is not None:
            title, note = silence(self.run_model, False, self.survey.failure)
        elif self.outputs is not None:
            unlike = self.tr("Unlike every training point.")
            said = row_headline(answering, self.outputs, self.doubting.opinion, unlike)
            title = said.title
        elif point is not None:
            title, note = silence(self.run_model, self._models.preparing, self._models.failure)
        if point is not None:
            note = one_after_the_other((said.note, self._where(*point), note))
        self.headline.say(title, said.figure, in_words(self.message) or note, said.instead)
        self._show_doubt()
        self.wrong.setEnabled(answering is not None)
        self.random.setEnabled(self.known is not None and self.known.judged.count > 0)

    def _show_doubt(self) -> None:
        """Show where nothing is known, and the points that are nearest to one that is unlike all."""
        opinion, region = self.doubting.opinion, self.doubting.region
        far = opinion is not None and opinion.far
        self.view.show_near(self._points_of(self.doubting.near()) if far else None)
        self.view.show_region(region)
        self.legend.offer_unknown(region is not None)
        self.aside.show_need(self.doubting.unknown)

    def _points_of(self, near: tuple[NearRow, ...]) -> Array:
        return self.plane.points(np.array([each.row for each in near[:LINKED]]))

    def _where(self, x: float, y: float) -> str:
        """What is asked about."""
        index, known = self.model.example, self.known
        if index is not None and known is not None and index < len(known.judged.points):
            name = example_title("point", known.asked.part, f"{index + 1:,}")
            return truth_words(self.task, name, self.outputs, known.judged.targets[index])
        text = self.tr("At {across} {x}, {upwards} {y}.")
        names = {"across": self.plane.across.name, "upwards": self.plane.upwards.name}
        return text.format(x=signed(f"{x:.2f}"), y=signed(f"{y:.2f}"), **names)

    @Slot()
    def _show_ground(self) -> None:
        self.view.show_ground(self.survey.ground, self.shades)
        if self.survey.failure is not None:
            self._say(self.asked_network)

    # Known points

    def _read_points(self) -> None:
        """Read them off the window's thread, again where that was given up for another reason."""
        asked, plane, task = self.run_model.asked(), self.plane, self.task
        if self._reading is not None and not self._reading.cancelled and self._read == asked.key:
            return
        self._read = asked.key
        self._reading = self.run_model.jobs.start(
            lambda cancelled: read_points(asked, plane, task), self._take_points, self.tell
        )

    @Slot(object)
    def _take_points(self, known: object) -> None:
        if isinstance(known, KnownPoints) and known.asked.key == self._read:
            self.known = known
            self.view.show_points(known)
            self.legend.show_points(known)
            self.answer_if_seen()

    def show_example(self, index: int, part: Part | None = None) -> None:
        """Ask about a point of the data; one that is not among the points that are shown is read first."""
        known = self.known
        if known is not None and part in (None, known.asked.part) and index < len(known.judged.points):
            x, y = known.judged.points[index].tolist()
            self.model.ask((x, y), index)
            return
        asked, plane, task = self.run_model.asked(part), self.plane, self.task
        self.run_model.jobs.start(
            lambda cancelled: known_points(plane, task, asked.open().take(np.array([index])), 1),
            self._ask_point,
            self.tell,
        )

    @Slot(object)
    def _ask_point(self, read: object) -> None:
        """Ask where a point lies that is not shown, and so has no number among them."""
        if isinstance(read, Known):
            x, y = read.points[0].tolist()
            self.model.ask((x, y), None)

    @Slot()
    def load_random(self) -> None:
        """Ask about any point of the part that judges the network."""
        if self.known is not None and len(self.known.judged.points):
            self.show_example(self._chance.randrange(len(self.known.judged.points)))

    ALL_RIGHT = sentence("The network gets all of these points right.")

    def looked_through(self, asked: Asked) -> Examples:
        """The points that are shown."""
        return asked.open().first(MOST)

    def shown_place(self, part: Part) -> int:
        """Of the point that is asked about."""
        return -1 if self.model.example is None else self.model.example

    @Slot(object)
    def tell(self, said: Sentence | None) -> None:
        """Say something in place of the note, until something else is asked."""
        self.message = said
        self._say(self.asked_network)

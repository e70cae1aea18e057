"""Step through: one batch forward, its loss, the way back and the update, stage by stage, with the real arrays."""

from __future__ import annotations

import dataclasses
import math
import threading
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout

from nnstudio.inside.gradient_check import Checked, gradient_check
from nnstudio.inside.stages import Stage, stages
from nnstudio.learning.engine import Model
from nnstudio.learning.tasks import Classification
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE
from nnstudio.studio.evaluate.views import switch
from nnstudio.studio.inside.cell_drawing import CellDrawing, Picture
from nnstudio.studio.inside.checked_table import CheckedTable
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.question_box import QuestionBox
from nnstudio.studio.inside.view import View
from nnstudio.studio.pieces import tool_button
from nnstudio.studio.shared.slider import Slider
from nnstudio.studio.training.latest import Work
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.text_line import TextLine
from nnstudio.studio.words import in_words

BATCH, CHECKED = 16, 4
"""Examples of the batch that is followed, and of the one whose gradients are checked."""


@dataclasses.dataclass(frozen=True, eq=False)
class Steps:
    """All stages of one step."""

    stages: tuple[Stage, ...]


class StepView(View):
    """place: which stage is shown. Questions come before it where the person wants them, once for each step."""

    needs_example: ClassVar[bool] = False

    def __init__(self, run_model: RunModel) -> None:
        super().__init__()
        self.run_model = run_model
        self.stages: tuple[Stage, ...] = ()
        self._answered: set[int] = set()
        self.drawing, self.question, self.table = CellDrawing(), QuestionBox(), CheckedTable()
        self.said = TextLine()
        self.back = tool_button(self.tr("The stage before"), "back")
        self.forth = tool_button(self.tr("The next stage"), "forward")
        self.slider = Slider()
        self.slider.setAccessibleName(self.tr("Stage of the step"))
        self.slider.setPageStep(1)
        self.asking = switch(self.tr("Ask me first"), self.tr("Guess what comes before it is shown"))
        self.checking = switch(
            self.tr("Check gradients"),
            self.tr(
                "Compare the gradients of some weights with what a small change of each does to the loss"
            ),
        )
        self._lay_out()
        self.back.clicked.connect(self.go_back)
        self.forth.clicked.connect(self.go_on)
        self.slider.valueChanged.connect(self._show)
        self.asking.toggled.connect(self._show)
        self.checking.toggled.connect(self.wanted)
        self.question.answered.connect(self._note_answer)

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addStretch(1)
        tools.addWidget(self.asking)
        tools.addWidget(self.checking)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.slider.setFixedWidth(150)
        for widget in (self.back, self.slider, self.forth):
            row.addWidget(widget)
        row.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        self.pages = QStackedLayout()
        column.addLayout(self.pages, 1)
        for page in (self.drawing, self.question, self.table):
            self.pages.addWidget(page)

    @property
    def place(self) -> int:
        """Which stage is shown, from 0."""
        return self.slider.value()

    @Slot()
    def go_on(self) -> None:
        """Show the next stage."""
        self.slider.setValue(self.place + 1)

    @Slot()
    def go_back(self) -> None:
        """Show the stage before."""
        self.slider.setValue(self.place - 1)

    def work(self, look: Look) -> Work:
        """All stages of a step with the weights that the network has, or the check of their gradients."""
        answering, asked, checks = look.answering, self.run_model.asked("training"), self.checking.isChecked()
        settings = asked.training

        def work(model: Model, cancelled: threading.Event) -> Steps | tuple[Checked, ...] | None:
            examples = asked.open().first(CHECKED if checks else BATCH)
            data = TrainingData(answering.task, examples, None, answering.scaling)
            weights = answering.all_weights()
            if checks:
                return gradient_check(ENGINE, answering.graph, settings, data, weights, cancelled)
            found = ENGINE.trace(answering.graph, settings, data, weights)
            after = ENGINE.trace(answering.graph, settings, data, found.after).loss
            chance = math.nan
            if isinstance(answering.task, Classification) and "Crossentropy" in settings.loss.type_name():
                chance = math.log(len(answering.task.classes))
            return Steps(stages(answering.graph, answering.task, found, after, chance))

        return work

    def show_result(self, look: Look, result: object) -> None:
        """Show the stage that was in sight, of the new step."""
        if isinstance(result, Steps):
            self.stages = result.stages
            self._answered.clear()
            self.slider.setMaximum(len(self.stages) - 1)
            self._show()
        elif isinstance(result, tuple):
            self._show_check(result)

    def _show_check(self, found: tuple[Checked, ...]) -> None:
        agree = sum(each.agrees for each in found)
        text = self.tr("{agree} of {count} weights: the gradient of the way back is that of small changes")
        self.said.show_text("", text.format(agree=agree, count=len(found)))
        self.table.show_checked(found)
        self.pages.setCurrentIndex(2)

    @Slot()
    def _show(self) -> None:
        if not self.stages or self.checking.isChecked():
            return
        at = min(self.place, len(self.stages) - 1)
        stage = self.stages[at]
        self.back.setEnabled(at > 0)
        self.forth.setEnabled(at < len(self.stages) - 1)
        title = self._title(stage)
        if self.asking.isChecked() and stage.asked is not None and at not in self._answered:
            self.said.show_text(title, "")
            self.question.ask(stage.asked)
            self.pages.setCurrentIndex(1)
            return
        self.said.show_text(title, in_words(stage.said))
        self.said.setToolTip(in_words(stage.said))
        pictures = tuple(Picture(in_words(part.title), part.values, part.sign) for part in stage.parts)
        self.drawing.show_sum((pictures,) if pictures else (), ())
        self.pages.setCurrentIndex(0)

    def _title(self, stage: Stage) -> str:
        titles = {
            "batch": self.tr("Batch"),
            "forward": self.tr("Forward: {node}"),
            "loss": self.tr("Loss"),
            "backward": self.tr("Backward: {node}"),
            "update": self.tr("Update: {node}"),
            "after": self.tr("After the step"),
        }
        return titles[stage.kind].format(node=stage.node)

    @Slot()
    def _note_answer(self) -> None:
        self._answered.add(self.place)
        self._show()

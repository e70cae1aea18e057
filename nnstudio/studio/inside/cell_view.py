"""Cell by cell: one value of a layer with its arithmetic, forwards and backwards, in the real numbers."""

from __future__ import annotations

import threading

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
)

from nnstudio.data.columns import Column
from nnstudio.inside.cell import Cell, Read, Unit, cell_of
from nnstudio.inside.question import Question, meant
from nnstudio.inside.terms import reads_row, terms_of
from nnstudio.layers.graph import INPUT
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import plain
from nnstudio.learning.tasks import Classification, Reconstruction
from nnstudio.runs.answering import Answering
from nnstudio.studio.evaluate.views import ViewButtons
from nnstudio.studio.inside.cell_drawing import CellDrawing, Line, Picture
from nnstudio.studio.inside.drivers_strip import DriversStrip
from nnstudio.studio.inside.drivers_words import Driven, driven
from nnstudio.studio.inside.driving_table import DrivingTable
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.terms_table import TermsTable
from nnstudio.studio.inside.unit_chooser import UnitChooser
from nnstudio.studio.inside.view import View
from nnstudio.studio.properties.layer_page import formula_of
from nnstudio.studio.training.latest import Work
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import declared, signed

FORTH, BACK, DRIVERS = "forth", "back", "drivers"


class CellView(View):
    """chooser: says which value is shown, by numbers or by a click among the layers. mode: what is shown of it.
    example_wanted: the place of an example of a part of the data that was clicked.
    """

    example_wanted = Signal(int, str)

    def __init__(self, run_model: RunModel) -> None:
        super().__init__()
        self.run_model = run_model
        self.mode = FORTH
        self.driven: Driven | None = None
        self.cell: Cell | None = None
        self.drawing = CellDrawing()
        self.chooser = UnitChooser()
        tip = self.tr(
            "Show where the gradient of the answer's score comes from, and what goes on to the inputs"
        )
        about_drivers = self.tr(
            "Show the examples to which the unit says most, and an input that is made for it"
        )
        self.modes = ViewButtons(
            {
                FORTH: (self.tr("Arithmetic"), self.tr("Show how the value arises")),
                BACK: (self.tr("Backwards"), tip),
                DRIVERS: (self.tr("What drives it"), about_drivers),
            }
        )
        self.strip, self.rows = DriversStrip(), DrivingTable()
        self.terms = TermsTable()
        self.formula = QLabel()
        self.formula.setWordWrap(True)
        self.formula.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self.chooser.changed.connect(self.wanted)
        self.modes.chosen.connect(self.show_mode)
        self.strip.wanted.connect(self._want_example)
        self.rows.wanted.connect(self._want_example)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.modes)
        which = QHBoxLayout()
        which.setSpacing(10)
        which.addWidget(self.chooser)
        which.addWidget(self.formula, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(which)
        self.pages = QStackedLayout()
        column.addLayout(self.pages, 1)
        self.pages.addWidget(self.drawing)
        for page in (self.strip, self.rows, self.terms):
            self.pages.addWidget(page)

    # What is shown

    @property
    def _columns(self) -> tuple[Column, ...]:
        """Of the data, where they are rows of a table or points."""
        return self.run_model.store.document.description.columns

    @property
    def reads_example(self) -> bool:
        """What drives a unit does so whatever is on the pad."""
        return not self._shows_drivers(self.run_model.store.document.input_shape)

    def _shows_drivers(self, input_shape: tuple[int, ...]) -> bool:
        return self.mode == DRIVERS and (bool(self._columns) or len(input_shape) == 3)

    def work(self, look: Look) -> Work:
        """The value's arithmetic, and the gradient of the score of what was answered."""
        answering, example = look.answering, look.example
        self.chooser.offer(answering.graph)
        unit, task = self.chooser.unit, answering.task
        if self._shows_drivers(answering.graph.input_shape):
            return self._work_on_drivers(answering, unit)

        def work(model: Model, cancelled: threading.Event) -> Cell:
            outputs = model.predict(example[np.newaxis])[0]
            if isinstance(task, Reconstruction):
                towards = np.ones(outputs.shape, np.float32) / outputs.size
            else:
                chosen = int(np.argmax(task.values(outputs))) if isinstance(task, Classification) else 0
                towards = meant(task, outputs.shape, chosen)
            return cell_of(Question(model, answering.graph, answering.scaling, example, towards), unit)

        return work

    def _work_on_drivers(self, answering: Answering, unit: Unit) -> Work:
        asked, document = self.run_model.judged_by(), self.run_model.store.document
        titles = self.tr("weights"), self.tr("made")
        return lambda model, cancelled: driven(model, answering, asked, document, unit, titles, cancelled)

    def show_result(self, look: Look, result: object) -> None:
        """Show it."""
        if isinstance(result, Driven):
            self._show_drivers(result)
        if isinstance(result, Cell):
            self.cell = result
            layer = look.answering.graph.node(result.unit.node).layer
            self._say(declared(formula_of(type(layer))))
            self._show()

    @Slot(str)
    def show_mode(self, mode: str) -> None:
        """Show how it arises, where its gradient goes, or what drives it."""
        self.mode = mode
        self.modes.buttons[mode].setChecked(True)
        self.wanted.emit()

    def _show_drivers(self, found: Driven) -> None:
        self.driven = found
        drivers = found.drivers
        text = self.tr("Above 0 for {share} of {count} examples; below, those to which it says most")
        if drivers.fired == 0:
            text = self.tr("It never fires: above 0 for none of {count} examples")
        self._say(text.format(share=f"{drivers.fired:.0%}", count=f"{drivers.looked:,}"))
        if found.rows is not None:
            self.rows.show_rows(found.rows, found.columns)
            self.pages.setCurrentWidget(self.rows)
            return
        self.strip.show_pictures(found.shown)
        self.pages.setCurrentWidget(self.strip)

    def _say(self, text: str) -> None:
        self.formula.setText(text)

    @Slot(int)
    def _want_example(self, place: int) -> None:
        if self.driven is not None:
            self.example_wanted.emit(place, self.driven.part)

    @Slot()
    def _show(self) -> None:
        cell = self.cell
        if cell is None:
            return
        back = self.mode == BACK
        columns = self._columns
        if not back and cell.adds and reads_row(cell, columns):
            self.terms.show_terms(terms_of(cell.reads[0], columns), columns, self._lines(cell))
            self.pages.setCurrentWidget(self.terms)
            return
        self.pages.setCurrentWidget(self.drawing)
        rows = tuple(self._back(read, cell) if back else self._forth(read) for read in cell.reads)
        self.drawing.show_sum(rows, self._lines_back(cell) if back else self._lines(cell))

    def _forth(self, read: Read) -> tuple[Picture, ...]:
        return (
            Picture(self._name(read), read.values),
            Picture(self.tr("weights"), read.slopes, "×"),
            Picture(self.tr("products"), read.terms, "="),
        )

    def _back(self, read: Read, cell: Cell) -> tuple[Picture, ...]:
        goes = read.slopes * np.float32(cell.slope_before)
        title = self.tr("goes back to {node}").format(node=self._name(read))
        return Picture(self.tr("weights"), read.slopes), Picture(title, goes, "→")

    def _name(self, read: Read) -> str:
        return self.tr("Input") if read.node == INPUT else read.node

    def _lines(self, cell: Cell) -> tuple[Line, ...]:
        count = sum(read.values.size for read in cell.reads)
        lines = [Line(self.tr("sum of {count} products").format(count=f"{count:,}"), _figure(cell.total))]
        if not cell.adds:
            lines = [Line(self.tr("no sum of its inputs"), "")]
        elif abs(cell.rest) > 1e-6 * max(1.0, abs(cell.total)):
            lines.append(Line(self.tr("+ bias"), _figure(cell.rest)))
        if cell.activation:
            lines.append(Line("=", _figure(cell.before)))
            lines.append(Line(f"{cell.activation} →", _figure(cell.value), strong=True))
        else:
            lines.append(Line("=", _figure(cell.value), strong=True))
        return tuple(lines)

    def _lines_back(self, cell: Cell) -> tuple[Line, ...]:
        here = self.tr("gradient of the score here")
        if (
            cell.slope_after == 0 and cell.slope_before != 0
        ):  # the score is this value, ahead of its activation
            return (Line(here, _figure(cell.slope_before), strong=True),)
        lines = [Line(here, _figure(cell.slope_after))]
        if cell.activation:
            text = self.tr("through {activation}").format(activation=cell.activation)
            lines.append(Line(text, _figure(cell.slope_before), strong=True))
        return tuple(lines)


def _figure(value: float) -> str:
    return signed(plain(value))

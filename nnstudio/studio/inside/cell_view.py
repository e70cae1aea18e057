"""Cell by cell: one value of a layer with its arithmetic, forwards and backwards, in the real numbers."""

from __future__ import annotations

import threading

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
)

from nnstudio.inside.cell import Cell, Read, Unit, cell_of
from nnstudio.inside.question import Question, meant
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.shapes import Shape
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import plain
from nnstudio.learning.tasks import Classification, Reconstruction
from nnstudio.studio.evaluate.views import switch
from nnstudio.studio.inside.cell_drawing import CellDrawing, Line, Picture
from nnstudio.studio.inside.latest import Work
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.view import View
from nnstudio.studio.pieces import as_panel
from nnstudio.studio.properties.layer_page import formula_of
from nnstudio.studio.words import declared, signed


class CellView(View):
    """unit: which value is shown; chosen here by numbers, or by a click among the layers."""

    def __init__(self) -> None:
        super().__init__()
        self.cell: Cell | None = None
        self.drawing = CellDrawing()
        self.layer = QComboBox()
        self.layer.setAccessibleName(self.tr("Layer of the value"))
        self.channel, self.row, self.column = QSpinBox(), QSpinBox(), QSpinBox()
        self.labels = QLabel(self.tr("unit")), QLabel(self.tr("row")), QLabel(self.tr("column"))
        tip = self.tr(
            "Show where the gradient of the answer's score comes from, and what goes on to the inputs"
        )
        self.backwards = switch(self.tr("Backwards"), tip)
        self.formula = QLabel()
        self.formula.setProperty("role", "muted")
        self._shapes: dict[str, Shape] = {}
        self._lay_out()
        self.layer.currentIndexChanged.connect(self._follow_layer)
        for box in (self.channel, self.row, self.column):
            box.setMinimum(1)
            box.valueChanged.connect(self._want)
        self.backwards.toggled.connect(self._show)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.layer)
        for label, box in zip(self.labels, (self.channel, self.row, self.column), strict=True):
            box.setAccessibleName(label.text())
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        row.addWidget(self.backwards)
        area = QScrollArea()
        as_panel(self.drawing)
        area.setWidget(self.drawing)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.formula)
        column.addWidget(area, 1)

    # Which value

    @property
    def unit(self) -> Unit:
        """The one that is chosen."""
        node = self.layer.currentText()
        three = len(self._shapes.get(node, ())) == 3
        place = (self.row.value() - 1, self.column.value() - 1) if three else None
        return Unit(node, self.channel.value() - 1, place)

    def choose(self, unit: Unit) -> None:
        """Take another value, one that was pointed at."""
        at = self.layer.findText(unit.node)
        if at < 0:
            return
        boxes = (self.channel, self.row, self.column)
        for box in (self.layer, *boxes):
            box.blockSignals(True)
        self.layer.setCurrentIndex(at)
        self._limit(unit.node)
        for box, value in zip(boxes, (unit.channel, *(unit.place or (0, 0))), strict=True):
            box.setValue(value + 1)
        for box in (self.layer, *boxes):
            box.blockSignals(False)
        self.wanted.emit()

    def offer(self, graph: Graph) -> None:
        """Let the layers of this network be chosen; at first the last one."""
        shapes = {
            name: shape for name, shape in graph.shapes().items() if name != INPUT and len(shape) in (1, 3)
        }
        if shapes == self._shapes:
            return
        self._shapes = shapes
        self.layer.blockSignals(True)
        before = self.layer.currentText()
        self.layer.clear()
        self.layer.addItems(list(shapes))
        self.layer.setCurrentText(before if before in shapes else graph.output().id)
        self.layer.blockSignals(False)
        self._limit(self.layer.currentText())

    def _limit(self, node: str) -> None:
        """Let rows and columns be chosen only where the layer has them."""
        shape = self._shapes.get(node, (1,))
        three = len(shape) == 3
        limits = (shape[-1], *(shape[:2] if three else (1, 1)))
        for box, most in zip((self.channel, self.row, self.column), limits, strict=True):
            box.blockSignals(True)
            box.setMaximum(most)
            box.blockSignals(False)
        for widget in (*self.labels[1:], self.row, self.column):
            widget.setVisible(three)

    @Slot()
    def _follow_layer(self) -> None:
        self._limit(self.layer.currentText())
        self.wanted.emit()

    @Slot()
    def _want(self) -> None:
        self.wanted.emit()

    # What is shown

    def work(self, look: Look) -> Work:
        """The value's arithmetic, and the gradient of the score of what was answered."""
        answering, example = look.answering, look.example
        self.offer(answering.graph)
        unit, task = self.unit, answering.task

        def work(model: Model, cancelled: threading.Event) -> Cell:
            outputs = model.predict(example[np.newaxis])[0]
            if isinstance(task, Reconstruction):
                towards = np.ones(outputs.shape, np.float32) / outputs.size
            else:
                chosen = int(np.argmax(task.values(outputs))) if isinstance(task, Classification) else 0
                towards = meant(task, outputs.shape, chosen)
            return cell_of(Question(model, answering.graph, answering.scaling, example, towards), unit)

        return work

    def show_result(self, look: Look, result: object) -> None:
        """Show it."""
        if isinstance(result, Cell):
            self.cell = result
            layer = look.answering.graph.node(result.unit.node).layer
            self.formula.setText(declared(formula_of(type(layer))))
            self._show()

    @Slot()
    def _show(self) -> None:
        cell = self.cell
        if cell is None:
            return
        back = self.backwards.isChecked()
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

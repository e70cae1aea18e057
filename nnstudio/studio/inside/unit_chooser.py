"""Chooses one value of a layer by numbers, which count from 1; rows and columns only where the layer has them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from nnstudio.inside.cell import Unit
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.shapes import Shape

BOX = 68
"""Pixels of a number."""


class UnitChooser(QWidget):
    """changed: another value is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer = QComboBox()
        self.layer.setAccessibleName(self.tr("Layer of the value"))
        self.channel, self.row, self.column = QSpinBox(), QSpinBox(), QSpinBox()
        self.labels = QLabel(self.tr("unit")), QLabel(self.tr("row")), QLabel(self.tr("column"))
        self._shapes: dict[str, Shape] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.layer)
        for label, box in zip(self.labels, (self.channel, self.row, self.column), strict=True):
            box.setMinimum(1)
            box.setFixedWidth(BOX)
            box.setAccessibleName(label.text())
            box.valueChanged.connect(self._want)
            row.addWidget(label)
            row.addWidget(box)
        self.layer.currentIndexChanged.connect(self._follow_layer)

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
        self.changed.emit()

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
        self.changed.emit()

    @Slot()
    def _want(self) -> None:
        self.changed.emit()

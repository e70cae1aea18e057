"""Layers: what each of them says to the example in the test panel, and what of the picture a unit sees."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from nnstudio.document.analysis.facts import facts_of
from nnstudio.document.analysis.receptive import region_seen
from nnstudio.inside.cell import Unit
from nnstudio.inside.layer_values import LayerValues, layer_values
from nnstudio.inside.tiles import tiles
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import plain
from nnstudio.learning.tasks import Classification, Regression, Task
from nnstudio.studio.inside.layer_strip import NAMED, LayerShown, LayerStrip, columns_in
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.names import names_of
from nnstudio.studio.inside.view import View
from nnstudio.studio.pieces import as_panel
from nnstudio.studio.store import Store
from nnstudio.studio.training.latest import Work
from nnstudio.studio.training.text_line import TextLine
from nnstudio.studio.words import in_words, signed


class SideScroll(QScrollArea):
    """Scrolls the strip sideways, and gives it the height that is left beside the scroll bar."""

    def __init__(self, strip: LayerStrip) -> None:
        super().__init__()
        self._strip = strip
        self.setWidget(strip)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the room anew."""
        super().resizeEvent(event)
        self._strip.set_room(self.height() - self.horizontalScrollBar().sizeHint().height())


class LayersView(View):
    """The strip of layers, in an area that scrolls sideways, and a line about the unit under the pointer. unit_chosen:
    a value that was clicked.
    """

    unit_chosen = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.strip = LayerStrip()
        self.strip.pointed.connect(self._point)
        self.strip.chosen.connect(self._choose)
        self.strip.room_changed.connect(self._follow_room)
        self.about = TextLine()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.about, 1)
        as_panel(self.strip)
        area = SideScroll(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._point(None)

    @Slot()
    def _follow_room(self) -> None:
        """Have the tiles laid out for it, unless another view is in sight: that one would be computed anew for it."""
        if self.isVisible():
            self.wanted.emit()

    def work(self, look: Look) -> Work:
        """The values of all layers, as pictures."""
        task, graph, example = look.answering.task, look.answering.graph, look.example
        room = self.strip.room

        def work(model: Model, cancelled: threading.Event) -> tuple[LayerShown, ...]:
            found = layer_values(model, graph, example)
            return tuple(_shown(layer, graph, room, task if layer is found[-1] else None) for layer in found)

        return work

    def show_result(self, look: Look, result: object) -> None:
        """Show them."""
        if isinstance(result, tuple):
            self.strip.show_layers(result)
            self._point(self.strip.unit)

    @Slot(object)
    def _choose(self, unit: Unit) -> None:
        if unit.node != INPUT:
            self.unit_chosen.emit(unit)

    @Slot(object)
    def _point(self, unit: Unit | None) -> None:
        """Say what the unit says, and mark what it sees."""
        shown = next((each for each in self.strip.layers if unit and each.layer.node == unit.node), None)
        if unit is None or shown is None:
            self.strip.show_region(None)
            self.about.show_text(
                "", self.tr("Blue is above zero, orange below. Click a value to see how it arises.")
            )
            return
        seen = region_seen(facts_of(self.store.document), unit.node, unit.place)
        self.strip.show_region(seen)
        values = shown.layer.values
        value = float(values[(*unit.place, unit.channel)] if unit.place else values.reshape(-1)[unit.channel])
        text = (
            self.tr("{node}, unit {unit}")
            if unit.place is None
            else self.tr("{node}, channel {unit}, row {row}, column {column}")
        )
        row, column = unit.place or (0, 0)
        name = self.tr("Input") if unit.node == INPUT else unit.node
        where = text.format(node=name, unit=unit.channel + 1, row=row + 1, column=column + 1)
        names = names_of(self.store.document, unit.node)
        where += f" ({names[unit.channel]})" if values.shape == (len(names),) else ""
        sees = ""
        if seen is not None and unit.node != "input":
            sees = self.tr("  sees {rows}x{columns} pixels").format(
                rows=seen.bottom - seen.top, columns=seen.right - seen.left
            )
        self.about.show_text(signed(plain(value)), where + sees)


def _shown(layer: LayerValues, graph: Graph, room: int, task: Task | None) -> LayerShown:
    """A layer made ready to be painted. room: pixels from above to below. task: of the last one, whose numbers may have
    names.
    """
    names: tuple[str, ...] = ()
    if isinstance(task, Classification):
        names = tuple(map(in_words, task.classes))
    elif isinstance(task, Regression):
        names = tuple(in_words(target.name) for target in task.targets)
    named = names if layer.values.shape == (len(names),) and len(names) <= NAMED else ()
    own = layer.node != INPUT and bool(getattr(graph.node(layer.node).layer, "activation", ""))
    columns = 1 if named else columns_in(room, layer.values.shape)
    return LayerShown(layer, tiles(layer.values, columns=columns), named, own and not named)

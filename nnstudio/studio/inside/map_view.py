"""The map: where the examples lie by what one layer says to them, and the drawing among them; a slider goes through the
layers.
"""

from __future__ import annotations

import dataclasses
import threading

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from nnstudio.inside.map import Map, layers_of, make_map, place_on
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.tasks import Classification
from nnstudio.runs.asked import Asked
from nnstudio.runs.state import State
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.map_drawing import MapDrawing
from nnstudio.studio.inside.view import View
from nnstudio.studio.shared.slider import Slider
from nnstudio.studio.training.latest import Work
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.text_line import TextLine


@dataclasses.dataclass(frozen=True, eq=False)
class Mapped:
    """A map, what was looked into for it, whose examples it is of, and where that of the test panel lies on it."""

    map: Map
    look: Look
    asked: Asked
    point: Array

    def is_like(self, look: Look, asked: Asked, layer: str) -> bool:
        """Whether it is of this layer of this network, maybe with other weights, and of the same examples."""
        same = self.map.layer == layer and self.asked.key == asked.key
        return same and self.look.answering.graph == look.answering.graph


class MapView(View):
    """layer: which one the map is of. example_wanted: the place of an example of the part `part` that was clicked."""

    example_wanted = Signal(int, str)

    def __init__(self, run_model: RunModel) -> None:
        super().__init__()
        self.run_model = run_model
        self.drawing = MapDrawing()
        self.drawing.wanted.connect(self._want_example)
        self.slider = Slider()
        self.slider.setAccessibleName(self.tr("Layer of the map"))
        self.slider.setToolTip(self.tr("Which layer the map is made of, from the input to the answer"))
        self.slider.setPageStep(1)
        self.slider.setFixedWidth(120)
        self.name, self.about = QLabel(), TextLine()
        self.layers: tuple[str, ...] = (INPUT,)
        self._mapped: Mapped | None = None
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider)
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.drawing)
        self.slider.valueChanged.connect(self._choose)

    @property
    def layer(self) -> str:
        """Of which layer the map is."""
        return self.layers[min(self.slider.value(), len(self.layers) - 1)]

    @Slot()
    def _choose(self) -> None:
        self._name_layer()
        self.wanted.emit()

    def _offer(self, layers: tuple[str, ...]) -> None:
        """Let the slider go through these; at first it stands at the last but one, where like ones lie close."""
        if layers == self.layers:
            return
        self.layers = layers
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(layers) - 1)
        self.slider.setValue(max(0, len(layers) - 2))
        self.slider.blockSignals(False)
        self._name_layer()

    def _name_layer(self) -> None:
        self.name.setText(self.tr("Input") if self.layer == INPUT else self.layer)

    def at_stroke(self, look: Look) -> Look:
        """While the network learns, a stroke moves the cross on the map that is there, by the weights that it is of:
        a map of other weights takes a hundred times as long, and comes when its turn is.
        """
        before = self._mapped
        learns = self.run_model.state is State.TRAINING
        if before is None or not learns or not before.is_like(look, self.run_model.judged_by(), self.layer):
            return look
        return Look(before.look.answering, look.example, before.look.step)

    def work(self, look: Look) -> Work:
        """A map of the examples that judge the network, where there is none of these weights yet; else only the place
        of the example on it.
        """
        answering, asked = look.answering, self.run_model.judged_by()
        self._offer(layers_of(answering.graph))
        layer, before = self.layer, self._mapped
        earlier = before.map if before is not None and before.is_like(look, asked, layer) else None
        same = earlier is not None and before is not None and before.look.answering is answering

        def work(model: Model, cancelled: threading.Event) -> Mapped | None:
            map_ = earlier
            if not same:
                map_ = make_map(
                    model, answering.graph, answering.task, asked.open(), layer, earlier, cancelled
                )
            return None if map_ is None else Mapped(map_, look, asked, place_on(map_, model, look.example))

        return work

    def show_result(self, look: Look, result: object) -> None:
        """Show the map, and the cross on it."""
        if not isinstance(result, Mapped):
            return
        task = look.answering.task
        if self._mapped is None or result.map is not self._mapped.map:
            self.drawing.show_map(result.map, task.classes if isinstance(task, Classification) else ())
        self._mapped = result
        self.drawing.show_asked(result.point)
        if isinstance(task, Classification):
            text = self.tr(
                "{count} examples, {wrong} mistakes ringed; the plane keeps {kept} of how they differ"
            )
        else:
            text = self.tr(
                "{count} examples, orange low and blue high; the plane keeps {kept} of how they differ"
            )
        said = text.format(
            count=f"{len(result.map.points):,}",
            wrong=f"{int(result.map.mistakes.sum()):,}",
            kept=f"{result.map.projection.kept:.0%}",
        )
        self.about.show_text("", said)
        self.about.setToolTip(said)

    @Slot(int)
    def _want_example(self, place: int) -> None:
        if self._mapped is not None:
            self.example_wanted.emit(place, self._mapped.asked.part)

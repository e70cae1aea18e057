"""The map: where the examples lie by what one layer says to them, and the drawing among them; a slider goes through the
layers. The plane in which they differ most is there at once; one on which like examples are neighbours takes a while.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from nnstudio.inside.embedding.open_tsne import OpenTsne
from nnstudio.inside.map import Map, layers_of, make_map, place_on
from nnstudio.layers.graph import INPUT
from nnstudio.learning.engine import Model
from nnstudio.learning.tasks import Classification
from nnstudio.runs.answering import Ready
from nnstudio.runs.asked import Asked
from nnstudio.runs.state import State
from nnstudio.studio.evaluate.views import ViewButtons
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.map_drawing import MapDrawing
from nnstudio.studio.inside.map_making import MapMaking, Wish
from nnstudio.studio.inside.map_strip import MapStrip, MissingLibrary
from nnstudio.studio.inside.map_words import words_of_neighbours, words_of_plane
from nnstudio.studio.inside.mapped import Mapped, placed
from nnstudio.studio.inside.view import View
from nnstudio.studio.shared.slider import Slider
from nnstudio.studio.training.latest import Work
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.training.text_line import TextLine
from nnstudio.studio.words import in_words

PLANE, NEIGHBOURS = "plane", "neighbours"


class MapView(View):
    """layer: which one the map is of. way: PLANE or NEIGHBOURS. example_wanted: the place of an example of the part
    `part` that was clicked.
    """

    example_wanted = Signal(int, str)

    def __init__(self, run_model: RunModel) -> None:
        super().__init__()
        self.run_model = run_model
        self.way = PLANE
        self.layers: tuple[str, ...] = (INPUT,)
        self.making = MapMaking(run_model.jobs, OpenTsne(), self)
        self._mapped: Mapped | None = None
        self._shown: Map | None = None
        self._earlier: list[Ready | None] = [None]
        self._there = False
        self._begins = self._insists = False
        self._make_parts()
        self._lay_out()
        self.drawing.wanted.connect(self._want_example)
        self.ways.chosen.connect(self.show_way)
        self.slider.valueChanged.connect(self._choose)
        self.slider.sliderReleased.connect(self._choose)
        self.strip.button.clicked.connect(self._press)
        self.making.changed.connect(self._follow_making)
        run_model.store.opened.connect(self._forget)

    def _make_parts(self) -> None:
        self.drawing, self.strip, self.missing = MapDrawing(), MapStrip(), MissingLibrary()
        self.slider = Slider()
        self.slider.setAccessibleName(self.tr("Layer of the map"))
        self.slider.setToolTip(self.tr("Which layer the map is made of, from the input to the answer"))
        self.slider.setPageStep(1)
        self.slider.setMinimumWidth(60)
        self.slider.setMaximumWidth(120)
        self.ways = ViewButtons(
            {
                PLANE: (self.tr("PCA"), self.tr("The plane in which the examples differ most, at once")),
                NEIGHBOURS: (
                    self.tr("t-SNE"),
                    self.tr("Like examples as neighbours; it takes some seconds"),
                ),
            }
        )
        self.name, self.about = QLabel(), TextLine()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.ways)
        row.addWidget(self.slider)
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        drawn = QWidget()
        column = QVBoxLayout(drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.strip)
        column.addWidget(self.drawing, 1)
        self.strip.hide()
        self.pages = QStackedLayout(self)
        self.pages.addWidget(drawn)
        self.pages.addWidget(self.missing)

    @property
    def layer(self) -> str:
        """Of which layer the map is."""
        return self.layers[min(self.slider.value(), len(self.layers) - 1)]

    @Slot(str)
    def show_way(self, way: str) -> None:
        """Lay the examples out in another way."""
        self.way = way
        self.ways.buttons[way].setChecked(True)
        self._begins = True
        self.wanted.emit()

    @Slot()
    def _choose(self) -> None:
        self._begins = True
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
        before, asked = self._mapped, self.run_model.judged_by()
        if before is None or self.run_model.state is not State.TRAINING:
            return look
        if not before.is_like(PLANE, look, asked, self.layer) or self.way != PLANE:
            return look
        return Look(before.look.answering, look.example, before.look.step)

    def work(self, look: Look) -> Work:
        """A map of the examples that judge the network, where there is none of these weights yet and it is there at
        once; else only the place of the example on it.
        """
        self._offer(layers_of(look.answering.graph))
        self._there = self.making.method.there
        return self._plane(look) if self.way == PLANE else self._neighbours(look)

    def _plane(self, look: Look) -> Work:
        answering, asked = look.answering, self.run_model.judged_by()
        layer, before = self.layer, self._mapped
        known = before is not None and before.is_like(PLANE, look, asked, layer)
        earlier = before.map if before is not None and known else None
        same = before is not None and before.look.answering is answering

        def work(model: Model, cancelled: threading.Event) -> Mapped | None:
            map_ = earlier
            if map_ is None or not same:
                graph, task = answering.graph, answering.task
                map_ = make_map(model, graph, task, asked.open(), layer, earlier, cancelled)
            if map_ is None:
                return None
            return Mapped(PLANE, layer, look, asked, map_, place_on(map_, model, look.example))

        return work

    def _neighbours(self, look: Look) -> Work:
        asked, layer, earlier = self.run_model.judged_by(), self.layer, self._earlier
        candidates = self.making.candidates(layer, look.answering.graph, asked)

        def work(model: Model, cancelled: threading.Event) -> Mapped:
            return placed(NEIGHBOURS, look, layer, asked, candidates, model, earlier)

        return work

    def show_result(self, look: Look, result: object) -> None:
        """Show the map, and the cross on it."""
        if not isinstance(result, Mapped) or (result.way, result.layer) != (self.way, self.layer):
            return
        self._mapped = result
        if self.way == NEIGHBOURS and self._there and not self.slider.isSliderDown():
            wanted = self._insists or (self._begins and result.map is None)
            self._begins = self._insists = False
            if wanted:
                self._make(look, result.asked)
        self._show_state()

    def step_of(self, look: Look) -> int:
        """That of the map, which may be of earlier weights than those that answer."""
        made = self._mapped.made if self._mapped is not None and self.way == NEIGHBOURS else None
        return look.step if made is None or self._mapped is None or self._mapped.fresh else made.wish.step

    # Maps that take a while

    def _make(self, look: Look, asked: Asked) -> None:
        seed = self.run_model.store.document.training.seed
        self.making.make(Wish(self.layer, look.answering, asked, look.step, seed))

    @Slot()
    def _press(self) -> None:
        if self._makes_this:
            self.making.cancel()
        else:
            self._insists = True
            self.wanted.emit()

    @property
    def _makes_this(self) -> bool:
        wish = self.making.wish
        return self.making.busy and wish is not None and wish.layer == self.layer

    @Slot()
    def _follow_making(self) -> None:
        if self.way == NEIGHBOURS:
            self._show_state()
            if not self.making.busy:
                self.wanted.emit()

    @Slot()
    def _forget(self) -> None:
        """Know of no maps, as for another document."""
        self.making.forget()
        self._mapped = None
        self._draw(None)

    # What is in sight

    def _show_state(self) -> None:
        neighbours, mapped = self.way == NEIGHBOURS, self._mapped
        self.pages.setCurrentIndex(int(neighbours and not self._there))
        self.strip.setVisible(neighbours)
        if neighbours:
            self.about.show_text("", "")
            self.about.setToolTip("")
        if mapped is None or (mapped.way, mapped.layer) != (self.way, self.layer):
            return
        forming = self.making.forming if neighbours and self._makes_this else None
        self._draw(forming or mapped.map)
        self.drawing.show_asked(None if forming is not None else mapped.point)
        if neighbours:
            self._show_strip(mapped)
        elif mapped.map is not None:
            said = words_of_plane(mapped.map, bool(self.drawing.names))
            self.about.show_text("", said)
            self.about.setToolTip(said)

    def _draw(self, map_: Map | None) -> None:
        """Paint another map, if it is another."""
        if map_ is not self._shown:
            self._shown = map_
            task = self._mapped.look.answering.task if self._mapped is not None else None
            self.drawing.show_map(map_, task.classes if isinstance(task, Classification) else ())

    def _show_strip(self, mapped: Mapped) -> None:
        making, made = self.making, mapped.made
        failed = making.fault is not None and making.wish is not None and making.wish.layer == self.layer
        if self._makes_this:
            said = self.tr("Bringing like examples together ...")
            self.strip.show_state(said, self.tr("Cancel"), making.done)
        elif failed and making.fault is not None:
            self.strip.show_state(in_words(making.fault), self.tr("Try again"))
        elif made is None:
            self.strip.show_state(self.tr("A map of neighbours takes some seconds."), self.tr("Make it"))
        elif not mapped.fresh:
            text = self.tr("Of step {step}: the network has other weights now")
            self.strip.show_state(text.format(step=f"{made.wish.step:,}"), self.tr("Make again"))
        else:
            self.strip.show_state(words_of_neighbours(made.map, bool(self.drawing.names)), "")

    @Slot(int)
    def _want_example(self, place: int) -> None:
        if self._mapped is not None:
            self.example_wanted.emit(place, self._mapped.asked.part)

"""Has the values of all layers computed for the blocks, while that is switched on and somebody sees the canvas."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSettings, Signal, Slot
from PySide6.QtGui import QAction

from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.layers.graph import Graph
from nnstudio.learning.engine import Model
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.canvas.panel import CanvasPanel
from nnstudio.studio.canvas.seen.making import seen_layers
from nnstudio.studio.canvas.seen.pointer import TilePointer
from nnstudio.studio.canvas.seen.seen import SeenLayer
from nnstudio.studio.inside.looking import Look, Looking
from nnstudio.studio.inside.moment import MomentLabel
from nnstudio.studio.keys import bind
from nnstudio.studio.theme import icon
from nnstudio.studio.training.latest import Latest, Work
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words, without_mnemonic

KEY = "canvas/seen"


@dataclasses.dataclass(frozen=True, eq=False)
class Found:
    """What all blocks show, and of what."""

    look: Look
    layers: Mapping[str, SeenLayer]


def _work(look: Look, document: Document) -> Work:
    def work(model: Model, cancelled: threading.Event) -> Found:
        return Found(look, seen_layers(model, document, look.example))

    return work


class SeenDesk(QObject):
    """action: the switch, which the settings remember. unit_wanted: a value that was clicked."""

    unit_wanted = Signal(object)

    def __init__(self, canvas: CanvasPanel, run_model: RunModel, ask: AskPanel, settings: QSettings) -> None:
        super().__init__(canvas)
        self.view, self.settings, self.store = canvas.view, settings, run_model.store
        self.seen = canvas.view.network.seen
        self.looking = Looking(run_model, ask, self)
        self.latest = Latest(run_model, self)
        self.pointer = TilePointer(canvas.view, self)
        self._graph: Graph | None = None
        self.action = self._make_action(canvas)
        self.moment = MomentLabel(self.latest)
        canvas.totals.add_switch(self.action, self.moment)
        self.looking.example_changed.connect(self._follow_example)
        self.looking.network_changed.connect(self._follow)
        self.store.changed.connect(self._follow_document)
        self.latest.found.connect(self._take)
        self.latest.failed.connect(self._fail)
        self.pointer.chosen.connect(self.unit_wanted)
        self.view.viewport().installEventFilter(self)
        self.action.toggled.connect(self._switch)
        self.action.setChecked(settings.value(KEY, False) in (True, "true"))

    def _make_action(self, canvas: CanvasPanel) -> QAction:
        action = QAction(self.tr("Show &values on the layers"), canvas)
        action.setCheckable(True)
        action.setIcon(icon("tiles"))
        bind(action, "seen")
        key = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        tip = self.tr("Draw on each layer what it says to the example in the test panel")
        action.setToolTip(f"{tip} ({key})")
        action.setIconText(without_mnemonic(action.text()))
        return action

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        self.settings.setValue(KEY, on)
        self.seen.switch(on)
        self.view.keep_in_view()
        if on:
            self._ask_anew()
        else:
            self.latest.rest()
            self.moment.show_step(None)

    @Slot()
    def _ask_anew(self) -> None:
        self._ask(at_once=True)

    @Slot()
    def _follow_example(self) -> None:
        self._ask(at_once=True, alike=True)

    @Slot()
    def _follow(self) -> None:
        self._ask(at_once=False)

    @Slot()
    def _follow_document(self) -> None:
        """Values of another structure go at once; those of the new one are asked for."""
        if self.seen.layers and self._graph != self.store.document.graph:
            self._show({})
        self._ask(at_once=False)

    def _ask(self, at_once: bool, alike: bool = False) -> None:
        """Have it computed, if anybody sees it and there is something to look into."""
        if not (self.seen.on and self.view.isVisible()):
            return
        look, document = self.looking.look(), self.store.document
        if look is None or look.answering.graph != document.graph:
            self.latest.rest()
            self._show({}, says=self._nothing(look))
        else:
            self.latest.ask(look.answering, _work(look, document), at_once, alike)

    def _nothing(self, look: Look | None) -> str:
        if look is not None:
            return self.tr("Another network is being trained")
        if self.looking.answering is None:
            return self.tr("The network can't answer yet")
        return self.tr("Ask about an example at the right")

    @Slot(object)
    def _take(self, found: object) -> None:
        if not isinstance(found, Found) or not self.seen.on:
            return
        graph = found.look.answering.graph
        if graph == self.store.document.graph:
            self._graph = graph
            self._show(found.layers, found.look.step)

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self._show({}, says=in_words(said))

    def _show(self, layers: Mapping[str, SeenLayer], step: int = 0, says: str = "") -> None:
        self.seen.show(layers, step, says)
        self.moment.show_step(step if layers else None)
        self.view.viewport().update()
        self.pointer.tell_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what changed while nobody did, and compute nothing while nobody looks."""
        if self.seen.on and event.type() is QEvent.Type.Show:
            self._ask_anew()
        elif event.type() is QEvent.Type.Hide:
            self.latest.rest()
        return False

"""The tab Inside: what goes on in the network while it answers about the example in the test panel.

One view is in sight, and it alone is computed, off the window's thread.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from nnstudio.errors import Sentence
from nnstudio.inside.cell import Unit
from nnstudio.layers.graph import INPUT
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.evaluate.views import ViewButtons
from nnstudio.studio.inside.cell_view import CellView
from nnstudio.studio.inside.layers_view import LayersView
from nnstudio.studio.inside.looking import Look, Looking
from nnstudio.studio.inside.map_view import MapView
from nnstudio.studio.inside.moment import MomentLabel
from nnstudio.studio.inside.one_of import OneOf
from nnstudio.studio.inside.over_time_view import OverTimeView
from nnstudio.studio.inside.step_view import StepView
from nnstudio.studio.inside.view import View
from nnstudio.studio.inside.why_view import WhyView
from nnstudio.studio.pieces import as_panel
from nnstudio.studio.training.latest import Latest, Work
from nnstudio.studio.training.run_model import RunModel
from nnstudio.studio.words import in_words


@dataclasses.dataclass(frozen=True, eq=False)
class Found:
    """What was computed for a view, and of what."""

    view: View
    look: Look
    result: object


def _with(view: View, look: Look) -> Work:
    work = view.work(look)
    return lambda model, cancelled: Found(view, look, work(model, cancelled))


class InsidePanel(QWidget):
    """view: the one in sight. sight_wanted: the panel itself, which is to be seen."""

    sight_wanted = Signal(QWidget)

    def __init__(self, run_model: RunModel, ask: AskPanel) -> None:
        super().__init__()
        as_panel(self)
        self.run_model, self.store = run_model, run_model.store
        self.looking = Looking(run_model, ask, self)
        self.latest = Latest(run_model, self)
        self.layers, self.cell = LayersView(self.store), CellView(run_model)
        self.map, self.step, self.time = MapView(run_model), StepView(run_model), OverTimeView(run_model)
        self.views: dict[str, View] = {
            "layers": self.layers,
            "cell": self.cell,
            "why": WhyView(self.store),
            "map": self.map,
            "step": self.step,
            "time": self.time,
        }
        self.view = self.views["layers"]
        self._shown: Look | None = None
        self._make_parts()
        self._lay_out()
        self._connect(ask)

    def _make_parts(self) -> None:
        self.buttons = ViewButtons(
            {
                "layers": (
                    self.tr("Layers"),
                    self.tr("What each layer says to the example in the test panel"),
                ),
                "cell": (
                    self.tr("Unit"),
                    self.tr("How one value of a layer arises, in the real numbers, and what drives it"),
                ),
                "why": (
                    self.tr("Why"),
                    self.tr("Which parts of the example speak for the answer, and which against it"),
                ),
                "map": (self.tr("Map"), self.tr("Where the examples lie by what a layer says to them")),
                "step": (
                    self.tr("Step"),
                    self.tr("One step of training, stage by stage, with the real arrays"),
                ),
                "time": (
                    self.tr("Over time"),
                    self.tr("How the values of each layer spread from step to step of the run"),
                ),
            }
        )
        self.moment = MomentLabel(self.latest)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("role", "muted")

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addWidget(self.buttons)
        self.stack, self.tools = QStackedLayout(), OneOf()
        header.addWidget(self.tools, 1)
        header.addWidget(self.moment)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        column.addLayout(header)
        column.addLayout(self.stack, 1)
        self.stack.addWidget(self.empty)
        for view in self.views.values():
            self.stack.addWidget(view)
            self.tools.add(view.tools)
        self.tools.show_only(self.view.tools)

    def _connect(self, ask: AskPanel) -> None:
        self.buttons.chosen.connect(self.show_view)
        for view in self.views.values():
            view.wanted.connect(self._ask_anew)
        self.looking.example_changed.connect(self._follow_example)
        self.looking.network_changed.connect(self._follow)
        self.layers.unit_chosen.connect(self.show_unit)
        self.map.example_wanted.connect(ask.show_example)
        self.cell.example_wanted.connect(ask.show_example)
        self.latest.found.connect(self._take)
        self.latest.failed.connect(self._fail)
        self.moment.slow.connect(self._hide_other)

    @Slot(str)
    def show_view(self, name: str) -> None:
        """Show another view."""
        self.view, self._shown = self.views[name], None
        self.buttons.buttons[name].setChecked(True)
        self.tools.show_only(self.view.tools)
        self.empty.clear()
        self.moment.expect()
        self._ask_anew()

    @Slot(object)
    def show_unit(self, unit: Unit) -> None:
        """Show how a value arises that was pointed at."""
        if self.looking.answering is not None:
            self.cell.chooser.offer(self.looking.answering.graph)
        self.cell.chooser.choose(unit)
        self.show_view("cell")

    @Slot(object)
    def show_pointed(self, unit: Unit) -> None:
        """Show a value that was pointed at elsewhere, and come into sight. Of what goes in there is no arithmetic."""
        if unit.node == INPUT:
            self.show_view("layers")
        else:
            self.show_unit(unit)
        self.sight_wanted.emit(self)

    @Slot()
    def _ask_anew(self) -> None:
        look = self._look()
        if look is not None:
            self.latest.ask(look.answering, _with(self.view, look))

    @Slot()
    def _follow_example(self) -> None:
        """Look at another example, unless what is in sight tells nothing of it."""
        if self._shown is not None and not self.view.reads_example and self._is_of(self._shown):
            return
        look = self._look()
        if look is not None:
            look = self.view.at_stroke(look)
            self.latest.ask(look.answering, _with(self.view, look), alike=True)

    def _is_of(self, look: Look) -> bool:
        """Whether the network that answers has the layers of the one that was looked into."""
        answering = self.looking.answering
        return answering is not None and answering.graph == look.answering.graph

    @Slot()
    def _follow(self) -> None:
        look = self._look()
        if look is not None:
            self.latest.ask(look.answering, _with(self.view, look), at_once=False)

    def _look(self) -> Look | None:
        """What the view is to be computed of, if anybody sees it and there is something to look into."""
        if not self.isVisible():
            return None
        look = self.looking.look(self.view.needs_example)
        refusal = self.view.refusal(self.store.document)
        if look is not None and refusal is None:
            self.tools.show_only(self.view.tools)
            return look
        self.latest.rest()
        self.tools.show_only(None)
        self._say(in_words(refusal) if refusal is not None else self._nothing())
        return None

    def _nothing(self) -> str:
        if self.looking.answering is None:
            return self.tr("The network on the canvas can't answer yet: see Problems.")
        return self.tr("Ask about an example at the right, and see here what goes on inside the network.")

    @Slot(object)
    def _take(self, found: object) -> None:
        if isinstance(found, Found) and found.view is self.view:
            self._shown = found.look
            self.view.show_result(found.look, found.result)
            self.stack.setCurrentWidget(self.view)
            self.moment.show_step(self.view.step_of(found.look))

    @Slot()
    def _hide_other(self) -> None:
        """What was in sight is of another view."""
        if self._shown is None:
            self.empty.setText(self.moment.text())
            self.stack.setCurrentWidget(self.empty)

    @Slot(object)
    def _fail(self, said: Sentence) -> None:
        self._say(in_words(said))

    def _say(self, text: str) -> None:
        self.empty.setText(text)
        self.stack.setCurrentWidget(self.empty)
        self._shown = None
        self.moment.show_step(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what changed while nobody did."""
        super().showEvent(event)
        self._ask_anew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Compute nothing while nobody looks."""
        super().hideEvent(event)
        self.latest.rest()

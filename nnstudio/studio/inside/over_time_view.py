"""Over time: how the outputs, weights and gradients of a layer spread from step to step of the run, and which layers
get how strong gradients. It draws what the looks into the run have kept, and asks the network nothing.
"""

from __future__ import annotations

import dataclasses
import threading
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedLayout

from nnstudio.inside.over_time import Kind, Spread, gradients, kinds_of, layers_of, spread
from nnstudio.learning.engine import Model
from nnstudio.studio.evaluate.views import ViewButtons
from nnstudio.studio.inside.looking import Look
from nnstudio.studio.inside.over_time_plots import OverTimePlots, Series
from nnstudio.studio.inside.view import View
from nnstudio.studio.training.latest import Work
from nnstudio.studio.training.run_model import RunModel

KINDS: tuple[Kind, ...] = ("outputs", "weights", "gradients")

LETTERS = 5
"""Of a layer's name that there is room for at least."""


@dataclasses.dataclass(frozen=True, eq=False)
class OverTime:
    """layers: of which anything is known, () before a run was looked into. node, kind: what `spread` is of, None where
    nothing is known. kinds: which others the layer has. steps: of the run.
    """

    layers: tuple[str, ...]
    node: str
    kind: Kind
    kinds: tuple[Kind, ...]
    spread: Spread | None
    gradients: Series
    steps: int


LEAST_BOX = 58
"""Pixels of the choice of a layer where there is little room."""


class OverTimeView(View):
    """kind: which values of the layer are shown."""

    needs_example: ClassVar[bool] = False

    def __init__(self, run_model: RunModel) -> None:
        super().__init__()
        self.run_model = run_model
        self.kind: Kind = "outputs"
        self.layer = QComboBox()
        self.layer.setAccessibleName(self.tr("Layer over time"))
        self.layer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layer.setMinimumContentsLength(LETTERS)
        self.layer.setMinimumWidth(LEAST_BOX)
        self.kinds = ViewButtons(
            {
                "outputs": (self.tr("Outputs"), self.tr("What the layer says")),
                "weights": (self.tr("Weights"), self.tr("The weights of its kernel")),
                "gradients": (self.tr("Gradients"), self.tr("The gradients of the loss by these weights")),
            }
        )
        self._plots: OverTimePlots | None = None
        self.nothing = QLabel(
            self.tr("Train, and see here how outputs, weights and gradients spread from step to step.")
        )
        self._lay_out()
        self.layer.activated.connect(self.wanted)
        self.kinds.chosen.connect(self.show_kind)
        run_model.travel.changed.connect(self._mark_moment)

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(4)
        tools.addWidget(self.layer, 1)
        tools.addWidget(self.kinds)
        tools.addStretch(2)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("role", "muted")
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.nothing)

    @property
    def plots(self) -> OverTimePlots:
        """What is drawn, built when it is wanted first."""
        if self._plots is None:
            self._plots = OverTimePlots()
            self._plots.strengths.wanted.connect(self.show_layer)
            for plot in (self._plots.values, self._plots.strengths):
                plot.step_wanted.connect(self.run_model.travel.go_to_step)
            self.pages.addWidget(self._plots)
            self._mark_moment()
        return self._plots

    @Slot(str)
    def show_layer(self, node: str) -> None:
        """Show another layer."""
        self.layer.setCurrentText(node)
        self.wanted.emit()

    @Slot(str)
    def show_kind(self, kind: str) -> None:
        """Show other values of the layer."""
        self.kind = next(each for each in KINDS if each == kind)
        self.kinds.buttons[kind].setChecked(True)
        self.wanted.emit()

    def work(self, look: Look) -> Work:
        """Put what was kept of the run onto one scale."""
        history, node, kind = self.run_model.history, self.layer.currentText(), self.kind
        probes, steps = history.probes.whole, len(history)

        def work(model: Model, cancelled: threading.Event) -> OverTime:
            layers = layers_of(probes)
            chosen = node if node in layers else next(iter(layers), "")
            kinds = kinds_of(probes, chosen)
            shown = kind if kind in kinds else next(iter(kinds), kind)
            found = spread(probes, chosen, shown)
            return OverTime(layers, chosen, shown, kinds, found, gradients(probes), steps)

        return work

    def show_result(self, look: Look, result: object) -> None:
        """Draw it."""
        if not isinstance(result, OverTime):
            return
        self._offer(result)
        if result.spread is None:
            self.pages.setCurrentWidget(self.nothing)
            return
        plots, text = self.plots, self.kinds.buttons[result.kind].text()
        plots.values.show_spread(result.spread, text)
        plots.strengths.show_gradients(result.gradients, result.node)
        for plot in (plots.values, plots.strengths):
            plot.show_steps(result.steps)
        self.pages.setCurrentWidget(plots)

    @Slot()
    def _mark_moment(self) -> None:
        at = self.run_model.travel.at
        if self._plots is not None:
            self._plots.show_moment(None if at is None else at.step)

    def _offer(self, result: OverTime) -> None:
        """The layers and values that there are."""
        if tuple(self.layer.itemText(at) for at in range(self.layer.count())) != result.layers:
            self.layer.clear()
            self.layer.addItems(result.layers)
        self.layer.setCurrentText(result.node)
        for widget in (self.layer, self.kinds):
            widget.setVisible(bool(result.layers))
        for kind, button in self.kinds.buttons.items():
            button.setEnabled(kind in result.kinds)
        self.kinds.buttons[result.kind].setChecked(True)

"""What is looked into: the network that answers, and the example that the test panel shows."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal, Slot

from nnstudio.inside.question import nothing
from nnstudio.layers.layer import Array
from nnstudio.runs.answering import Answering
from nnstudio.studio.ask.panel import AskPanel
from nnstudio.studio.training.run_model import RunModel


@dataclasses.dataclass(frozen=True, eq=False)
class Look:
    """One network and one example, (*input_shape) as it is read. step: of the run that the weights are of; 0 before."""

    answering: Answering
    example: Array
    step: int


class Looking(QObject):
    """example_changed: another example is asked about. network_changed: the network is another, or its weights are."""

    example_changed = Signal()
    network_changed = Signal()

    def __init__(self, run_model: RunModel, ask: AskPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run_model, self.ask = run_model, ask
        ask.example_changed.connect(self._tell_example)
        run_model.weights_changed.connect(self.network_changed)

    @property
    def answering(self) -> Answering | None:
        """The network to look into; None where there is none, or it is of other data than the test panel's."""
        return self.ask.page.asked_network

    def look(self, needs_example: bool = True) -> Look | None:
        """What there is to look into now; None where nothing is asked, or nobody can answer. needs_example: if not, an
        example of zeros stands for one that is not there.
        """
        answering, example = self.answering, self.ask.page.example()
        if answering is not None and example is None and not needs_example:
            example = nothing(answering.graph.input_shape)
        if answering is None or example is None:
            return None
        return Look(answering, example, self.run_model.travel.step)

    @Slot()
    def _tell_example(self) -> None:
        self.example_changed.emit()

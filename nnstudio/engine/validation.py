"""The pass at the end of an epoch over examples that are kept aside, batch by batch, so that it can be stopped too."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from nnstudio.engine.evaluation import Judge, Meter
from nnstudio.engine.parameters import Parameters
from nnstudio.engine.team import Team
from nnstudio.engine.updates import Updates
from nnstudio.layers.graph import Graph
from nnstudio.learning.events import ValidationDone
from nnstudio.learning.losses import Loss
from nnstudio.learning.training_data import TrainingData


class Validation:
    """Judges the weights that a snapshot would show: where the optimizer averages, these are not those that train."""

    def __init__(
        self,
        graph: Graph,
        loss: Loss,
        data: TrainingData,
        parameters: Parameters,
        updates: Updates,
        team: Team,
    ) -> None:
        self.graph, self.loss, self.data = graph, loss, data
        self.parameters, self.updates, self.team = parameters, updates, team
        self._judge: Judge | None = None

    def judge(self, epoch: int, meter: Meter) -> Iterator[ValidationDone]:
        """Add what the network does to the meter. The weights that train are put back however this ends."""
        examples = self.data.validation
        if examples is None:
            return
        if self._judge is None:
            self._judge = Judge(self.graph, self.parameters, self.loss, self.data.task, len(examples))
        weights = self.parameters.vector.copy()
        np.copyto(self.parameters.vector, self.updates.shown)
        batches = math.ceil(len(examples) / self._judge.program.batch)
        try:
            judged = self._judge.batches(examples, self.data.to_network, self.team)
            for number, (losses, outputs, targets) in enumerate(judged, 1):
                meter.add(losses, outputs, targets)
                yield ValidationDone(epoch, number, batches)
        finally:
            np.copyto(self.parameters.vector, weights)

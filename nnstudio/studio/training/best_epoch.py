"""The best epoch of a run that is over, beside the weights that the run ended with: which of them the network has, and
the way from one to the other and back.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from nnstudio.document.analysis.exam import judge_on_a_split
from nnstudio.learning.events import EpochDone
from nnstudio.runs.baseline import is_above
from nnstudio.runs.trained import Trained

if TYPE_CHECKING:
    from nnstudio.studio.training.run_model import RunModel


class BestEpoch(QObject):
    """Lasts as long as its run model, and speaks of the run that was last."""

    def __init__(self, run_model: RunModel) -> None:
        super().__init__(run_model)
        self.run_model = run_model
        self._ended_with: Trained | None = None

    @property
    def in_hand(self) -> EpochDone | None:
        """The epoch whose weights the network has; None where none was completed."""
        record = self.run_model.history
        stopped_early = (
            record.finished is not None and record.finished.epochs < self.run_model.progress.epochs
        )
        if self.in_use or (stopped_early and record.best is not None):
            return record.best
        return record.epochs[-1] if record.epochs else None

    @property
    def better(self) -> EpochDone | None:
        """The best epoch, where its weights can be had, the network in hand is worse, and that one has learned."""
        record, trained = self.run_model.history, self.run_model.outlook.trained
        best, now = record.best, self.in_hand
        if self.run_model.active or best is None or now is None or trained is None or trained.best is None:
            return None
        metric = record.metric
        reached, had = (epoch.validation_metrics.get(metric.name) for epoch in (best, now))
        if reached is None or not is_above(metric, reached, self.run_model.baseline):
            return None
        return best if metric.better(reached, had) else None

    @property
    def chosen_by_test(self) -> bool:
        """Whether it, offered or in hand, was chosen by the test part, as that of the next run would be."""
        model, record = self.run_model, self.run_model.history
        if model.active or model.outlook.trained is None:
            return False
        in_hand = (
            record.best is not None and self.in_hand is record.best and self.in_hand is not record.epochs[-1]
        )
        by_it = model.store.document.training.validation == "test set" and model.asked().part == "test"
        return by_it and (in_hand or self.better is not None)

    @property
    def in_use(self) -> bool:
        """Whether the network has the weights of the best epoch, and those that the run ended with are still there."""
        return self._ended_with is not None and not self.run_model.active

    @Slot()
    def use(self) -> None:
        """Take its weights in place of those that the run ended with."""
        trained = self.run_model.outlook.trained
        if self.better is None or trained is None or trained.best is None:
            return
        self._ended_with = trained
        self.run_model.exchange(dataclasses.replace(trained, weights=trained.best, checkpoint=None))

    @Slot()
    def go_back(self) -> None:
        """Take back the weights that the run ended with, from which it can go on."""
        trained = self._ended_with
        if trained is not None and not self.run_model.active:
            self._ended_with = None
            self.run_model.exchange(trained)

    def forget(self) -> None:
        """Another run begins, or another document."""
        self._ended_with = None

    @Slot()
    def judge_on_a_split(self) -> None:
        """Have the next run judged, and its best epoch chosen, by a part of the training examples."""
        store = self.run_model.store
        repair = judge_on_a_split(store.document)
        store.apply(repair.apply(store.document), repair.text)

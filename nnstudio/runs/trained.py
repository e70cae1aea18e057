"""A network that has learned something, with all that is needed to save it, to ask it, and to go on from it."""

from __future__ import annotations

import dataclasses
from typing import Self

from nnstudio.data.fingerprint import is_same_data
from nnstudio.document.document import Document
from nnstudio.document.sleeping import asleep, awake, with_asleep
from nnstudio.document.wiring import renamed
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.messages import Weights
from nnstudio.runs.renaming import by_new_names, renamed_checkpoint, renaming


@dataclasses.dataclass(frozen=True, eq=False)
class Trained:
    """What a run has left behind.

    document: the network and the settings as they were then. checkpoint: None where the run can't be gone on with
    (it diverged, or it trains now). goal: the epoch that it was to reach. best: the weights of the best
    epoch, where there was a validation. asleep: what disabled layers had learned before, under the names that they have
    when they are enabled.
    """

    document: Document
    weights: Weights
    checkpoint: Checkpoint | None
    epochs_done: int
    goal: int
    best: Weights | None = None
    asleep: Weights = dataclasses.field(default_factory=dict)

    @property
    def known(self) -> Weights:
        """All weights that anything was learned for, of disabled layers, too."""
        return {**self.asleep, **self.weights}

    def goes_on_as(self, document: Document) -> bool:
        """Whether training this document is going on with the same run."""
        return self.checkpoint is not None and is_same_run(self.document, document)

    def goal_for(self, document: Document) -> int:
        """The epoch to train to next: the one that was to be reached, and then as many again as are asked for."""
        asked = document.training.epochs
        if asked == self.document.training.epochs and self.epochs_done < self.goal:
            return self.goal
        return asked if self.epochs_done < asked else self.epochs_done + asked

    def named_as_in(self, document: Document) -> Self:
        """The same under the names of `document`, if its network is the one that was trained but for names, and for
        what is disabled.
        """
        same = document is self.document
        names = None if same else renaming(awake(self.document).graph, awake(document).graph)
        if not names:
            return self
        sleeping = {names.get(name, name) for name in asleep(self.document)}
        return dataclasses.replace(
            self,
            document=self.document.with_nodes(with_asleep(document, sleeping).nodes),
            weights=by_new_names(self.weights, names),
            checkpoint=self.checkpoint and renamed_checkpoint(self.checkpoint, names),
            best=self.best and by_new_names(self.best, names),
            asleep=by_new_names(self.asleep, names),
        )

    def followed(self, before: Document, now: Document) -> Self:
        """The same after an edit of a network that was edited since it learned, if that gave layers other names."""
        if renaming(awake(self.document).graph, awake(now).graph) is not None:
            return self
        names = renaming(awake(before).graph, awake(now).graph)
        if not names:
            return self
        known = {old: new for old, new in names.items() if old in self.document.ids}
        free = not set(known.values()) & set(self.document.ids)
        return dataclasses.replace(
            self,
            document=self.document.with_nodes(renamed(self.document.nodes, known if free else {})),
            weights=by_new_names(self.weights, names),
            checkpoint=self.checkpoint and renamed_checkpoint(self.checkpoint, known if free else {}),
            best=self.best and by_new_names(self.best, names),
            asleep=by_new_names(self.asleep, names),
        )


def is_same_run(before: Document, now: Document) -> bool:
    """Whether training one goes on with what the other began: the same network, data, and settings but for pace."""
    same_data = have_same_data(before, now) and before.task == now.task
    same_settings = _without_pace(before.training) == _without_pace(now.training)
    return before.graph == now.graph and same_data and same_settings


def have_same_data(before: Document, now: Document) -> bool:
    """Whether both learn from the same examples, wherever these lie."""
    known, found = before.description.fingerprint, now.description.fingerprint
    return is_same_data(before.source, known, now.source, found)


def _without_pace(settings: TrainingSettings) -> TrainingSettings:
    """The settings without those that may change while a run goes on."""
    return at_one_rate(settings).change(epochs=1)


def at_one_rate(settings: TrainingSettings) -> TrainingSettings:
    """The settings without their learning rate, which a run that goes on follows."""
    return settings.change(optimizer=settings.optimizer.change(learning_rate=1.0))

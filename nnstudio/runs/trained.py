"""A network that has learned something, with all that is needed to save it, to ask it, and to go on from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import Self

from nnstudio.data.fingerprint import is_same_data
from nnstudio.document.document import Document
from nnstudio.document.names import name_of_copy
from nnstudio.document.sleeping import asleep, awake, with_asleep
from nnstudio.document.wiring import renamed
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.settings import TrainingSettings
from nnstudio.runs.matching import last_of, moved
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
        """The same under the names of `document` and in its order, if its network is the one that was trained but for
        these, and for what is disabled.
        """
        if document is self.document:
            return self
        old, new = awake(self.document).graph, awake(document).graph
        names = renaming(old, new)
        if names is None or old == new:
            return self
        sleeping = {names.get(name, name) for name in asleep(self.document)}
        nodes = with_asleep(document, sleeping).nodes
        return self._renamed(self.document.with_nodes(nodes), names)

    def followed(self, before: Document, now: Document) -> Self:
        """The same after an edit of a network that was edited since it learned, if that gave layers other names."""
        old, new = awake(before).graph, awake(now).graph
        if renaming(awake(self.document).graph, new) is not None:
            return self
        names = renaming(old, new)
        if names is None:
            return self.also_known(moved(old.nodes, new.nodes))
        if not names:
            return self
        room = self._with_room(names.values())
        return room.called(names)

    def along(self, documents: Sequence[Document]) -> Self:
        """The same after several edits, each `followed`. documents: one after each of them."""
        if not documents or renaming(awake(self.document).graph, awake(documents[-1]).graph) is not None:
            return self
        found, before = self, self.document
        for now in documents:
            found, before = found.followed(before, now).named_as_in(now), now
        return found

    def to_be_written(self) -> tuple[Self, dict[str, str]]:
        """The same under names that a file can hold, and what the layers are called here instead of these."""
        taken = {node.id for node in awake(self.document).graph.nodes}
        plain: dict[str, str] = {}
        for name in (node.id for node in awake(self.document).nodes if "/" in node.id):
            plain[name] = name_of_copy(last_of(name), taken)
            taken.add(plain[name])
        return self.called(plain), {new: old for old, new in plain.items()}

    def called(self, names: Mapping[str, str]) -> Self:
        """The same under other names, which must be free."""
        return self._renamed(_flat(self.document, names), names) if names else self

    def also_known(self, names: Mapping[str, str]) -> Self:
        """The same, known by the new names too. The old ones stay, for the network that an undo brings back."""
        others = {old: new for old, new in names.items() if old != new}
        known = {key: value for key, value in self.known.items() if key.rpartition("/")[0] in others}
        if not known:
            return self
        room = self._with_room(others.values())
        return dataclasses.replace(room, asleep={**room.asleep, **by_new_names(known, others)})

    def _with_room(self, names: Collection[str]) -> Self:
        """The same, in which no layer has one of these names: those that do were removed since, and an undo finds them
        under any other.
        """
        own = {node.id for node in awake(self.document).graph.nodes}
        taken = own.union(names)
        others: dict[str, str] = {}
        for name in sorted(own.intersection(names)):
            others[name] = name_of_copy(last_of(name), taken)
            taken.add(others[name])
        return self.called(others)

    def _renamed(self, document: Document, names: Mapping[str, str]) -> Self:
        """document: the network that was trained, under its names by `names`, which may know of other layers too."""
        old, new = self.document.graph, document.graph
        return dataclasses.replace(
            self,
            document=document,
            weights=by_new_names(self.weights, names),
            checkpoint=self.checkpoint and renamed_checkpoint(self.checkpoint, names, old, new),
            best=self.best and by_new_names(self.best, names),
            asleep=by_new_names(self.asleep, names),
        )


def _flat(document: Document, names: Mapping[str, str]) -> Document:
    """The document without groups, under other names: such as "block/conv" for a layer that came into a group later."""
    if not any(node.id in names for node in awake(document).graph.nodes):
        return document
    disabled = {names.get(name, name) for name in asleep(document)}
    nodes = renamed(awake(document).graph.nodes, names)
    return document.with_nodes(
        tuple(dataclasses.replace(node, disabled=node.id in disabled) for node in nodes)
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

"""The training of a network whose code was edited: only what the edit changed of it is another."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from nnstudio.declared import Declared
from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.formats.exchange.arriving import ForeignNetwork
from nnstudio.formats.exchange.network import Network
from nnstudio.formats.keras.incoming.schedules import schedule_of
from nnstudio.formats.keras.incoming.told import class_of
from nnstudio.formats.keras.incoming.training import run_settings
from nnstudio.formats.keras.plan import length_of
from nnstudio.learning.schedules import Constant
from nnstudio.learning.settings import TrainingSettings

TAKEN_OUT = ("early_stopping", "shuffle", "class_weights", "schedule")
"""Settings that are as usual again where fit no longer says anything of them."""


@dataclasses.dataclass(frozen=True)
class Told:
    """What a code says of the training, and what that is as ours."""

    network: ForeignNetwork
    training: TrainingSettings


def network_of(document: Document) -> Network:
    """The network as it is written."""
    return Network(document.title, document.graph, {}, document.training, document.description)


def with_training(document: Document, before: Told | None, after: Told, is_own: bool) -> Document:
    """The document with what was edited of its training. before: what its own code told. is_own: whether
    the code is the network's own, so that what was taken out of it is meant to go.
    """
    old = before.training if before else document.training
    own, new = document.training, after.training
    changed = _run(document, before, after, is_own)
    for part in ("loss", "optimizer"):
        told = getattr(after.network, part) is not None
        if told and getattr(old, part) != getattr(new, part):
            changed[part] = merged(getattr(own, part), getattr(old, part), getattr(new, part))
    changed_document = edits.change_training(document, **changed) if changed else document
    return _with_schedule(changed_document, before, after)


def _with_schedule(document: Document, before: Told | None, after: Told) -> Document:
    """Another schedule of the learning rate, or none, where the code tells another than the network's own."""
    was = rate_told(before.network) if before else None
    now = rate_told(after.network)
    if after.network.optimizer is None or now == was:
        return document
    settings = document.training
    if not isinstance(now, Mapping):
        if not isinstance(was, Mapping):
            return document
        rate = after.training.optimizer.learning_rate
        return edits.change_training(
            document, schedule=Constant(), optimizer=settings.optimizer.change(learning_rate=rate)
        )
    found = schedule_of(now, length_of(network_of(document)))
    if found is None:
        return document
    optimizer = settings.optimizer.change(learning_rate=found[1])
    return edits.change_training(document, schedule=found[0], optimizer=optimizer)


def rate_told(network: ForeignNetwork) -> Any:
    """The learning rate as the code tells it: a number, an object for a schedule, or None."""
    return class_of(network.optimizer)[1].get("learning_rate")


def _run(document: Document, before: Told | None, after: Told, is_own: bool) -> dict[str, Any]:
    start = TrainingSettings()
    said = run_settings(before.network.fitted, start) if before else {}
    now = run_settings(after.network.fitted, start)
    changed = {name: value for name, value in now.items() if said.get(name) != value}
    if is_own and after.network.fitted:
        gone = said.keys() - now.keys()
        changed |= {"validation": "none"} if "validation" in gone else {}
        changed |= {name: getattr(start, name) for name in TAKEN_OUT if name in gone}
    return changed


def merged(own: Any, before: Declared | None, after: Declared) -> Any:
    """Ours, with what is different between the two."""
    if before is None or type(own) is not type(after) or type(before) is not type(after):
        return after
    return own.change(**_differences(before, after))


def _differences(before: Declared, after: Declared) -> dict[str, Any]:
    old = before.values()
    return {name: value for name, value in after.values().items() if old[name] != value}

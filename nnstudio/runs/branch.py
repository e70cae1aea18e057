"""A run that goes on from a moment of another: what it begins with, and what of the other's record is its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import BatchDone, EpochDone, Event
from nnstudio.learning.probe import Probe
from nnstudio.runs.messages import Weights
from nnstudio.runs.moments import Moment
from nnstudio.runs.record import RunRecord
from nnstudio.runs.trained import Trained


@dataclasses.dataclass(frozen=True, eq=False)
class Branch:
    """trained: what training goes on from, with the checkpoint where one was kept. history: the run until then."""

    moment: Moment
    trained: Trained
    history: RunRecord


def branch_of(
    moment: Moment, events: Callable[[], tuple[Event, ...]], looks: tuple[Probe, ...] = ()
) -> Branch:
    """What goes on from there. events: makes those of the whole run. looks: into it. Raises OSError and Fault as the
    moment does; may take a second.
    """
    trained = trained_at(moment, moment.weights(), moment.checkpoint())
    document = moment.document
    until = (event for event in events() if _is_until(event, moment.step))
    seen = tuple(look for look in looks if look.step <= moment.step)
    history = RunRecord.of(document.title, document.training, until, document.task.metrics(), seen)
    return Branch(moment, trained, history)


def trained_at(moment: Moment, weights: Weights, checkpoint: Checkpoint | None = None) -> Trained:
    """What the network had learned by then."""
    document = moment.document
    best = checkpoint.part("best") or None if checkpoint is not None else None
    done = moment.epoch if moment.whole else 0
    return Trained(document, weights, checkpoint, done, document.training.epochs, best)


def _is_until(event: Event, step: int) -> bool:
    return isinstance(event, BatchDone | EpochDone) and event.step <= step

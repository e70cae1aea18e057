"""Between a run and the project file: what is written of what was learned, and what a file that is read says of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from nnstudio.data.exam import Sighting
from nnstudio.document.document import Document
from nnstudio.formats.project import Project
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import BatchDone, EpochDone, Event
from nnstudio.learning.probe import Probe
from nnstudio.runs.outlook import Outlook, Start, outlook
from nnstudio.runs.record import RunRecord
from nnstudio.runs.trained import Trained

Events = Callable[[], tuple[Event, ...]]
Looks = tuple[Probe, ...]


def with_learned(
    document: Document,
    ahead: Outlook,
    events: Events,
    sightings: tuple[Sighting, ...] = (),
    looks: Looks = (),
) -> Project:
    """The document with what of that fits it, and beside it what the network of the run had learned. looks: into that
    run, of which those are taken that its events reach to.
    """
    project, trained = _project(document, ahead, events, looks), ahead.trained
    learned = None
    if trained is not None and not ahead.fit.complete:
        written, ways = trained.to_be_written()
        learned = _project(written.document, outlook(written.document, written), events, looks)
        learned = dataclasses.replace(learned, ways=ways)
    return dataclasses.replace(project, sightings=sightings, learned=learned)


def _project(document: Document, ahead: Outlook, events: Events, looks: Looks) -> Project:
    trained = ahead.trained
    if trained is None or not ahead.fit.kept:
        return Project(document)
    asleep = dict(ahead.asleep)
    if not ahead.fit.complete:
        return Project(document, dict(ahead.answering().all_weights()), asleep=asleep)
    checkpoint = _checkpoint(document, trained) if ahead.start is Start.CONTINUE else None
    weights, history = dict(ahead.fit.weights), events()
    reached = max((event.step for event in history if isinstance(event, BatchDone | EpochDone)), default=0)
    seen = tuple(look for look in looks if look.step <= reached)
    return Project(document, weights, history or None, checkpoint, trained.goal, asleep=asleep, looks=seen)


def _checkpoint(document: Document, trained: Trained) -> Checkpoint | None:
    """The checkpoint, with the learning rate that the document has."""
    checkpoint = trained.checkpoint
    if checkpoint is None:
        return None
    return dataclasses.replace(checkpoint, base_rate=document.training.optimizer.learning_rate)


def learned_in(project: Project) -> tuple[Trained | None, RunRecord]:
    """What was learned last by the network of a project, edited since or not, and the record of that run."""
    learned = project.learned or project
    document, checkpoint = learned.document, learned.checkpoint
    metrics = document.task.metrics()
    history = RunRecord.of(document.title, document.training, learned.history or (), metrics, learned.looks)
    if learned.weights is None:
        return None, history
    best = checkpoint.part("best") if checkpoint is not None else None
    done = history.epochs[-1].epoch if history.epochs else 0
    goal = learned.goal or document.training.epochs
    trained = Trained(document, learned.weights, checkpoint, done, goal, best or None, learned.asleep)
    return trained.called(learned.ways), history

"""Between the run in the window and the project file: what is written of a run, and how it is taken up again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

from nnstudio.data.exam import Sighting
from nnstudio.document.document import Document
from nnstudio.formats.project import Project
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import Event
from nnstudio.runs.outlook import Outlook, Start, outlook
from nnstudio.runs.record import RunRecord
from nnstudio.runs.trained import Trained
from nnstudio.studio.training.run_model import RunModel

Events = Callable[[], tuple[Event, ...]]


def project_of(document: Document, run_model: RunModel) -> Callable[[], Project]:
    """What makes, in any thread, the document with what was learned, as both are now. Where layers were edited since,
    the others keep their weights, and what was learned by the network before is kept beside it.
    """
    return partial(
        with_learned, document, run_model.outlook, run_model.history.events_of_now(), _seen(run_model)
    )


def project_to_go_on_from(document: Document, run_model: RunModel) -> Callable[[], Project]:
    """The same, but while a network trains it is of the last epoch that was asked for, from which the run can go on."""
    kept = run_model.kept_epoch
    if kept is None:
        return project_of(document, run_model)
    return partial(with_learned, document, outlook(document, kept.trained), kept.events, _seen(run_model))


def _seen(run_model: RunModel) -> tuple[Sighting, ...]:
    return run_model.exam.sightings


def with_learned(
    document: Document, ahead: Outlook, events: Events, sightings: tuple[Sighting, ...] = ()
) -> Project:
    """The document with what of that fits it, and beside it what the network of the run had learned."""
    project, trained = _project(document, ahead, events), ahead.trained
    learned = None
    if trained is not None and not ahead.fit.complete:
        written, ways = trained.to_be_written()
        learned = _project(written.document, outlook(written.document, written), events)
        learned = dataclasses.replace(learned, ways=ways)
    return dataclasses.replace(project, sightings=sightings, learned=learned)


def _project(document: Document, ahead: Outlook, events: Events) -> Project:
    trained = ahead.trained
    if trained is None or not ahead.fit.kept:
        return Project(document)
    asleep = dict(ahead.asleep)
    if not ahead.fit.complete:
        return Project(document, dict(ahead.answering().all_weights()), asleep=asleep)
    checkpoint = _checkpoint(document, trained) if ahead.start is Start.CONTINUE else None
    return Project(
        document, dict(ahead.fit.weights), events() or None, checkpoint, trained.goal, asleep=asleep
    )


def _checkpoint(document: Document, trained: Trained) -> Checkpoint | None:
    """The checkpoint, with the learning rate that the document has."""
    checkpoint = trained.checkpoint
    if checkpoint is None:
        return None
    return dataclasses.replace(checkpoint, base_rate=document.training.optimizer.learning_rate)


def take_up(project: Project, run_model: RunModel) -> None:
    """Show the run of a project that was opened, and go on from it at the next Train."""
    run_model.exam.restore(project.sightings)
    trained, history = learned_in(project)
    if trained is None:
        run_model.forget()
    else:
        run_model.restore(trained, history)


def learned_in(project: Project) -> tuple[Trained | None, RunRecord]:
    """What was learned last by the network of a project, edited since or not, and the record of that run."""
    learned = project.learned or project
    document, checkpoint = learned.document, learned.checkpoint
    history = RunRecord.of(document.title, document.training, learned.history or (), document.task.metrics())
    if learned.weights is None:
        return None, history
    best = checkpoint.part("best") if checkpoint is not None else None
    done = history.epochs[-1].epoch if history.epochs else 0
    goal = learned.goal or document.training.epochs
    trained = Trained(document, learned.weights, checkpoint, done, goal, best or None, learned.asleep)
    return trained.called(learned.ways), history

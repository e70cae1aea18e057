"""Between the run in the window and the project file: what is written of a run, and how it is taken up again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

from nnstudio.data.exam import Sighting
from nnstudio.document.document import Document
from nnstudio.formats.autosave.autosave import Work
from nnstudio.formats.project import Project
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import Event
from nnstudio.runs.outlook import Outlook, Start, outlook
from nnstudio.runs.record import RunRecord
from nnstudio.runs.trained import Trained
from nnstudio.studio.training.run_model import RunModel


def project_of(document: Document, run_model: RunModel) -> Project:
    """The document with what was learned that still fits it. Where layers were edited since, the others keep their
    weights, and the run belongs to another network.
    """
    events = run_model.history.events_of_now()
    return _project(document, run_model.outlook, events, run_model.exam.sightings)


def work_to_keep(document: Document, run_model: RunModel) -> Callable[[], Work]:
    """What makes the same in another thread, with what was learned and does not fit the document now. While a network
    trains, it is of the last epoch that was asked for, from which the run can go on.
    """
    kept, sightings = run_model.kept_epoch, run_model.exam.sightings
    if kept is not None:
        return partial(_work, document, outlook(document, kept.trained), kept.events, sightings)
    return partial(_work, document, run_model.outlook, run_model.history.events_of_now(), sightings)


def _work(
    document: Document,
    ahead: Outlook,
    events: Callable[[], tuple[Event, ...]],
    sightings: tuple[Sighting, ...],
) -> Work:
    project, trained = _project(document, ahead, events, sightings), ahead.trained
    if trained is None or ahead.fit.complete:
        return Work(project)
    then = trained.document
    return Work(project, _project(then, outlook(then, trained), events, sightings))


def _project(
    document: Document,
    ahead: Outlook,
    events: Callable[[], tuple[Event, ...]],
    sightings: tuple[Sighting, ...],
) -> Project:
    trained = ahead.trained
    if trained is None or not ahead.fit.kept:
        return Project(document, sightings=sightings)
    if not ahead.fit.complete:
        return Project(document, dict(ahead.answering().all_weights()), sightings=sightings)
    checkpoint = _checkpoint(document, trained) if ahead.start is Start.CONTINUE else None
    return Project(document, dict(trained.weights), events() or None, checkpoint, trained.goal, sightings)


def _checkpoint(document: Document, trained: Trained) -> Checkpoint | None:
    """The checkpoint, with the learning rate that the document has."""
    checkpoint = trained.checkpoint
    if checkpoint is None:
        return None
    return dataclasses.replace(checkpoint, base_rate=document.training.optimizer.learning_rate)


def take_up(project: Project, run_model: RunModel) -> None:
    """Show the run of a project that was opened, and go on from it at the next Train."""
    run_model.exam.restore(project.sightings)
    if project.weights is None:
        run_model.forget()
        return
    document, checkpoint = project.document, project.checkpoint
    history = RunRecord.of(document.title, document.training, project.history or (), document.task.metrics())
    best = checkpoint.part("best") if checkpoint is not None else None
    done = history.epochs[-1].epoch if history.epochs else 0
    goal = project.goal or document.training.epochs
    run_model.restore(Trained(document, project.weights, checkpoint, done, goal, best or None), history)

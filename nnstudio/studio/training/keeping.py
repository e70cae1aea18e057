"""Between the run in the window and the project file: what is written of a run, and how it is taken up again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from nnstudio.data.exam import Sighting
from nnstudio.document.document import Document
from nnstudio.formats.project import Project
from nnstudio.learning.probe import Probe
from nnstudio.runs.kept import learned_in, with_learned
from nnstudio.runs.outlook import outlook
from nnstudio.studio.training.run_model import RunModel


def project_of(document: Document, run_model: RunModel) -> Callable[[], Project]:
    """What makes, in any thread, the document with what was learned, as both are now. Where layers were edited since,
    the others keep their weights, and what was learned by the network before is kept beside it.
    """
    events = run_model.history.events_of_now()
    return partial(with_learned, document, run_model.outlook, events, _seen(run_model), _looks(run_model))


def project_to_go_on_from(document: Document, run_model: RunModel) -> Callable[[], Project]:
    """The same, but while a network trains it is of the last epoch that was asked for, from which the run can go on."""
    kept = run_model.kept_epoch
    if kept is None:
        return project_of(document, run_model)
    ahead = outlook(document, kept.trained)
    return partial(with_learned, document, ahead, kept.events, _seen(run_model), _looks(run_model))


def _seen(run_model: RunModel) -> tuple[Sighting, ...]:
    return run_model.exam.sightings


def _looks(run_model: RunModel) -> tuple[Probe, ...]:
    return run_model.history.probes.whole


def take_up(project: Project, run_model: RunModel) -> None:
    """Show the run of a project that was opened, and go on from it at the next Train."""
    run_model.exam.restore(project.sightings)
    trained, history = learned_in(project)
    if trained is None:
        run_model.forget()
    else:
        run_model.restore(trained, history)

"""A short run that was looked into, as a project that keeps what was seen."""

from __future__ import annotations

from nnstudio.document.document import Document
from nnstudio.engine.training import Training
from nnstudio.formats.project import Project
from nnstudio.learning.events import Event
from nnstudio.learning.probe import Probe
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.probing import EverySteps, Probing


def looks_of(document: Document, data: TrainingData, most: int) -> tuple[Project, tuple[Probe, ...]]:
    """Train for at most so many events, with a look into each step."""
    events: list[Event] = []
    looks: list[Probe] = []
    with Training(document.graph, document.training, data, threads=1) as run:
        probing, going = Probing(run, EverySteps(1)), run.events()
        while len(events) < most:
            probing.before()
            event = next(going, None)
            if event is None:
                break
            events.append(event)
            probe = probing.after(event)
            if probe is not None:
                looks.append(probe)
        weights, checkpoint = run.snapshot(), run.checkpoint()
    seen = tuple(looks)
    return Project(document, weights, tuple(events), checkpoint, looks=seen), seen

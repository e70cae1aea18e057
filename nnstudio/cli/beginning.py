"""Where a run begins: with new weights, with those of a project, or exactly where its last run stopped."""

from __future__ import annotations

import dataclasses

from nnstudio.cli.output import counted
from nnstudio.document.document import Document
from nnstudio.formats.project import Project
from nnstudio.layers.layer import Array
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import BatchDone, EpochDone, Event
from nnstudio.runs.fitting import sleeping
from nnstudio.runs.messages import Weights
from nnstudio.runs.trained import is_same_run


@dataclasses.dataclass(frozen=True)
class Beginning:
    """weights: None for new ones. checkpoint: to go on from, with the events before it. note: what is done.

    asleep: what disabled layers have learned, to be kept beside the run.
    """

    weights: dict[str, Array] | None = None
    checkpoint: Checkpoint | None = None
    events: tuple[Event, ...] = ()
    note: str = ""
    asleep: Weights = dataclasses.field(default_factory=dict)


def beginning_of(project: Project, document: Document) -> Beginning:
    """Where training `document`, which was made from the project's, begins."""
    if project.weights is None:
        return Beginning()
    asleep = sleeping(document, {**project.weights, **project.asleep})
    if project.checkpoint is not None and is_same_run(project.document, document):
        done = project.checkpoint.progress.epoch
        if done < document.training.epochs:
            events = tuple(
                event for event in project.history or () if _belongs_before(event, project.checkpoint)
            )
            note = (
                f"Going on where the run of {document.title!r} stopped, after {counted(done, 'whole epoch')}."
            )
            return Beginning(checkpoint=project.checkpoint, events=events, note=note, asleep=asleep)
    return Beginning(project.weights, note="A new run begins with the project's weights.", asleep=asleep)


def _belongs_before(event: Event, checkpoint: Checkpoint) -> bool:
    """Whether the event is from before the checkpoint; the end of a run is not."""
    return isinstance(event, BatchDone | EpochDone) and event.step <= checkpoint.step

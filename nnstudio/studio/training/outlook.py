"""What the next click on Train would do: begin anew, go on, or go on with a part of the weights. It is said
before it happens, so that nobody loses a trained network to an edit.
"""

from __future__ import annotations

import dataclasses
import enum

from PySide6.QtCore import QCoreApplication

from nnstudio.document.document import Document
from nnstudio.engine.checkpoint import Checkpoint
from nnstudio.engine.settings import TrainingSettings
from nnstudio.layers.graph import Graph
from nnstudio.studio.training.fitting import Fit, fit
from nnstudio.studio.training.messages import Weights

MOST_NAMES = 3
"""Layers that a sentence lists by name; more are counted."""


@dataclasses.dataclass(frozen=True)
class Trained:
    """A network that has learned: its graph, the settings of its run, its weights, and how to go on exactly.

    checkpoint: None where the run can't be gone on with (it diverged, or was opened without one).
    learning_rate: what the schedule of the run starts from, which may have been changed while it went on.
    """

    graph: Graph
    settings: TrainingSettings
    weights: Weights
    checkpoint: Checkpoint | None
    epochs_done: int
    learning_rate: float
    limit: int | None = None


class Start(enum.Enum):
    """How the next run begins."""

    NEW = "new"
    CONTINUE = "continue"
    ADAPT = "adapt"


@dataclasses.dataclass(frozen=True)
class Outlook:
    """start: how the next run begins. fit: which weights it begins with. sentence: what that means, or ""."""

    start: Start
    fit: Fit
    sentence: str


def outlook(document: Document, trained: Trained | None, limit: int | None = None) -> Outlook:
    """What training `document` next would do with the network that is trained already."""
    found = fit(document.graph, trained.weights if trained else None)
    if trained is None or not found.kept:
        lost = trained is not None and bool(found.fresh)
        return Outlook(
            Start.NEW, found, _tr("Training starts from new weights: no layer is as it was.") if lost else ""
        )
    if found.fresh:
        return Outlook(Start.ADAPT, found, _reset_sentence(found))
    if _goes_on(document, trained, limit):
        return Outlook(Start.CONTINUE, found, "")
    return Outlook(
        Start.ADAPT,
        found,
        _tr("All weights are kept; the optimizer and the epochs start anew, since the settings changed.")
        if trained.graph == document.graph
        else _tr("All weights are kept; the optimizer and the epochs start anew, since the network changed."),
    )


def _goes_on(document: Document, trained: Trained, limit: int | None) -> bool:
    same_settings = _without_pace(document.training) == _without_pace(trained.settings)
    same_graph = document.graph == trained.graph
    return trained.checkpoint is not None and same_graph and same_settings and trained.limit == limit


def _without_pace(settings: TrainingSettings) -> TrainingSettings:
    """The settings without those that may change while a run goes on."""
    return settings.change(epochs=1, optimizer=settings.optimizer.change(learning_rate=1.0))


def _reset_sentence(found: Fit) -> str:
    fresh, kept = _names(found.fresh), _names(found.kept)
    return _tr("{fresh} will start with new weights; {kept} will keep what was learned.").format(
        fresh=fresh, kept=kept
    )


def _names(ids: tuple[str, ...]) -> str:
    if len(ids) > MOST_NAMES:
        return _tr("{count} layers").format(count=len(ids))
    if len(ids) == 1:
        return ids[0]
    return _tr("{first} and {last}").format(first=", ".join(ids[:-1]), last=ids[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outlook", text)

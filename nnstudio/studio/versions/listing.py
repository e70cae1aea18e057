"""What is told of each version: its network, how long it had learned and how well, or why it can't be read."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from nnstudio.errors import Sentence
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import Project, load_outline
from nnstudio.formats.versions.versions import Version, Versions
from nnstudio.learning.events import EpochDone
from nnstudio.learning.metrics import Metric
from nnstudio.studio.recovery.offer import Pictured


@dataclasses.dataclass(frozen=True)
class Reached:
    """How well a network did after its last epoch. value: of the metric; None where that was not measured."""

    epoch: int
    metric: Metric
    value: float | None


@dataclasses.dataclass(frozen=True)
class Listed:
    """network: None where the version can't be read, of which fault says why. reached: None without any epoch."""

    version: Version
    network: Pictured | None = None
    reached: Reached | None = None
    fault: Sentence | None = None


@dataclasses.dataclass(frozen=True)
class Listing:
    """versions: of one project, the newest first. size: bytes that all versions of all projects take."""

    versions: tuple[Listed, ...]
    size: int


def listing(versions: Versions, project: Path | None) -> Listing:
    """All that the dialog shows. It reads files: for a job."""
    versions.thin()
    found = () if project is None else versions.of(project)
    return Listing(tuple(_listed(version) for version in found), versions.size())


def _listed(version: Version) -> Listed:
    try:
        outline = load_outline(version.file)
    except ProjectError as error:
        return Listed(version, fault=error.sentence)
    return Listed(version, Pictured.of(outline.document), _reached(outline.learned or outline))


def _reached(project: Project) -> Reached | None:
    epochs = [event for event in project.history or () if isinstance(event, EpochDone)]
    if not epochs:
        return None
    metric, last = project.document.task.metrics()[0], epochs[-1]
    return Reached(last.epoch, metric, {**last.metrics, **last.validation_metrics}.get(metric.name))

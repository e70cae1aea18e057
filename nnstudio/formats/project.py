"""The project: one file with the network, its weights, and what is needed to go on where training stopped.

It is a zip of JSON and safetensors, which other programs can read too: `document.json`, and perhaps
`weights.safetensors`, `disabled.safetensors`, `run.json`, `looks.safetensors`, `checkpoint.json`,
`checkpoint.safetensors` and `tests.json`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from nnstudio.data.atomic import write_atomically
from nnstudio.data.exam import Sighting
from nnstudio.document.document import Document
from nnstudio.document.errors import DocumentError
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.sleeping import asleep, awake
from nnstudio.errors import Sentence, StudioError, reason_of, sentence
from nnstudio.formats.archive import Archive, Member, json_bytes, write_archive
from nnstudio.formats.checkpoint import check_checkpoint, checkpoint_from_json, checkpoint_to_json, of_today
from nnstudio.formats.errors import Fault, ProjectError
from nnstudio.formats.exam import sightings_from_json, sightings_to_json
from nnstudio.formats.history import events_from_json, events_to_json
from nnstudio.formats.looks import LARGEST, looks_from_arrays, looks_to_arrays
from nnstudio.formats.tensors import check_weights, from_bytes, largest_bytes, tensor_parts, weight_shapes
from nnstudio.formats.ways import ways_from_json, ways_to_json
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import Shape, ShapeError
from nnstudio.learning.checkpoint import Checkpoint
from nnstudio.learning.events import Event
from nnstudio.learning.probe import Probe
from nnstudio.shown import short

SUFFIX = ".nnstudio"
LEARNED = "learned/"
"""What the names of those members begin with that are of the network as it was when it learned last."""
LOOKS = "looks.safetensors"
ASLEEP = "disabled.safetensors"
"""The name of the member with what disabled layers have learned."""
WAYS = "names.json"
"""The same of what layers are called since."""
MOST_COPIES = 10
"""Arrays as long as all weights that a checkpoint may hold: two copies of the weights, and an optimizer's state."""
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclasses.dataclass(frozen=True)
class Project:
    """What one file holds.

    weights: float32 arrays by "node/kernel", or None before any training. history: the run's events, without
    ValidationDone. goal: the epoch that the run was to reach, if that is known. sightings: each time that the test part
    was opened, whatever became of the network since. asleep: what disabled layers have learned, as `weights` under the
    names that they have when they are enabled. learned: what was learned last by a network that was edited since,
    so that only a part of it fits, or nothing; with that network, as it was then, and without sightings. Repairing the
    edit brings it back. ways: of `learned`, what its layers are called in `document` where that is something else.
    looks: into the run, of which a file keeps what is drawn, and not all.
    """

    document: Document
    weights: dict[str, NDArray[Any]] | None = None
    history: tuple[Event, ...] | None = None
    checkpoint: Checkpoint | None = None
    goal: int | None = None
    sightings: tuple[Sighting, ...] = ()
    learned: Project | None = None
    asleep: dict[str, NDArray[Any]] = dataclasses.field(default_factory=dict)
    ways: dict[str, str] = dataclasses.field(default_factory=dict)
    looks: tuple[Probe, ...] = ()


def save_project(path: Path | str, project: Project) -> None:
    """Write the project; ProjectError leaves an older file as it was, and nothing else behind.

    The new file is read back by the checks of opening before it takes the older one's place.
    """
    path = Path(path)
    try:
        members = list(_members(project))
        write_atomically(path, lambda file: write_archive(file, members), _read_back)
    except Fault as fault:
        raise ProjectError(
            sentence("The project can't be saved: it {fault}.", fault=fault.sentence)
        ) from fault
    except OSError as error:
        raise ProjectError(_save_sentence(path, error)) from error


def load_project(path: Path | str) -> Project:
    """Read and check a whole project. Raises ProjectError, and changes nothing."""
    with opened(Path(path)) as archive:
        return _read(archive)


def load_document(path: Path) -> Document:
    """The network alone, which is there at once however large the weights are. Raises ProjectError."""
    with opened(path) as archive:
        return document_from_json(archive.read_json("document.json"))


def load_outline(path: Path) -> Project:
    """The project without weights and checkpoints, which are not looked at. Raises ProjectError."""
    with opened(path) as archive:
        learned = _outline(archive, LEARNED) if LEARNED + "document.json" in archive else None
        return dataclasses.replace(_outline(archive, ""), learned=learned)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The file; what is wrong with it becomes a ProjectError that names it."""
    with Archive(path) as archive:
        try:
            yield archive
        except Fault as fault:
            raise ProjectError(sentence("{path} {fault}.", path=path, fault=fault.sentence)) from fault
        except DocumentError as error:
            raise ProjectError(
                sentence("{path} can't be opened: {reason}", path=path, reason=_said(error))
            ) from error


def _read_back(path: Path) -> None:
    """Raise Fault unless the file that was just written can be opened."""
    try:
        with Archive(path) as archive:
            _read(archive)
    except (ProjectError, DocumentError) as error:
        raise Fault(sentence("could not be opened again ({reason})", reason=_said(error))) from error


def _said(error: Exception) -> str:
    return error.sentence if isinstance(error, StudioError) else str(error)


def _read(archive: Archive) -> Project:
    project = _part(archive, "")
    sightings = sightings_from_json(archive.read_json("tests.json")) if "tests.json" in archive else ()
    learned = _part(archive, LEARNED) if LEARNED + "document.json" in archive else None
    return dataclasses.replace(project, sightings=sightings, learned=learned)


def _outline(archive: Archive, where: str) -> Project:
    """A network and its run. where: what the names of its members begin with."""
    document = document_from_json(archive.read_json(where + "document.json"))
    run = archive.read_json(where + "run.json") if where + "run.json" in archive else None
    history = None if run is None else events_from_json(run)
    return Project(_limited(document, run), history=history, goal=_goal(run))


def _part(archive: Archive, where: str) -> Project:
    """The same with what it has learned."""
    project = _outline(archive, where)
    document = project.document
    weights = checkpoint = None
    if where + "weights.safetensors" in archive:
        wanted = _weight_shapes(document)
        weights = from_bytes(archive.read(where + "weights.safetensors", largest_bytes(wanted)))
        check_weights(weights, wanted)
        if where + "checkpoint.json" in archive:
            checkpoint = _checkpoint(archive, where, document, wanted)
    asleep, ways = _asleep(archive, where, document), _ways(archive, where, document)
    looks: tuple[Probe, ...] = ()
    if where + LOOKS in archive:
        looks = looks_from_arrays(from_bytes(archive.read(where + LOOKS, LARGEST)))
    return dataclasses.replace(
        project, weights=weights, checkpoint=checkpoint, asleep=asleep, ways=ways, looks=looks
    )


def _ways(archive: Archive, where: str, document: Document) -> dict[str, str]:
    if not where or where + WAYS not in archive:
        return {}
    return ways_from_json(archive.read_json(where + WAYS), awake(document).flat.origins)


def _members(project: Project) -> Iterator[Member]:
    yield from _members_of(project, "")
    if project.sightings:
        yield "tests.json", [json_bytes(sightings_to_json(project.sightings))]
    if project.learned is not None:
        yield from _members_of(project.learned, LEARNED)
        if project.learned.ways:
            yield LEARNED + WAYS, [json_bytes(ways_to_json(project.learned.ways))]


def _members_of(project: Project, where: str) -> Iterator[Member]:
    yield where + "document.json", [json_bytes(document_to_json(project.document))]
    if project.weights is not None:
        check_weights(project.weights, _weight_shapes(project.document))
        yield where + "weights.safetensors", tensor_parts(project.weights)
    if project.asleep:
        _check_asleep(project.asleep, _shapes_asleep(project.document))
        yield where + ASLEEP, tensor_parts(project.asleep)
    if project.history is not None:
        yield where + "run.json", [json_bytes({"goal": project.goal, **events_to_json(project.history)})]
    looks = looks_to_arrays(project.looks)
    if looks:
        yield where + LOOKS, tensor_parts(looks)
    if project.checkpoint is not None:
        yield where + "checkpoint.json", [json_bytes(checkpoint_to_json(project.checkpoint))]
        yield where + "checkpoint.safetensors", tensor_parts(project.checkpoint.arrays)


def _asleep(archive: Archive, where: str, document: Document) -> dict[str, NDArray[Any]]:
    """What the disabled layers have learned: of each all arrays or none."""
    if where + ASLEEP not in archive:
        return {}
    wanted = _shapes_asleep(document)
    weights = from_bytes(archive.read(where + ASLEEP, largest_bytes(wanted)))
    _check_asleep(weights, wanted)
    return weights


def _shapes_asleep(document: Document) -> dict[str, Shape]:
    names, shapes = asleep(document), _weight_shapes(awake(document))
    return {name: shape for name, shape in shapes.items() if name.rpartition("/")[0] in names}


def _check_asleep(weights: Mapping[str, NDArray[Any]], wanted: Mapping[str, Shape]) -> None:
    layers = {name.rpartition("/")[0] for name in weights}
    known = {name: shape for name, shape in wanted.items() if name.rpartition("/")[0] in layers}
    check_weights(weights, known)


def _weight_shapes(document: Document) -> dict[str, Shape]:
    try:
        return weight_shapes(document.graph)
    except (GraphError, ShapeError) as error:
        raise Fault(
            sentence("has weights, and a network that can't have any: {reason}", reason=error.sentence)
        ) from error


def _checkpoint(archive: Archive, where: str, document: Document, wanted: dict[str, Shape]) -> Checkpoint:
    arrays = from_bytes(archive.read(where + "checkpoint.safetensors", largest_bytes(wanted) * MOST_COPIES))
    plain = archive.read_json(where + "checkpoint.json")
    checkpoint = of_today(checkpoint_from_json(plain, arrays), document)
    check_checkpoint(checkpoint, document, wanted)
    return checkpoint


def _goal(run: Any) -> int | None:
    goal = run.get("goal") if isinstance(run, Mapping) else None
    if goal is not None and (type(goal) is not int or goal < 0):
        raise Fault(sentence("has a run that was to reach epoch {number}", number=short(goal)))
    return goal


def _limited(document: Document, run: Any) -> Document:
    """The document of a run that learned from the first examples only, which version 1 kept beside the events."""
    limit = run.get("limit") if isinstance(run, Mapping) else None
    if limit is None:
        return document
    if type(limit) is not int or limit < 1:
        raise Fault(sentence("has a run that was limited to {number} images", number=short(limit)))
    source = document.source.change(limit=limit)
    description = dataclasses.replace(
        document.description,
        train=min(document.description.train, limit),
        test=min(document.description.test, limit),
    )
    return dataclasses.replace(document, source=source, description=description)


def _save_sentence(path: Path, error: OSError) -> Sentence:
    if error.errno in FULL:
        return sentence(
            "The disk is full: {path} was not saved, and an older one is as before. Make room and try again.",
            path=path,
        )
    if isinstance(error, IsADirectoryError):
        return sentence("{path} is a folder: choose a name for the file.", path=path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return sentence(
            "There is no folder {folder}: {name} was not saved. Choose another folder.",
            folder=path.parent,
            name=path.name,
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return sentence(
            "{path} may not be written: choose another folder or name, or change its permissions.", path=path
        )
    return sentence("{path} was not saved: {reason}.", path=path, reason=reason_of(error))

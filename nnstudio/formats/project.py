"""The project: one file with the network, its weights, and what is needed to go on where training stopped.

It is a zip of JSON and safetensors, which other programs can read too: `document.json`, and perhaps
`weights.safetensors`, `run.json`, `checkpoint.json` and `checkpoint.safetensors`.
"""

from __future__ import annotations

import dataclasses
import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from nnstudio.document.document import Document
from nnstudio.document.errors import DocumentError
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.engine.checkpoint import Checkpoint, Progress
from nnstudio.engine.events import Event
from nnstudio.formats.archive import Archive, json_bytes, write_archive
from nnstudio.formats.atomic import write_atomically
from nnstudio.formats.errors import Fault, ProjectError
from nnstudio.formats.history import events_from_json, events_to_json
from nnstudio.formats.tensors import (
    check_finite,
    check_no_nan,
    check_weights,
    from_bytes,
    largest_bytes,
    to_bytes,
    weight_shapes,
)
from nnstudio.layers.graph import GraphError
from nnstudio.layers.shapes import Shape, ShapeError

SUFFIX = ".nnstudio"
MOST_VECTORS = 8
"""State vectors of an optimizer, each as long as the weights, that a checkpoint may hold."""
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclasses.dataclass(frozen=True)
class Project:
    """What one file holds.

    weights: float32 arrays by "node/kernel", or None before any training. history: the run's events, without
    ValidationDone. limit: the run learned from the first images only, that many.
    """

    document: Document
    weights: dict[str, NDArray[Any]] | None = None
    history: tuple[Event, ...] | None = None
    checkpoint: Checkpoint | None = None
    limit: int | None = None


def save_project(path: Path | str, project: Project) -> None:
    """Write the project; ProjectError leaves an older file as it was, and nothing else behind."""
    path = Path(path)
    try:
        members = list(_members(project))
    except Fault as fault:
        raise ProjectError(f"The project can't be saved: it {fault}.") from fault
    try:
        write_atomically(path, lambda file: write_archive(file, members))
    except OSError as error:
        raise ProjectError(_save_sentence(path, error)) from error


def load_project(path: Path | str) -> Project:
    """Read and check a whole project. Raises ProjectError, and changes nothing."""
    path = Path(path)
    with Archive(path) as archive:
        try:
            return _read(archive)
        except Fault as fault:
            raise ProjectError(f"{path} {fault}.") from fault
        except DocumentError as error:
            raise ProjectError(f"{path} can't be opened: {error}") from error


def _read(archive: Archive) -> Project:
    document = document_from_json(archive.read_json("document.json"))
    weights = checkpoint = None
    if "weights.safetensors" in archive:
        wanted = _weight_shapes(document)
        weights = from_bytes(archive.read("weights.safetensors", largest_bytes(wanted)))
        check_weights(weights, wanted)
        checkpoint = _checkpoint(archive, wanted) if "checkpoint.json" in archive else None
    history, limit = _run(archive.read_json("run.json")) if "run.json" in archive else (None, None)
    return Project(document, weights, history, checkpoint, limit)


def _members(project: Project) -> Iterator[tuple[str, bytes]]:
    yield "document.json", json_bytes(document_to_json(project.document))
    if project.weights is not None:
        check_weights(project.weights, _weight_shapes(project.document))
        yield "weights.safetensors", to_bytes(project.weights)
    if project.history is not None:
        yield "run.json", json_bytes({"limit": project.limit, **events_to_json(project.history)})
    if project.checkpoint is not None:
        _check_numbers(project.checkpoint)
        yield "checkpoint.json", json_bytes(project.checkpoint.meta)
        yield "checkpoint.safetensors", to_bytes(project.checkpoint.arrays)


def _weight_shapes(document: Document) -> dict[str, Shape]:
    try:
        return weight_shapes(document.graph)
    except (GraphError, ShapeError) as error:
        raise Fault(f"has weights, and a network that can't have any: {error}") from error


def _checkpoint(archive: Archive, wanted: dict[str, Shape]) -> Checkpoint:
    largest = largest_bytes(wanted) * (1 + MOST_VECTORS)
    arrays = from_bytes(archive.read("checkpoint.safetensors", largest))
    checkpoint = Checkpoint(arrays, _meta(archive.read_json("checkpoint.json")))
    _check_numbers(checkpoint)
    check_weights(checkpoint.part("weights"), wanted)
    return checkpoint


def _check_numbers(checkpoint: Checkpoint) -> None:
    """An optimizer's state may be infinite, where squares of gradients are; the weights that it steps by are not."""
    states = {name: array for name, array in checkpoint.arrays.items() if name.startswith("optimizer/")}
    check_finite({name: array for name, array in checkpoint.arrays.items() if name not in states})
    check_no_nan(states)


def _meta(meta: Any) -> dict[str, Any]:
    try:
        if int(meta["step"]) < 0 or not isinstance(meta["generators"], dict):
            raise ValueError
        for rate in ("learning_rate", "base_rate"):
            float(meta[rate])
        Progress(**meta["progress"])
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        raise Fault("holds a checkpoint that can't be read") from error
    return dict(meta)


def _run(plain: Any) -> tuple[tuple[Event, ...], int | None]:
    history = events_from_json(plain)
    limit = plain.get("limit")
    if limit is not None and (type(limit) is not int or limit < 1):
        raise Fault(f"has a run that was limited to {str(limit)[:40]} images")
    return history, limit


def _save_sentence(path: Path, error: OSError) -> str:
    if error.errno in FULL:
        return (
            f"The disk is full: {path} was not saved, and an older one is as before. Make room and try again."
        )
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder: choose a name for the file."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"There is no folder {path.parent}: {path.name} was not saved. Choose another folder."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{path} may not be written: choose another folder or name, or change its permissions."
    return f"{path} was not saved: {error.strerror or error}."

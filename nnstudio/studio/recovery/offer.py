"""What is offered of unsaved work, with the network that it is of, so that it can be recognised by its picture."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from nnstudio.document.analysis import Analysis, outline
from nnstudio.document.document import Document
from nnstudio.formats.autosave.left import Left, left_behind
from nnstudio.formats.autosave.place import PROJECT
from nnstudio.formats.errors import ProjectError
from nnstudio.formats.project import load_document


@dataclasses.dataclass(frozen=True)
class Pictured:
    """A network and the shapes of its layers, of which it is drawn."""

    document: Document
    analysis: Analysis

    @classmethod
    def of(cls, document: Document) -> Pictured:
        """Ready to be drawn."""
        return cls(document, outline(document))


@dataclasses.dataclass(frozen=True)
class Offer:
    """network: None where it can't be read."""

    left: Left
    network: Pictured | None


def offers(folder: Path) -> tuple[Offer, ...]:
    """What dead windows left in the folder of all autosaves, the newest first. It reads files: for a job."""
    return tuple(Offer(left, _network(left)) for left in left_behind(folder))


def _network(left: Left) -> Pictured | None:
    try:
        return Pictured.of(load_document(left.place / PROJECT))
    except ProjectError:
        return None

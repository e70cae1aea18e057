"""What hovers over the canvas, and the network as it would be after it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.places import Place
from nnstudio.document.preview import Fit
from nnstudio.document.wire_ways import Way


@dataclasses.dataclass(frozen=True)
class Landing:
    """A drop that hovers, or a way that a wire may take: the document after it, the layers that would be new there, and
    whether they fit.
    """

    place: Place | Way
    document: Document
    ghosts: frozenset[str]
    fit: Fit


def tried(document: Document, edit: Callable[[], Document]) -> Document:
    """The document after an edit; the document itself where that is refused."""
    try:
        return edit()
    except EditError:
        return document

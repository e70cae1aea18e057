"""A network comes in from another program, or the weights of one onto a network that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from nnstudio.document.document import Document
from nnstudio.formats.exchange.arriving import Arrived
from nnstudio.formats.pytorch.incoming.matching import matched
from nnstudio.formats.pytorch.incoming.state import read_state
from nnstudio.layers.layer import Array
from nnstudio.runs.engines import ENGINE


def onto(document: Document, weights: Mapping[str, Array] | None, path: Path) -> Arrived:
    """The document with the weights of a state_dict. Layers that get none keep `weights`, or begin as in a training.

    Raises ArrivalError.
    """
    found = matched(document, read_state(path))
    kept = ENGINE.drawn(document.graph, document.training.seed) if weights is None else weights
    return Arrived(document, {**kept, **found.weights}, {}, found.notes, found.gaps)

"""Graphs of ONNX as documents."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Arrived, Unknown
from nnstudio.formats.exchange.documents import check_kept, document_of, finite, whole
from nnstudio.formats.onnx.incoming.asking import Asking
from nnstudio.formats.onnx.incoming.front import front
from nnstudio.formats.onnx.incoming.given import Given
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.known import unknown
from nnstudio.formats.onnx.incoming.opened import opened
from nnstudio.formats.onnx.incoming.operators import HANDLERS
from nnstudio.formats.onnx.incoming.reading import Reading
from nnstudio.formats.onnx.incoming.tidying import tidied
from nnstudio.formats.onnx.incoming.views import view_of
from nnstudio.layers.graph import INPUT

MOST_TOLD = 3
"""Gaps that are named where nothing else is."""


def read_onnx(path: Path) -> Arrived:
    """The network in a `.onnx` file. Raises ArrivalError."""
    return arrived(opened(path))


def arrived(given: Given) -> Arrived:
    """The network that a graph tells of. Raises ArrivalError where nothing of it can be used."""
    shape, view, notes = front(given)
    reading = Reading(given, shape, view, HANDLERS, unknown)
    try:
        with np.errstate(all="ignore"):  # what is not finite in the end is a gap
            value = reading.read()
            answers_first = _end(reading, value)
    except RecursionError as error:
        raise ArrivalError(sentence("Its operators are nested too deep to be read.")) from error
    if not reading.grow.nodes and not reading.gaps:
        raise ArrivalError(sentence("Nothing of it can come in: there is no layer in it."))
    if not reading.grow.nodes:
        gaps = " ".join(map(str, reading.gaps[:MOST_TOLD]))
        raise ArrivalError(sentence("Nothing of it can come in: {gaps}", gaps=gaps))
    nodes, weights = tidied(reading.grow.nodes, reading.grow.weights)
    weights, unbounded = finite(weights)
    gives = reading.grow.shapes.get(nodes[-1].id)
    document = document_of(given.title, reading.grow.shapes[INPUT], gives, nodes)
    if reading.scaling is not None:
        description = dataclasses.replace(document.description, scaling=reading.scaling)
        document = dataclasses.replace(document, description=description)
    check_kept(document)
    known: Mapping[str, str] = reading.names
    notes += reading.grow.notes
    raw = reading.bytes or reading.scaling is not None
    first = len(given.sides) == 4 and view != view_of(shape)
    asking = None
    if gives is not None and not reading.gaps and not unbounded:
        takes = tuple(int(side or 1) for side in given.sides[1:])
        asking = Asking(takes, gives, first, answers_first, raw).elsewhere
    return Arrived(
        document, whole(document, weights), known, tuple(notes), (*reading.gaps, *unbounded), asking
    )


def _end(reading: Reading, value: Value) -> bool:
    """Have the answer as a layer gives it: a row, or an image with channels last. Whether the graph has them first."""
    if value.node in (None, INPUT) or value.view is None:
        return False
    try:
        if len(value.shape) == 3:
            return _image(reading, value)
        if len(value.shape) == 1:
            _, places = reading.lying.row(value)
            if places is not None:
                raise Unknown(sentence("The answer's numbers come in another order here."))
        elif value.shape:
            reading.lying.channels(value, len(value.shape) - 1)
    except Unknown as left:
        reading.gaps.append(left.sentence)
    return False


def _image(reading: Reading, value: Value) -> bool:
    try:
        reading.lying.channels(value, 0)
    except Unknown:
        reading.lying.channels(value, 2)
        return False
    return True

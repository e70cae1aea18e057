"""Makes ready what drives a unit: pictures with what the unit says to each, off the window's thread."""

from __future__ import annotations

import dataclasses
import threading

import numpy as np

from nnstudio.data.columns import Column
from nnstudio.document.analysis.facts import facts_of
from nnstudio.document.analysis.receptive import Region, region_seen
from nnstudio.document.document import Document
from nnstudio.inside.cell import Unit
from nnstudio.inside.drivers import Drivers, dreamt, drivers_of
from nnstudio.inside.driving_rows import DrivingRows, driving_rows
from nnstudio.inside.pixels import signed_bytes
from nnstudio.inside.tiles import tiles
from nnstudio.learning.engine import Model
from nnstudio.learning.metrics import plain
from nnstudio.runs.answering import Answering
from nnstudio.runs.asked import Asked
from nnstudio.studio.inside.drivers_strip import Shown
from nnstudio.studio.words import signed

COUNT = 12
"""Examples that are shown."""


@dataclasses.dataclass(frozen=True, eq=False)
class Driven:
    """What drives a unit, and the pictures of it, or else the rows with their columns. part: of the data the examples
    are of.
    """

    drivers: Drivers
    shown: tuple[Shown, ...]
    part: str
    rows: DrivingRows | None = None
    columns: tuple[Column, ...] = ()


def driven(
    model: Model,
    answering: Answering,
    asked: Asked,
    document: Document,
    unit: Unit,
    titles: tuple[str, str],
    cancelled: threading.Event,
) -> Driven | None:
    """Find all of it; None when it is not wanted any more. titles: of the filter, and of the input that is made."""
    examples = asked.open()
    if len(answering.graph.input_shape) != 3:
        columns = asked.columns
        rows = driving_rows(model, answering.graph, examples, columns, unit, COUNT, cancelled)
        return Driven(rows.drivers, (), asked.part, rows, columns) if rows is not None else None
    found = drivers_of(model, examples, unit, COUNT, cancelled)
    made = dreamt(model, answering.graph, answering.scaling, unit, cancelled)
    if found is None or made is None:
        return None
    pixels = answering.scaling.as_bytes(made)
    shown = [Shown(titles[1], pixels, region=_region(document, unit, unit.place))]
    kernel = answering.all_weights().get(f"{unit.node}/kernel")
    if (
        kernel is not None
        and kernel.ndim == 4
        and kernel.shape[:2] != (1, 1)
        and kernel.shape[3] > unit.channel
    ):
        shown.insert(0, Shown(titles[0], heat=tiles(kernel[:, :, :, unit.channel]).pixels))
    elif kernel is not None and kernel.ndim == 2 and kernel.shape[0] == np.prod(answering.graph.input_shape):
        heat = signed_bytes(kernel[:, unit.channel].reshape(answering.graph.input_shape).sum(axis=2))
        shown.insert(0, Shown(titles[0], heat=heat))
    raw = np.empty((len(found.examples), *examples.shape), examples.dtype)
    examples.read(found.examples, raw)
    for at, place in enumerate(found.examples.tolist()):
        where = (int(found.places[at, 0]), int(found.places[at, 1])) if unit.place is not None else None
        title = signed(plain(float(found.values[at])))
        region = _region(document, unit, where)
        shown.append(Shown(title, answering.scaling.as_bytes(raw[at]), region=region, example=place))
    return Driven(found, tuple(shown), asked.part)


def _region(document: Document, unit: Unit, place: tuple[int, int] | None) -> Region | None:
    return region_seen(facts_of(document), unit.node, place) if unit.place is not None else None

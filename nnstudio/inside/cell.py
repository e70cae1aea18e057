"""One value of a layer with its arithmetic: what it read, what each of that counts, and what came of it; and the same
backwards, where its gradient comes from.

Nearly every layer adds up its inputs times something: weights, a share, 1 where a maximum came from. So what each input
counts is asked of the layer as its slope, whatever the layer is, and what is left over is its bias.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np

from nnstudio.inside.question import Question
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import before

SURE = 1e-3
"""What sum and value may differ by, of the larger of them, where a layer is said to add up and has no bias."""


@dataclasses.dataclass(frozen=True)
class Unit:
    """One value of a layer. place: its row and column; None for a number in a row."""

    node: str
    channel: int
    place: tuple[int, int] | None


@dataclasses.dataclass(frozen=True, eq=False)
class Read:
    """What a unit reads of one input. node: whose output it is. corner: the first row and column that is read; None for
    numbers in a row. channels: which of them are read. values, slopes: (rows, columns, channels), or (numbers,).
    """

    node: str
    corner: tuple[int, int] | None
    channels: Array
    values: Array
    slopes: Array

    @property
    def terms(self) -> Array:
        """What each value adds: it times its slope."""
        return self.values * self.slopes


@dataclasses.dataclass(frozen=True, eq=False)
class Cell:
    """unit: which value. reads: of each input. total: the sum of all terms. before: the value ahead of the activation.
    value: after it. activation: its name, "" without one. slope_after, slope_before: of the score with respect to both.
    adds: whether the layer is a sum of its inputs times its slopes, and so `rest` its bias.
    """

    unit: Unit
    reads: tuple[Read, ...]
    total: float
    before: float
    value: float
    activation: str
    slope_after: float
    slope_before: float
    adds: bool

    @property
    def rest(self) -> float:
        """What is not of the inputs: the bias of a layer that adds up."""
        return self.before - self.total


def cell_of(question: Question, unit: Unit) -> Cell:
    """The arithmetic of a unit for the question's example; backwards, of the question's score.

    Raises GraphError where there is no such layer.
    """
    model, graph, asked = question.model, question.graph, question.example[np.newaxis]
    node = graph.node(unit.node)
    shapes = graph.shapes()
    one = np.zeros(shapes[node.id], np.float32)
    at = (*unit.place, unit.channel) if unit.place is not None else (unit.channel,)
    one[at] = 1.0
    values = model.inside(asked, {node.id, before(node.id), *node.inputs})
    slopes = model.slopes(asked, node.id, one)
    reads = tuple(
        _read(node, source, unit, values[source][0], own[0])
        for source, own in zip(node.inputs, slopes, strict=True)
    )
    total = float(sum(np.sum(read.terms, dtype=np.float64) for read in reads))
    back = model.gradient(asked, {question.scores: question.towards}, {node.id, before(node.id)})
    raw = float(values[before(node.id)][0][at])
    return Cell(
        unit,
        reads,
        total,
        raw,
        float(values[node.id][0][at]),
        _activation(node),
        float(back[node.id][0][at]),
        float(back[before(node.id)][0][at]),
        _adds(node, raw, total),
    )


def _activation(node: Node) -> str:
    name = getattr(node.layer, "activation", "linear")
    return "" if name == "linear" or node.layer.type_name() == "Activation" else str(name)


def _adds(node: Node, value: float, total: float) -> bool:
    """Whether the terms make up the value, but for a bias or another weight of the layer that stands alone."""
    if getattr(node.layer, "use_bias", False) or hasattr(node.layer, "center"):
        return node.layer.type_name() != "LayerNormalization"
    return math.isclose(value, total, rel_tol=SURE, abs_tol=SURE)


def _read(node: Node, source: str, unit: Unit, values: Array, slopes: Array) -> Read:
    """What is in the unit's window, and of that the channels that count at all."""
    channels = np.flatnonzero(np.any(slopes, axis=tuple(range(slopes.ndim - 1))))
    if values.ndim != 3:
        if len(channels) == 0 or node.layer.mixes:
            channels = np.arange(values.shape[-1])
        return Read(source, None, channels, values[channels], slopes[channels])
    rows, columns = _window(node, unit, values.shape)
    if len(channels) == 0:
        channels = np.arange(values.shape[2])
    window = np.s_[rows, columns]
    corner = rows.start, columns.start
    return Read(source, corner, channels, values[window][:, :, channels], slopes[window][:, :, channels])


def _window(node: Node, unit: Unit, shape: tuple[int, ...]) -> tuple[slice, slice]:
    """The rows and columns of an input that a unit reads."""
    if unit.place is None:
        return slice(0, shape[0]), slice(0, shape[1])
    found = []
    for sight, place, length in zip(node.layer.sights(shape), unit.place, shape[:2], strict=True):
        reads = sight.reads(place + 1, length)[place]
        reads = reads[reads >= 0]
        found.append(slice(int(reads.min()), int(reads.max()) + 1) if len(reads) else slice(0, 0))
    return found[0], found[1]

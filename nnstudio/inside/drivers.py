"""What drives one unit: the examples to which it says most, and the input that it would say most to."""

from __future__ import annotations

import dataclasses
import threading

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.cell import Unit
from nnstudio.layers.graph import INPUT, Graph
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape
from nnstudio.learning.engine import Model, before
from nnstudio.learning.examples import Examples
from nnstudio.learning.scaling import Scaling

MOST = 2_000
"""Examples that are looked through."""
AT_ONCE = 128
STEPS = 80
RATE = 0.09
"""How far a step of the ascent goes, of the range of the input."""
DECAY = 0.1
"""How much of each number is taken back in a step, so that only what helps stays."""
BLUR = 0.35
"""How much of each pixel comes from its neighbours after a step, so that no noise is drawn."""


@dataclasses.dataclass(frozen=True, eq=False)
class Drivers:
    """examples: the places (n,) of those to which the unit says most, most first. values: (n,) what it says. places:
    (n, 2) where in its picture it says so; (n, 0) for a number in a row. fired: the share of all that were looked
    through, `looked` of them, to which it says more than 0.
    """

    unit: Unit
    examples: NDArray[np.intp]
    values: Array
    places: NDArray[np.intp]
    fired: float
    looked: int


def drivers_of(
    model: Model, examples: Examples, unit: Unit, count: int, cancelled: threading.Event
) -> Drivers | None:
    """The examples that drive a unit's channel most, wherever in its picture; None when it is not wanted any more."""
    looked = min(len(examples), MOST)
    values, wheres = (
        np.empty(looked, np.float32),
        np.zeros((looked, 2 if unit.place is not None else 0), np.intp),
    )
    for start in range(0, looked, AT_ONCE):
        if cancelled.is_set():
            return None
        part = np.arange(start, min(start + AT_ONCE, looked))
        raw = np.empty((len(part), *examples.shape), examples.dtype)
        examples.read(part, raw)
        found = model.inside(raw, [unit.node])[unit.node][..., unit.channel]
        flat = found.reshape(len(part), -1)
        best = flat.argmax(axis=1)
        values[part] = flat[np.arange(len(part)), best]
        if unit.place is not None:
            wheres[part] = np.stack(np.unravel_index(best, found.shape[1:]), axis=1)
    order = np.argsort(-values, kind="stable")[:count]
    return Drivers(unit, order, values[order], wheres[order], float((values > 0).mean()), looked)


def dreamt(
    model: Model, graph: Graph, scaling: Scaling, unit: Unit, cancelled: threading.Event
) -> Array | None:
    """The input (*input_shape) float32, as it is read, to which a unit says most; None when it is not wanted any more.

    Gradient ascent from a blank picture with a little noise (Erhan et al. 2009), held to the range of a picture, with
    decay and blur against noise (Yosinski et al. 2015).
    """
    shape = graph.input_shape
    high = 1.0 / scaling.factor
    blank = scaling.undo(np.zeros(shape, np.float32)) * high
    picture = blank + 0.02 * high * np.random.default_rng(0).standard_normal(shape)
    towards = towards_unit(graph.shapes()[unit.node], unit)
    for _ in range(STEPS):
        if cancelled.is_set():
            return None
        slope = model.gradient(
            np.asarray(picture[np.newaxis], np.float32), {before(unit.node): towards}, [INPUT]
        )
        step = slope[INPUT][0]
        strength = float(np.sqrt(np.mean(np.square(step, dtype=np.float64))))
        if strength > 0:
            picture = picture + RATE * high * step / strength
        picture = _blurred(picture - DECAY * (picture - blank))
        picture = np.clip(picture, 0.0, high)
    return np.asarray(picture, np.float32)


def towards_unit(shape: Shape, unit: Unit) -> Array:
    """What each value of a layer (*shape) counts where one unit is meant: 1 at it, in a picture at its place."""
    towards = np.zeros(shape, np.float32)
    towards[(*unit.place, unit.channel) if unit.place is not None else (unit.channel,)] = 1.0
    return towards


def _blurred(picture: Array) -> Array:
    """Each pixel with a little of its four neighbours, of itself where there is none."""
    padded = np.pad(picture, ((1, 1), (1, 1), (0, 0)), mode="edge")
    around = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return np.asarray((1 - BLUR) * picture + BLUR * around / 4)

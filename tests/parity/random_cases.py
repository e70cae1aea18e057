"""Layers with settings drawn by a seed, on inputs that they take: what no list of cases thinks of."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnstudio.fields import Field, FieldError
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.shapes import Shape, ShapeError
from tests.layers.cases import Case

LEFT = frozenset({"l1", "l2", "kernel_initializer", "depthwise_initializer", "pointwise_initializer"})
"""Fields that a single pass with given weights does not show."""
MOST_VALUES = 3000


def random_cases(layer: str, count: int, wanted: Callable[[Case], bool]) -> list[Case]:
    """So many different cases of one layer type that are wanted, always the same."""
    rng = np.random.default_rng([sum(layer.encode()), 9])
    found: dict[str, Case] = {}
    for _ in range(2000):
        case = _drawn(layer, rng)
        if case is not None and wanted(case):
            found[str(case)] = case
        if len(found) == count:
            break
    return list(found.values())


def _drawn(name: str, rng: np.random.Generator) -> Case | None:
    cls = LAYERS[name]
    shapes = _shapes(cls.inputs[0], rng)
    values = {field.name: _value(field, shapes[0], rng) for field in cls.fields() if field.name not in LEFT}
    case = Case(name, values, shapes)
    try:
        output = case.layer.output_shape(*shapes)
    except (FieldError, ShapeError):
        return None
    return case if np.prod(output) <= MOST_VALUES else None


def _shapes(least: int, rng: np.random.Generator) -> tuple[Shape, ...]:
    sides = (int(rng.integers(1, 9)), int(rng.integers(1, 9)), int(rng.integers(1, 5)))
    shape: Shape = sides if rng.random() < 0.75 else sides[:1]
    if least < 2:
        return (shape,)
    others = [tuple(side if rng.random() < 0.7 else 1 for side in shape) for _ in range(rng.integers(1, 4))]
    return (shape, *others)


def _value(field: Field, shape: Shape, rng: np.random.Generator) -> object:
    if field.optional and rng.random() < 0.4:
        return None
    if field.name == "target_shape":
        return [(-1,), shape[::-1], (1, -1)][int(rng.integers(3))]
    if field.name == "shared_axes":
        return tuple(axis for axis in range(1, len(shape) + 1) if rng.random() < 0.5)
    if field.name == "activation":
        return str(rng.choice(FUNCTION_NAMES))
    if field.kind == "choice":
        return str(rng.choice(field.choices))
    if field.kind == "bool":
        return bool(rng.random() < 0.7)
    if field.kind == "float":
        return float(10.0 ** rng.uniform(-4, -0.1))
    low = int(field.min or 0)
    if field.kind == "pair":
        return (int(rng.integers(low, 4)), int(rng.integers(low, 4)))
    return int(rng.integers(low, 5))

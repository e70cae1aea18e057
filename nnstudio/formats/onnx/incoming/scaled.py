"""Numbers that a network's input is multiplied with and added to. Bytes of pictures are brought to 0 to 1 by the studio
itself, and a table's columns to mean 0; what is left of it becomes a layer.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from nnstudio.errors import sentence
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import Value
from nnstudio.formats.onnx.incoming.multiplying import multiplied
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Array
from nnstudio.learning.scaling import BYTE, Scaling

if TYPE_CHECKING:
    from nnstudio.formats.onnx.incoming.reading import Reading

LARGEST_FACTOR = 0.05
"""A picture that is multiplied with less is one of bytes."""
LARGEST_MEAN = 2.0
"""So is one of which more is subtracted."""


def scaled(
    reading: Reading, operator: Operator, value: Value, axis: int | None, factor: Array, offset: Array
) -> Value:
    """The input * factor + offset, along an axis (without the batch) or None where it is one number."""
    grow = reading.grow
    rows = len(grow.shapes[INPUT]) == 1
    if rows and value.alone and np.all(factor > 0) and reading.scaling is None:
        count = grow.shapes[INPUT][0]
        factor, offset = (np.broadcast_to(each, (count,)) for each in (factor, offset))
        reading.scaling = Scaling(1.0, tuple(map(float, -offset / factor)), tuple(map(float, 1.0 / factor)))
        grow.notes.append(
            sentence(
                "{name} scales the columns, which belongs to the data here: it is kept until other data is chosen.",
                name=operator.name,
            )
        )
        return value
    if not rows and value.alone and not reading.bytes and _of_bytes(factor, offset):
        reading.bytes = True
        factor = factor / BYTE
        if np.allclose(factor, 1.0, atol=1e-6) and not offset.any():
            grow.notes.append(
                sentence(
                    "{name} is left out: pictures are brought to 0 to 1 here already.", name=operator.name
                )
            )
            return value
    return multiplied(reading, operator, dataclasses.replace(value, alone=False), axis, factor, offset)


def _of_bytes(factor: Array, offset: Array) -> bool:
    return bool(np.abs(factor).max() < LARGEST_FACTOR or np.abs(offset / factor).max() > LARGEST_MEAN)

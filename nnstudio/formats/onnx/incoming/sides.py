"""The sides that a Reshape asks for, once what stands for others is worked out."""

from __future__ import annotations

import math

from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.known import impossible
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape


def asked_sides(operator: Operator, told: Array, given: Shape) -> Shape:
    """All sides, the batch first, for a value with the sides `given`. Raises Unknown where they can't be."""
    sides = [int(side) for side in told.reshape(-1)]
    if not operator.get("allowzero", 0):
        sides = [given[n] if side == 0 and n < len(given) else side for n, side in enumerate(sides)]
    known = math.prod(side for side in sides if side != -1)
    if not sides or sides.count(-1) > 1 or min(sides) < -1 or known == 0 or math.prod(given) % known:
        raise impossible(operator, "shape", tuple(sides))
    whole = tuple(math.prod(given) // known if side == -1 else side for side in sides)
    if whole[0] != given[0] or math.prod(whole) != math.prod(given):
        raise impossible(operator, "shape", tuple(sides))
    return whole

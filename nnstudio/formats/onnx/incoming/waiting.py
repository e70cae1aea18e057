"""Operators that go value by value wait until something else reads what they give. Then the longest group of them that
is a layer here becomes one: so a gelu that is written as five operators is a gelu again.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from nnstudio.formats.exchange.arriving import Unknown
from nnstudio.formats.onnx.incoming.applying import applied
from nnstudio.formats.onnx.incoming.given import Operator
from nnstudio.formats.onnx.incoming.growing import NOTHING, Value
from nnstudio.formats.onnx.incoming.known import FUNCTIONS
from nnstudio.formats.onnx.incoming.numbers import POINTWISE
from nnstudio.formats.onnx.incoming.recognising import recognised
from nnstudio.formats.onnx.incoming.region import Region, reduced_axes
from nnstudio.formats.onnx.incoming.sides import asked_sides
from nnstudio.layers.shapes import Shape

if TYPE_CHECKING:
    from nnstudio.formats.onnx.incoming.reading import Reading

FURTHEST = 40
"""Steps back in which operators look for what they have in common."""
LONGEST = 16
"""Steps in a group."""
LARGEST = 48
"""Operators in a group."""
MOST_IN_A_ROW = 200
"""Operators that wait for one another; before more do, these become layers."""


class Waiting:
    """operators: that wait or have waited, by what they give. before: for each the value that its inputs come from.
    shapes: without the batch.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.operators: dict[str, Operator] = {}
        self.before: dict[str, str] = {}
        self.shapes: dict[str, Shape] = {}
        self.depths: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.operators and name not in self.reading.values

    def takes(self, operator: Operator) -> bool:
        """Whether the operator waits from now on."""
        if self._changes_nothing(operator):
            operator = dataclasses.replace(operator, type="Identity", inputs=operator.inputs[:1])
        elif operator.type not in POINTWISE or (
            operator.type.startswith("Reduce") and not self._along_rows(operator)
        ):
            return False
        before = self._common(operator)
        if before is None:
            return False
        if self.depths.get(before, 0) >= MOST_IN_A_ROW and before in self:
            self.settle(before)
        if self._blind(before):
            return self._passes(operator, before)
        shape = self._shape(operator)
        if shape is None:
            return False
        self.operators[operator.output], self.shapes[operator.output] = operator, shape
        self.depths[operator.output] = self.depths[before] + 1 if before in self else 1
        self.before[operator.output] = before
        return True

    def _changes_nothing(self, operator: Operator) -> bool:
        """Whether it gives a value that waits as it is: exporters leave such a Reshape between two operators."""
        source = operator.inputs[0] if operator.inputs else ""
        if source not in self or operator.type not in ("Identity", "Cast", "Reshape"):
            return False
        if operator.type != "Reshape":
            return True
        told, shape = (
            self.reading.constants.get(operator.inputs[-1]),
            (self.reading.batch, *self.shapes[source]),
        )
        try:
            return told is not None and asked_sides(operator, told, shape) == shape
        except Unknown:
            return False

    def _shape(self, operator: Operator) -> Shape | None:
        """Of what it gives, without the batch; None where its inputs don't go together."""
        if operator.type.startswith("Reduce"):
            sides = list(self._known_shape(operator.inputs[0]))
            for axis in reduced_axes(operator, self.reading.constants) or ():
                if not axis % (len(sides) + 1) > 0:
                    return None
                sides[axis % (len(sides) + 1) - 1] = 1
            return tuple(sides)
        shapes = [
            (1, *self._known_shape(name))
            for name in operator.inputs
            if name not in self.reading.constants and name
        ]
        shapes += [
            self.reading.constants[name].shape for name in operator.inputs if name in self.reading.constants
        ]
        try:
            return np.broadcast_shapes(*shapes)[1:]
        except ValueError:
            return None

    def _known_shape(self, name: str) -> Shape:
        return self.shapes[name] if name in self else self.reading.values[name].shape

    def _along_rows(self, operator: Operator) -> bool:
        axes = reduced_axes(operator, self.reading.constants)
        return axes is not None and len(axes) == 1 and operator.get("keepdims", 1) == 1

    def _passes(self, operator: Operator, before: str) -> bool:
        """Whether the operator is left out: behind a gap, it can't be told what it does."""
        sources = {name for name in operator.inputs if name and name not in self.reading.constants}
        if operator.type in FUNCTIONS or len(sources) > 1:
            return False
        self.reading.untold.append(operator)
        self.reading.put(operator.output, self.reading.raw(before))
        return True

    def _blind(self, name: str) -> bool:
        while name in self:
            name = self.before[name]
        return self.reading.values.get(name, NOTHING).view is None

    def _common(self, operator: Operator) -> str | None:
        """The last value that all inputs come from by operators that wait, or the only input."""
        sources = [n for n in dict.fromkeys(operator.inputs) if n and n not in self.reading.constants]
        if len(sources) < 2:
            return sources[0] if sources else None
        ways = [self._way(source) for source in sources]
        return next((name for name in ways[0] if all(name in way for way in ways[1:])), None)

    def _way(self, name: str) -> list[str]:
        way = [name]
        while way[-1] in self and len(way) < FURTHEST:
            way.append(self.before[way[-1]])
        return way

    def settle(self, name: str) -> None:
        """Make layers of what waits for that value."""
        points = [name]
        while points[-1] in self:
            points.append(self.before[points[-1]])
        points.reverse()
        start = 0
        while start < len(points) - 1:
            for end in range(min(len(points) - 1, start + LONGEST), start, -1):
                value = self._joined(points[start : end + 1])
                if value is not None:
                    self.reading.put(points[end], value)
                    start = end
                    break
            else:
                start += 1
                self._single(self.operators[points[start]])

    def _joined(self, points: list[str]) -> Value | None:
        """The layer that the operators from the first point to the last are; None where they are none."""
        operators = self._between(points[0], points[-1])
        if operators is None:
            return None
        read = [name for operator in operators for name in operator.inputs]
        if any(self.reading.uses[point] > read.count(point) for point in points[1:-1]):
            return None
        try:
            base = self.reading.value(points[0])
        except Unknown:
            return None
        if base.view is None:
            return None
        alone = self.reading.values[points[0]].alone and self.reading.uses[points[0]] <= read.count(points[0])
        names = {name for name in read if name in self.reading.constants}
        constants = {name: self.reading.constants[name] for name in names}
        region = Region(points[0], base.shape, tuple(operators), constants)
        found = recognised(region)
        if found is None:
            return None
        try:
            return applied(self.reading, operators[-1], found, dataclasses.replace(base, alone=alone))
        except Unknown:
            return None

    def _between(self, base: str, end: str) -> list[Operator] | None:
        """In the order in which they are computed; None for too many."""
        found, left = dict[str, Operator](), [end]
        while left:
            name = left.pop()
            if name == base or name in found or name not in self.operators:
                continue
            found[name] = self.operators[name]
            left += found[name].inputs
            if len(found) > LARGEST:
                return None
        return [operator for name, operator in self.operators.items() if name in found]

    def _single(self, operator: Operator) -> None:
        """One operator that is no layer of one input: it may put several together."""
        reading = self.reading
        handler = reading.handlers.get(operator.type)
        try:
            if handler is None:
                raise reading.unknown(operator)
            reading.put(operator.output, handler(reading, operator))
        except Unknown as unknown:
            reading.leave_gap(operator, unknown)

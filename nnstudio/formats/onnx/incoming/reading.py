"""Goes through a graph of ONNX once, and grows our network: what is constant is worked out, what only moves numbers is
a view, operators that go value by value wait until something reads them, and anything else is a layer or a gap.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Mapping

import numpy as np

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Unknown
from nnstudio.formats.onnx.incoming.given import Given, Operator
from nnstudio.formats.onnx.incoming.growing import NOTHING, Growing, Value
from nnstudio.formats.onnx.incoming.lying import Lying
from nnstudio.formats.onnx.incoming.naming import name_of
from nnstudio.formats.onnx.incoming.views import View, view_of
from nnstudio.formats.onnx.incoming.waiting import Waiting
from nnstudio.formats.onnx.incoming.work import Work
from nnstudio.layers.graph import INPUT
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape
from nnstudio.learning.scaling import Scaling

Handler = Callable[["Reading", Operator], Value]
MANY = 7919
"""How many examples a batch counts as while shapes are worked out: no side of a layer is a multiple of it."""


DAMAGE = (
    IndexError,
    TypeError,
    ValueError,
    KeyError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    MemoryError,
)
"""What an operator leads to that has other inputs or settings than its kind."""


def unreadable(operator: Operator) -> Unknown:
    """What such an operator is refused for."""
    return Unknown(
        sentence(
            "{name}, a {kind}, has inputs or settings that can't be read.",
            name=operator.name,
            kind=operator.type,
        )
    )


class Reading:
    """The state while a graph is read. gaps: what there is nothing for here. names: of our layers, by those there.
    untold: operators behind gaps that could not be read.

    bytes: whether the graph takes pictures as bytes, and not as 0 to 1. scaling: of the columns that it takes.
    """

    def __init__(
        self,
        given: Given,
        input_shape: Shape,
        view: View,
        handlers: Mapping[str, Handler],
        unknown: Callable[[Operator], Unknown],
    ) -> None:
        self.given, self.handlers, self.unknown = given, handlers, unknown
        self.grow = Growing(input_shape)
        self.lying = Lying(self.grow)
        self.gaps: list[Sentence] = []
        self.names: dict[str, str] = {}
        self.untold: list[Operator] = []
        self.constants: dict[str, Array] = dict(given.constants)
        self.values: dict[str, Value] = {given.input: Value(INPUT, view)}
        self.uses = given.uses()
        self.work = Work(sum(array.size for array in given.constants.values()))
        self.batch = given.sides[0] or MANY
        self.waiting = Waiting(self)
        self.bytes = False
        self.scaling: Scaling | None = None

    def read(self) -> Value:
        """The value of the answer."""
        for operator in self.given.needed():
            self._take(operator)
        if self.untold:
            self.gaps.append(
                sentence(
                    "Behind a gap, {count} operators are left out, beginning with {name}: what they do can't be told.",
                    count=len(self.untold),
                    name=self.untold[0].name,
                )
            )
        try:
            return self.value(self.given.output)
        except Unknown as unknown:
            self.gaps.append(unknown.sentence)
        except DAMAGE as error:
            if isinstance(error, ArrivalError):
                raise
            self.gaps.append(unreadable(self.given.operators[-1]).sentence)
        return NOTHING

    def _take(self, operator: Operator) -> None:
        try:
            if not self._is_constant(operator) and not self.waiting.takes(operator):
                self.put(operator.output, self._handled(operator))
        except Unknown as unknown:
            self.leave_gap(operator, unknown)
        except DAMAGE as error:
            if isinstance(error, ArrivalError):
                raise
            self.leave_gap(operator, unreadable(operator))

    def _handled(self, operator: Operator) -> Value:
        handler = self.handlers.get(operator.type)
        if handler is None:
            raise self.unknown(operator)
        return handler(self, operator)

    def leave_gap(self, operator: Operator, unknown: Unknown) -> None:
        """Name the gap; what it reads comes in, and what reads it gets nothing."""
        self.gaps.append(unknown.sentence)
        for name in operator.inputs:
            if name and name not in self.constants:
                with contextlib.suppress(Unknown, *DAMAGE):
                    self.value(name)
        for name in operator.outputs:
            self.put(name, self._guessed(name, operator))

    def _guessed(self, name: str, operator: Operator) -> Value:
        """What a gap gives, if the file tells its shape: so what follows keeps its own."""
        sides = self.given.shapes.get(name, ())[1:]
        if not 0 < len(sides) <= 3 or not all(sides):
            return NOTHING
        shape = tuple(int(side or 1) for side in sides)
        read = [self.values[source].view for source in operator.inputs if source in self.values]
        images = [view for view in read if view is not None and len(view.axes) == 3]
        first = len(shape) == 3 and (not images or images[0].has_last(0))
        own = (*shape[1:], shape[0]) if first else shape
        return Value(self.grow.gap(own), view_of(own, 0 if first else -1))

    def _is_constant(self, operator: Operator) -> bool:
        """Whether it gives a constant, which is then known."""
        if operator.type in ("Shape", "Size") and operator.inputs[0] not in self.constants:
            value = self.value(operator.inputs[0])
            if value.view is None:
                return False
            sides = (self.batch, *value.shape)
            inputs = [np.broadcast_to(np.zeros(()), sides)]
        elif all(name in self.constants or not name for name in operator.inputs):
            inputs = [self.constants.get(name, np.zeros(0)) for name in operator.inputs]
        else:
            return False
        result = self.work.computed(operator, inputs)
        if result is None:
            return False
        self.constants[operator.output] = result
        return True

    def put(self, name: str, value: Value) -> None:
        """From now on the value is known."""
        self.values[name] = value

    def value(self, name: str) -> Value:
        """What a name stands for, with the zeros around it that waited. `alone` where nothing else reads it."""
        value = self.raw(name)
        if value.pads:
            value = self.lying.padded(value)
            self.put(name, value)
        return value

    def raw(self, name: str) -> Value:
        """The same, where zeros around it may still wait."""
        if name in self.waiting:
            self.waiting.settle(name)
        value = self.values.get(name, NOTHING)
        return value if self.uses[name] <= 1 else dataclasses.replace(value, alone=False)

    def constant(self, operator: Operator, place: int) -> Array | None:
        """An input that is constant; None where it is left out. Raises Unknown where it is not constant."""
        if place >= len(operator.inputs) or not operator.inputs[place]:
            return None
        found = self.constants.get(operator.inputs[place])
        if found is None:
            raise Unknown(
                sentence(
                    "{name}, a {kind}, works out its own weights or settings, which no layer does here.",
                    name=operator.name,
                    kind=operator.type,
                )
            )
        return found

    def weights(self, operator: Operator, place: int) -> Array:
        """An input that must be there and constant."""
        found = self.constant(operator, place)
        if found is None:
            raise Unknown(
                sentence("The weights of {name} are missing, or have another shape.", name=operator.name)
            )
        return found

    def name(self, operator: Operator, kind: str) -> str:
        """A name for the layer that an operator becomes."""
        return name_of(operator, kind)

    def named(self, operator: Operator, node: str) -> None:
        """Remember which layer an operator became."""
        self.names[operator.name] = node

"""A graph of ONNX as plain values: what the rest of this folder reads. No onnx is needed to make one."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from typing import Any

from nnstudio.layers.layer import Array


@dataclasses.dataclass(frozen=True, eq=False)
class Operator:
    """One node. inputs, outputs: names of values, "" for one that is left out. attributes: numbers, texts, arrays."""

    type: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]

    @property
    def output(self) -> str:
        """The first of what it gives, which is the only one that is read here."""
        return self.outputs[0]

    def get(self, attribute: str, usual: Any = None) -> Any:
        """An attribute, or what it is where it is not told."""
        return self.attributes.get(attribute, usual)


@dataclasses.dataclass(frozen=True)
class Given:
    """sides: of the one input, the batch first; None for one that may be any. output: the name of the answer.

    operators: each behind those that it reads. metadata: what the file tells of itself, by name.
    shapes: of values, where the file tells them, the batch first.
    """

    title: str
    opset: int
    input: str
    sides: tuple[int | None, ...]
    output: str
    operators: tuple[Operator, ...]
    constants: Mapping[str, Array]
    metadata: Mapping[str, str] = dataclasses.field(default_factory=dict)
    shapes: Mapping[str, tuple[int | None, ...]] = dataclasses.field(default_factory=dict)

    def needed(self) -> tuple[Operator, ...]:
        """The operators on the way to the answer."""
        wanted, found = {self.output}, list[Operator]()
        for operator in reversed(self.operators):
            if wanted.intersection(operator.outputs):
                wanted.update(operator.inputs)
                found.append(operator)
        return tuple(reversed(found))

    def uses(self) -> Counter[str]:
        """How often each value is read on the way to the answer. Who asks for its shape alone does not count."""
        asking = ("Shape", "Size")
        read = Counter(name for each in self.needed() if each.type not in asking for name in each.inputs)
        read[self.output] += 1
        return read

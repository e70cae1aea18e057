"""The network that code builds: layers in the order in which they are called, and models that are made of them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from typing import Any

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Foreign, ForeignNetwork
from nnstudio.formats.keras.archive import snake_case
from nnstudio.formats.keras.incoming.values import CodeError, Made, told
from nnstudio.layers.shapes import Shape

SHAPES = ("shape", "input_shape", "batch_shape", "batch_input_shape", "input_dim")
"""Where code tells the shape of what goes in."""


@dataclasses.dataclass(frozen=True)
class Tensor:
    """What a layer gives, by the layer's name."""

    name: str


@dataclasses.dataclass(eq=False)
class Stack:
    """A Sequential while it grows."""

    title: str
    layers: list[Made]


@dataclasses.dataclass(frozen=True)
class Finished:
    """A model of the functional API."""

    title: str
    outputs: tuple[Tensor, ...]


class Building:
    """Takes layers and models as the code makes them."""

    def __init__(self) -> None:
        self.layers: dict[str, Foreign] = {}
        self.inputs: dict[str, Shape] = {}
        self.model: Stack | Finished | None = None
        self._seen: Counter[str] = Counter()
        self._used: set[int] = set()
        self._kept: list[Made] = []

    def started(self, made: Made) -> Any:
        """An Input is a tensor, a model is kept, and anything else stays what it is."""
        if made.kind == "Input":
            name = str(made.settings.get("name") or self._name("input_layer"))
            self.inputs[name] = _shape(made)
            return Tensor(name)
        if made.kind == "Sequential":
            layers = made.settings.get("layers", [])
            if not isinstance(layers, list | tuple):
                raise CodeError(made.line, sentence("Sequential takes a list of layers."))
            self.model = stack = Stack(str(made.settings.get("name") or "Network"), [])
            for layer in layers:
                self.append(stack, layer, made.line)
            return stack
        if made.kind in ("Model", "Functional"):
            self.model = Finished(str(made.settings.get("name") or "Network"), _tensors(made))
            return self.model
        return made

    def append(self, stack: Any, layer: Any, line: int) -> None:
        """Put another layer behind a Sequential."""
        if not isinstance(stack, Stack):
            raise CodeError(line, sentence("only Sequential has add."))
        if isinstance(layer, Tensor) and layer.name in self.inputs:
            layer = Made("InputLayer", {"name": layer.name, "shape": self.inputs[layer.name]}, line)
        if not isinstance(layer, Made):
            raise CodeError(line, sentence("this is no layer."))
        stack.layers.append(layer)

    def applied(self, layer: Made, tensors: Any, line: int) -> Tensor:
        """A layer that reads one tensor, or a list of them."""
        if id(layer) in self._used:
            raise CodeError(line, sentence("a layer can be used once here: make another."))
        self._used.add(id(layer))
        self._kept.append(layer)  # so that no other gets its id
        given = tensors if isinstance(tensors, list | tuple) else [tensors]
        if not all(isinstance(tensor, Tensor) for tensor in given):
            raise CodeError(
                line, sentence("a layer reads what another one gives, and this is something else.")
            )
        return self._placed(layer, tuple(tensor.name for tensor in given))

    def _placed(self, layer: Made, inputs: tuple[str, ...]) -> Tensor:
        settings = {name: told(value) for name, value in layer.settings.items()}
        name = str(settings.get("name") or self._name(snake_case(layer.kind)))
        if name in self.layers or name in self.inputs:
            raise CodeError(layer.line, sentence("there are two layers named {name}.", name=name))
        self.layers[name] = Foreign(name, layer.kind, settings, inputs, layer.line)
        return Tensor(name)

    def _name(self, stem: str) -> str:
        """As Keras counts: dense, dense_1, dense_2."""
        while True:
            number = self._seen[stem]
            self._seen[stem] += 1
            name = f"{stem}_{number}" if number else stem
            if name not in self.layers and name not in self.inputs:
                return name

    def network(self, compiled: Mapping[str, Any], fitted: Mapping[str, Any]) -> ForeignNetwork:
        """The model that was made last."""
        if isinstance(self.model, Stack):
            start, shape, layers = self._stacked(self.model)
        elif isinstance(self.model, Finished):
            start, shape, layers = self._reached(self.model)
        else:
            raise ArrivalError(
                sentence("There is no model in the code: neither keras.Sequential nor keras.Model.")
            )
        return ForeignNetwork(
            self.model.title,
            start,
            shape,
            layers,
            compiled.get("loss"),
            compiled.get("optimizer"),
            dict(fitted),
        )

    def _stacked(self, stack: Stack) -> tuple[str, Shape, tuple[Foreign, ...]]:
        first = stack.layers[0] if stack.layers else None
        if first is None:
            raise ArrivalError(sentence("The model has no layers."))
        shape = _shape(first)
        before = start = (
            str(first.settings.get("name") or "input_layer") if first.kind == "InputLayer" else "input"
        )
        self.inputs = {start: shape}
        for layer in stack.layers[first.kind == "InputLayer" :]:
            before = self._placed(layer, (before,)).name
        return start, shape, tuple(self.layers.values())

    def _reached(self, model: Finished) -> tuple[str, Shape, tuple[Foreign, ...]]:
        """Only what leads to the model's outputs belongs to it."""
        wanted, left = set[str](), [tensor.name for tensor in model.outputs]
        while left:
            name = left.pop()
            if name not in wanted:
                wanted.add(name)
                left += self.layers[name].inputs if name in self.layers else ()
        starts = [name for name in self.inputs if name in wanted or len(self.inputs) == 1]
        if len(starts) != 1:
            raise ArrivalError(
                sentence("It has {count} inputs, and a network here has one.", count=len(starts))
            )
        layers = tuple(layer for name, layer in self.layers.items() if name in wanted)
        return starts[0], self.inputs[starts[0]], layers


def _tensors(made: Made) -> tuple[Tensor, ...]:
    outputs = made.settings.get("outputs")
    found = tuple(outputs) if isinstance(outputs, list | tuple) else (outputs,)
    if not all(isinstance(tensor, Tensor) for tensor in found):
        raise CodeError(made.line, sentence("a model is made of an input and of what the last layer gives."))
    return found


def _shape(made: Made) -> Shape:
    """The sides without the batch, as one of the usual settings tells them."""
    for setting in SHAPES:
        value = made.settings.get(setting)
        if value is None:
            continue
        sides = tuple(value) if isinstance(value, list | tuple) else (value,)
        sides = sides[1:] if setting.startswith("batch") else sides
        if not sides or not all(type(side) is int and side > 0 for side in sides):
            raise CodeError(made.line, sentence("all sides of the input must be known numbers."))
        return sides
    raise CodeError(
        made.line, sentence("the first layer must say the shape of its input: begin with keras.Input.")
    )

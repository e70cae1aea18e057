"""The JSON that Keras writes for a model, of version 3 or 2: which layers there are, and what each reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, ForeignNetwork
from nnstudio.formats.keras.incoming.entries import entries_of, part_of, settings_of_entry
from nnstudio.formats.keras.incoming.levels import DEEPEST, MODELS, STACKS, Level, Told
from nnstudio.layers.shapes import Shape
from nnstudio.shown import short


def network_of(config: Any, compiled: Any = None) -> ForeignNetwork:
    """The network of a model's config. compiled: of its loss and optimizer. Raises ArrivalError."""
    kind, inner = part_of(config)
    if kind not in MODELS:
        raise ArrivalError(
            sentence(
                "It is a {kind}: networks of Keras that are Sequential or built by the functional API can come in.",
                kind=short(kind),
            )
        )
    start, shape = _stack(inner) if kind in STACKS else _functional(inner)
    told = Told([])
    level = Level(kind, inner, (), (), lambda _: start, told)
    try:
        layers = tuple(level.layers())
    except RecursionError as error:
        raise ArrivalError(sentence("Its layers read each other in a circle.")) from error
    said = compiled if isinstance(compiled, Mapping) else {}
    title = str(inner.get("name") or "Network")
    optimizer = optimizer_of(said)
    return ForeignNetwork(title, start, shape, layers, said.get("loss"), optimizer, notes=tuple(told.notes))


def optimizer_of(told: Mapping[str, Any]) -> Any:
    """As version 3 keeps it, or version 2 in `training_config`."""
    return told.get("optimizer") or told.get("optimizer_config")


def _shape(config: Mapping[str, Any]) -> Shape | None:
    """Without the batch; None where it is not told."""
    told = config.get("batch_shape") or config.get("batch_input_shape")
    if isinstance(told, Mapping):  # as TensorFlow writes a shape
        told = told.get("items")
    if not isinstance(told, list) or len(told) < 2:
        return None
    sides = told[1:]
    if not all(type(side) is int and side > 0 for side in sides):
        raise ArrivalError(
            sentence("Its input has the shape {shape}: all sides must be known.", shape=short(sides))
        )
    return tuple(sides)


def _stack(inner: Mapping[str, Any]) -> tuple[str, Shape]:
    """The name and shape of a stack's input."""
    entries = [settings_of_entry(entry) for entry in entries_of(inner)]
    start = next((name for kind, name, _ in entries if kind == "InputLayer"), "input")
    shape = _first_shape(inner)
    if shape is None:
        raise ArrivalError(
            sentence("It does not say which shape it takes: call model.build() in Keras before saving it.")
        )
    return start, shape


def _first_shape(inner: Mapping[str, Any], depth: int = 0) -> Shape | None:
    """Of what goes into a model, as its first layer, or the model that it begins with, tells it."""
    if depth > DEEPEST:
        return None
    for entry in entries_of(inner)[:1]:
        kind, _, config = settings_of_entry(entry)
        found = _first_shape(config, depth + 1) if kind in MODELS else _shape(config)
        if found is not None:
            return found
    return _shape({"batch_shape": inner.get("build_input_shape")})


def _functional(inner: Mapping[str, Any]) -> tuple[str, Shape]:
    """The name and shape of the one input."""
    entries = [settings_of_entry(entry) for entry in entries_of(inner)]
    inputs = [(name, _shape(config)) for kind, name, config in entries if kind == "InputLayer"]
    if len(inputs) != 1:
        raise ArrivalError(sentence("It has {count} inputs, and a network here has one.", count=len(inputs)))
    (name, shape) = inputs[0]
    if shape is None:
        raise ArrivalError(sentence("It does not say which shape it takes."))
    return name, shape

"""The JSON that Keras writes for a model, of version 3 or 2: which layers there are, and what each reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Foreign, ForeignNetwork
from nnstudio.layers.shapes import Shape
from nnstudio.shown import short

MOST_LAYERS = 10_000
DEEPEST = 50
"""Levels of lists in the wires of a layer that are looked into."""


def network_of(config: Any, compiled: Any = None) -> ForeignNetwork:
    """The network of a model's config. compiled: of its loss and optimizer. Raises ArrivalError."""
    kind, inner = _part(config)
    if kind == "Sequential":
        layers, (name, shape) = _stack(inner)
    elif kind in ("Functional", "Model"):
        layers, (name, shape) = _functional(inner)
    else:
        raise ArrivalError(
            sentence(
                "It is a {kind}: networks of Keras that are Sequential or built by the functional API can come in.",
                kind=short(kind),
            )
        )
    told = compiled if isinstance(compiled, Mapping) else {}
    title = str(inner.get("name") or "Network")
    return ForeignNetwork(title, name, shape, tuple(layers), told.get("loss"), optimizer_of(told))


def optimizer_of(told: Mapping[str, Any]) -> Any:
    """As version 3 keeps it, or version 2 in `training_config`."""
    return told.get("optimizer") or told.get("optimizer_config")


def _part(config: Any) -> tuple[str, Mapping[str, Any]]:
    if not isinstance(config, Mapping) or not isinstance(config.get("class_name"), str):
        raise ArrivalError(sentence("It holds no model of Keras."))
    inner = config.get("config")
    if isinstance(inner, list):  # Keras 2.2 and older, for stacks
        inner = {"layers": inner}
    if not isinstance(inner, Mapping):
        raise ArrivalError(sentence("It holds no model of Keras."))
    return config["class_name"], inner


def _entries(inner: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    layers = inner.get("layers")
    if not isinstance(layers, list) or not all(isinstance(layer, Mapping) for layer in layers):
        raise ArrivalError(sentence("The list of its layers can't be read."))
    if len(layers) > MOST_LAYERS:
        raise ArrivalError(sentence("It has {count:,} layers, which is too many.", count=len(layers)))
    return layers


def _settings(entry: Mapping[str, Any]) -> tuple[str, str, Mapping[str, Any]]:
    """The kind, the name and the settings of one layer."""
    kind, config = entry.get("class_name"), entry.get("config")
    if not isinstance(kind, str) or not isinstance(config, Mapping):
        raise ArrivalError(sentence("The list of its layers can't be read."))
    name = entry.get("name") or config.get("name")
    return kind, str(name) if name else kind.lower(), config


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


def _stack(inner: Mapping[str, Any]) -> tuple[list[Foreign], tuple[str, Shape]]:
    layers, before, shape = list[Foreign](), "input", None
    start = before
    for entry in _entries(inner):
        kind, name, config = _settings(entry)
        shape = shape or _shape(config)
        if kind == "InputLayer":
            before = start = name
        else:
            layers.append(Foreign(name, kind, config, (before,)))
            before = name
    shape = shape or _built(inner)
    if shape is None:
        raise ArrivalError(
            sentence("It does not say which shape it takes: call model.build() in Keras before saving it.")
        )
    return layers, (start, shape)


def _built(inner: Mapping[str, Any]) -> Shape | None:
    return _shape({"batch_shape": inner.get("build_input_shape")})


def _functional(inner: Mapping[str, Any]) -> tuple[list[Foreign], tuple[str, Shape]]:
    layers, inputs = list[Foreign](), list[tuple[str, Shape | None]]()
    for entry in _entries(inner):
        kind, name, config = _settings(entry)
        if kind == "InputLayer":
            inputs.append((name, _shape(config)))
            continue
        nodes = entry.get("inbound_nodes")
        nodes = nodes if isinstance(nodes, list) else []
        if len(nodes) > 1:
            raise ArrivalError(
                sentence(
                    "{name} is used {count} times, and can be used once here.", name=name, count=len(nodes)
                )
            )
        layers.append(Foreign(name, kind, config, tuple(_sources(nodes[0])) if nodes else ()))
    if len(inputs) != 1:
        raise ArrivalError(sentence("It has {count} inputs, and a network here has one.", count=len(inputs)))
    (name, shape) = inputs[0]
    if shape is None:
        raise ArrivalError(sentence("It does not say which shape it takes."))
    return layers, (name, shape)


def _sources(node: Any, depth: int = 0) -> Iterator[str]:
    """The names of what a layer reads: tensors of version 3 know where they come from, version 2 lists names."""
    if depth > DEEPEST:
        return
    if isinstance(node, Mapping):
        config = node.get("config")
        history = config.get("keras_history") if isinstance(config, Mapping) else None
        if isinstance(history, list) and history:
            yield str(history[0])
        elif "args" in node:
            yield from _sources(node["args"], depth + 1)
    elif isinstance(node, list):
        if len(node) in (3, 4) and isinstance(node[0], str) and type(node[1]) is int:
            yield node[0]
        else:
            for part in node:
                yield from _sources(part, depth + 1)

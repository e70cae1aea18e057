"""The parts of the JSON that Keras writes for a model: its kind, and the layers that it lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnstudio.errors import sentence
from nnstudio.formats.exchange.arriving import ArrivalError

MOST_LAYERS = 10_000


def part_of(config: Any) -> tuple[str, Mapping[str, Any]]:
    """The kind of a model, and its config. Raises ArrivalError."""
    if not isinstance(config, Mapping) or not isinstance(config.get("class_name"), str):
        raise ArrivalError(sentence("It holds no model of Keras."))
    inner = _inner(config.get("config"))
    if inner is None:
        raise ArrivalError(sentence("It holds no model of Keras."))
    return config["class_name"], inner


def _inner(config: Any) -> Mapping[str, Any] | None:
    if isinstance(config, list):  # Keras 2.2 and older, for stacks
        return {"layers": config}
    return config if isinstance(config, Mapping) else None


def entries_of(inner: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The layers that a model lists. Raises ArrivalError."""
    layers = inner.get("layers")
    if not isinstance(layers, list) or not all(isinstance(layer, Mapping) for layer in layers):
        raise ArrivalError(sentence("The list of its layers can't be read."))
    if len(layers) > MOST_LAYERS:
        raise ArrivalError(sentence("It has {count:,} layers, which is too many.", count=len(layers)))
    return layers


def settings_of_entry(entry: Mapping[str, Any]) -> tuple[str, str, Mapping[str, Any]]:
    """The kind, the name and the settings of one layer. Raises ArrivalError."""
    kind, config = entry.get("class_name"), _inner(entry.get("config"))
    if not isinstance(kind, str) or config is None:
        raise ArrivalError(sentence("The list of its layers can't be read."))
    name = entry.get("name") or config.get("name")
    return kind, str(name) if name else kind.lower(), config

"""What a layer of Keras reads, of each of its calls: version 3 keeps tensors that know where they come from, version 2
lists of names and numbers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

DEEPEST = 50
"""Levels of lists in the wires of a layer that are looked into."""


@dataclasses.dataclass(frozen=True)
class Wire:
    """layer: its name; "" for what a model reads. call: which of its calls, from 0. tensor: which of its outputs."""

    layer: str
    call: int
    tensor: int


def wires_of(entry: Mapping[str, Any]) -> tuple[tuple[Wire, ...], ...]:
    """For each call of a layer what it reads, in order."""
    nodes = entry.get("inbound_nodes")
    return tuple(tuple(_wires(node)) for node in nodes) if isinstance(nodes, list) else ()


def _wires(node: Any, depth: int = 0) -> Iterator[Wire]:
    if depth > DEEPEST:
        return
    if isinstance(node, Mapping):
        config = node.get("config")
        history = config.get("keras_history") if isinstance(config, Mapping) else None
        if isinstance(history, list) and history:
            yield _wire(history)
        elif "args" in node:
            yield from _wires(node["args"], depth + 1)
    elif isinstance(node, list):
        if len(node) in (3, 4) and isinstance(node[0], str) and type(node[1]) is int:
            yield _wire(node)
        else:
            for part in node:
                yield from _wires(part, depth + 1)


def _wire(told: list[Any]) -> Wire:
    numbers = [number if type(number) is int and number >= 0 else 0 for number in told[1:3]]
    call, tensor = (*numbers, 0, 0)[:2]
    return Wire(str(told[0]), call, tensor)

"""Models of Keras within models, told as one list of layers: each with the models around it, and read where it ends.

A layer or a model that is called several times has the same weights each time. Here each call is a layer of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.arriving import ArrivalError, Foreign
from nnstudio.formats.keras.incoming.entries import entries_of, settings_of_entry
from nnstudio.formats.keras.incoming.wires import Wire, wires_of
from nnstudio.shown import short

STACKS, NETWORKS = frozenset({"Sequential"}), frozenset({"Functional", "Model"})
MODELS = STACKS | NETWORKS
DEEPEST = 8
"""Models within each other."""
MOST_CALLS = 100
"""Of one layer."""
MOST = 10_000
"""Calls of all layers and models together."""
Origin = tuple[tuple[str, str], ...]
Source = Callable[[int], str]
"""The name of what a model reads as its first, second... input."""


@dataclasses.dataclass
class Told:
    """What all levels share. notes: what is other here. counted: calls so far."""

    notes: list[Sentence]
    counted: int = 0

    def count(self) -> None:
        """One more call. Raises ArrivalError for too many: models that are called in models multiply."""
        self.counted += 1
        if self.counted > MOST:
            raise ArrivalError(sentence("It has {count:,} layers, which is too many.", count=self.counted))


@dataclasses.dataclass(frozen=True)
class Entry:
    """A layer or model as a config lists it, with what each of its calls reads."""

    kind: str
    name: str
    config: Mapping[str, Any]
    calls: tuple[tuple[Wire, ...], ...]


@dataclasses.dataclass(frozen=True)
class Level:
    """One model. inner: its config. within: names of the models around it, and its own. origin: those names and kinds
    as they are in the file, where two calls have one.
    """

    kind: str
    inner: Mapping[str, Any]
    within: tuple[str, ...]
    origin: Origin
    source: Source
    told: Told

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What its config lists, read once."""
        return tuple(Entry(*settings_of_entry(each), wires_of(each)) for each in entries_of(self.inner))

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each name is listed first."""
        return {entry.name: place for place, entry in reversed(list(enumerate(self.entries)))}

    @cached_property
    def inputs(self) -> list[str]:
        """The names of its inputs, in order."""
        listed = [wire.layer for wire in _ends(self.inner.get("input_layers"))]
        return listed or [entry.name for entry in self.entries if entry.kind == "InputLayer"]

    def layers(self) -> Iterator[Foreign]:
        """All layers, also those of models in it."""
        for entry in self.entries:
            if entry.kind == "InputLayer":
                continue
            for number in range(self._calls(entry)):
                wires = self._read(entry, number)
                if entry.kind in MODELS:
                    yield from self._nested(entry, number).layers()
                    continue
                self.told.count()
                inputs = tuple(self.resolved(wire) for wire in wires)
                origin = (*self.origin, (entry.name, entry.kind))
                name = "/".join((*self.within, _numbered(entry.name, number)))
                yield Foreign(name, entry.kind, entry.config, inputs, within=self.within, origin=origin)

    def _calls(self, entry: Entry) -> int:
        """How often a layer is called; in a stack, and where nothing is told of it, once."""
        count = 1 if self.kind in STACKS else max(1, len(entry.calls))
        if count > MOST_CALLS:
            raise ArrivalError(
                sentence(
                    "{name} is used {count:,} times, which is too often.", name=short(entry.name), count=count
                )
            )
        if count > 1:
            self.told.notes.append(
                sentence(
                    "{name} is used {count} times with the same weights: here are {count} layers, which begin alike.",
                    name=entry.name,
                    count=count,
                )
            )
        return count

    def _read(self, entry: Entry, number: int) -> tuple[Wire, ...]:
        """What a call of a layer reads: in a stack, the layer before."""
        if self.kind not in STACKS:
            return entry.calls[number] if number < len(entry.calls) else ()
        place = self.places[entry.name]
        before = self.entries[place - 1] if place else None
        return (Wire("" if before is None or before.kind == "InputLayer" else before.name, 0, 0),)

    def _nested(self, entry: Entry, number: int) -> Level:
        """A model in this one, as one of its calls."""
        if len(self.within) >= DEEPEST:
            raise ArrivalError(sentence("Its models stand inside of each other too deep to be read."))
        self.told.count()
        wires = self._read(entry, number)

        def source(place: int) -> str:
            if place >= len(wires):
                raise ArrivalError(sentence("{name} lacks an input.", name=short(entry.name)))
            return self.resolved(wires[place])

        within = (*self.within, _numbered(entry.name, number))
        origin = (*self.origin, (entry.name, entry.kind))
        return Level(entry.kind, entry.config, within, origin, source, self.told)

    def resolved(self, wire: Wire) -> str:
        """The name of the layer that gives what a wire carries. Raises RecursionError for models in a circle."""
        if not wire.layer or wire.layer in self.inputs:
            return self.source(self.inputs.index(wire.layer) if wire.layer in self.inputs else 0)
        place = self.places.get(wire.layer)
        if place is not None and self.entries[place].kind in MODELS:
            return self._nested(self.entries[place], wire.call).output(wire.tensor)
        return "/".join((*self.within, _numbered(wire.layer, wire.call)))

    def output(self, tensor: int = 0) -> str:
        """The name of the layer that gives the model's answer."""
        if self.kind in STACKS:
            last = self.entries[-1].name if self.entries else ""
            return self.resolved(Wire("" if last in self.inputs else last, 0, 0))
        ends = _ends(self.inner.get("output_layers"))
        if tensor >= len(ends):
            raise ArrivalError(sentence("The list of its layers can't be read."))
        return self.resolved(ends[tensor])


def _ends(told: Any) -> list[Wire]:
    """The wires of a model's outputs: one, or a list of them."""
    if isinstance(told, Mapping):
        told = list(told.values())
    if isinstance(told, list) and len(told) == 3 and isinstance(told[0], str):
        told = [told]
    found = told if isinstance(told, list) else []
    return [
        Wire(end[0], end[1], end[2])
        for end in found
        if isinstance(end, list) and len(end) == 3 and isinstance(end[0], str) and type(end[1]) is int
    ]


def _numbered(name: str, number: int) -> str:
    return f"{name}_{number + 1}" if number else name

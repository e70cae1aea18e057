"""What comes in from other programs: their layers as they tell them, and what became of them here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.document.document import Document
from nnstudio.errors import Sentence, StudioError
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape


class ArrivalError(StudioError):
    """A file or text of another program of which nothing can be taken; the sentence names it and the fault."""


class Unknown(StudioError):
    """One layer or setting that there is nothing for here; the rest can come in."""


@dataclasses.dataclass(frozen=True)
class Foreign:
    """A layer as another program tells it. kind: its class there. inputs: names of what it reads, in order.

    line: of the code that it comes from, counted from 1; 0 where there is none. within: names of the models around it,
    the outermost first. origin: names and kinds of those and of itself, as its weights are kept; () for itself alone.
    """

    name: str
    kind: str
    settings: Mapping[str, Any]
    inputs: tuple[str, ...]
    line: int = 0
    within: tuple[str, ...] = ()
    origin: tuple[tuple[str, str], ...] = ()

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """Names and kinds of the models around it and of itself."""
        return self.origin or ((self.name, self.kind),)


@dataclasses.dataclass(frozen=True)
class ForeignNetwork:
    """input: the name of the one input, and its shape without the batch. loss, optimizer: as the program tells them.

    fitted: what is known of the run: batch_size, epochs, validation_split, validation_data (whether there are any),
    early_stopping (its patience), shuffle, class_weights ("balanced"), plateau (settings of the callback that lowers
    the rate). passed: lines of the code that have nothing to do with it.
    notes: what is other here.
    """

    title: str
    input: str
    input_shape: Shape
    layers: tuple[Foreign, ...]
    loss: Any = None
    optimizer: Any = None
    fitted: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    passed: tuple[int, ...] = ()
    notes: tuple[Sentence, ...] = ()


@dataclasses.dataclass(frozen=True)
class Elsewhere:
    """How the program that a file comes from is asked about it.

    judge: its library. asked: our module that asks it, in a process of its own. given: from examples as they are read
    here, and as the network here gets them, to what the file takes. taken: from its answers to ours. safe: whether
    loading the file can't run code in it.
    """

    judge: str
    asked: str
    given: Callable[[Array, Array], Array]
    taken: Callable[[Array], Array]
    safe: bool


@dataclasses.dataclass(frozen=True)
class Arrived:
    """weights: by "node/kernel", or None where none came along. names: of each layer here, by its name there.

    notes: what was changed or left out without changing an answer. gaps: what is missing, each a problem on the canvas.
    elsewhere: how to ask the program that it comes from, to compare.
    """

    document: Document
    weights: Mapping[str, Array] | None
    names: Mapping[str, str]
    notes: tuple[Sentence, ...]
    gaps: tuple[Sentence, ...]
    elsewhere: Elsewhere | None = None

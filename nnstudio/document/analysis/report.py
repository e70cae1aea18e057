"""What an analysis says: a report for each layer, and problems with their repairs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Literal

from nnstudio.document.document import Document
from nnstudio.errors import Sentence
from nnstudio.layers.shapes import Shape

Severity = Literal["error", "info", "warning"]


@dataclasses.dataclass(frozen=True)
class Repair:
    """What one click would do. text: an order such as "Insert Flatten"; apply: Document -> Document."""

    text: Sentence
    apply: Callable[[Document], Document]


@dataclasses.dataclass(frozen=True)
class Problem:
    """What is wrong, in a sentence without a full stop, so that a view may add ": insert Flatten".

    node: the layer that has it, None for the whole network or its training. severity: an "error" can't be
    trained, a "warning" can; an "info" is what a network lacks that nobody has begun yet. field: the setting at
    fault, of the layer or, without a node, of the training; or "".
    """

    node: str | None
    severity: Severity
    sentence: Sentence
    repair: Repair | None = None
    field: str = ""

    @property
    def kind(self) -> str:
        """What it has in common with others that say the same of other layers or with other numbers."""
        return self.sentence.template


@dataclasses.dataclass(frozen=True)
class NodeReport:
    """What is known of one layer, or of one block of the canvas.

    input_shapes: of its inputs, None where unknown. output_shape: None while it or a layer before it has an
    error. parameters: number of its weights; trainable: of those that train. multiply_adds: for one
    example. flop: all its operations for one example, as of `Layer.flop`.
    """

    input_shapes: tuple[Shape | None, ...]
    output_shape: Shape | None
    parameters: int
    trainable: int
    multiply_adds: int
    flop: int
    problems: tuple[Problem, ...]


@dataclasses.dataclass(frozen=True)
class Analysis:
    """A whole document, judged.

    nodes: of the flat network's layers, by name. blocks: of all nodes that are edited, by path; of a group and of a
    layer that is repeated, the sum. output_shape: of the network's answer, None while it is unknown. memory: estimated
    bytes for training, 0 while the network has errors. The sums leave out what is unknown.
    """

    nodes: dict[str, NodeReport]
    blocks: dict[str, NodeReport]
    problems: tuple[Problem, ...]
    output_shape: Shape | None
    parameters: int
    trainable: int
    multiply_adds: int
    flop: int
    memory: int

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the network from training."""
        return tuple(problem for problem in self.problems if problem.severity != "warning")

    @property
    def can_train(self) -> bool:
        """Whether nothing keeps the network from training."""
        return not self.errors

    @property
    def can_answer(self) -> bool:
        """Whether the network can be asked: it can be trained, or nothing is wrong but that no weight trains."""
        nothing_trains = self.output_shape is not None and not self.trainable
        return self.can_train or (nothing_trains and [error.node for error in self.errors] == [None])

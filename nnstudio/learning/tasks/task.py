"""What every task has: its targets, its metrics, the losses and outputs that suit it, and how an answer is said."""

from __future__ import annotations

import abc
import dataclasses
from collections.abc import Mapping
from typing import Any, ClassVar, Self

from nnstudio.errors import Sentence, sentence
from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import Shape
from nnstudio.learning.errors import DataError
from nnstudio.learning.metrics import Metric

LONGEST_NAME = 200


class TaskError(DataError):
    """Targets that a task can't use, or a stored task that can't be read; one sentence."""

    @classmethod
    def unknown(cls, plain: Any, known: tuple[str, ...]) -> TaskError:
        """What was stored is no task."""
        text = sentence(
            "expected a task ({known}), not {found}", known=", ".join(known), found=str(plain)[:60]
        )
        return cls(text)


@dataclasses.dataclass(frozen=True)
class Likely:
    """A class and how sure the network is of it, `share` in 0..1 where outputs are shares, else the bare output."""

    name: str
    index: int
    share: float


@dataclasses.dataclass(frozen=True)
class Measured:
    """One predicted number in the target's own unit."""

    name: str
    value: float
    unit: str


@dataclasses.dataclass(frozen=True, eq=False)
class Remade:
    """An input as the network gives it again; values 0..1 of the input's shape."""

    values: Array


@dataclasses.dataclass(frozen=True, eq=False)
class Answer:
    """What one example was answered. said: in a sentence without a full stop. parts: the best first."""

    said: Sentence
    parts: tuple[Likely | Measured | Remade, ...]


class Task(abc.ABC):
    """Base of all tasks; a frozen dataclass, so that two of the same kind and names are equal.

    name: in files. title, help: for a person. losses: type names of the losses that suit, the usual one first.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    help: ClassVar[str]
    losses: ClassVar[tuple[str, ...]]

    @abc.abstractmethod
    def metrics(self) -> tuple[Metric, ...]:
        """The figures that tell how good answers are. The first one leads: it decides which epoch is the best."""

    @abc.abstractmethod
    def outputs(self, input_shape: Shape) -> tuple[Shape, ...]:
        """The shapes in which a network may end, the usual one first. input_shape: of one example."""

    def accepts(self, outputs: Shape, input_shape: Shape) -> bool:
        """Whether answers of that shape can be given to this task."""
        return outputs in self.outputs(input_shape)

    @abc.abstractmethod
    def activation(self, outputs: Shape) -> str:
        """The usual last activation for outputs of that shape."""

    @abc.abstractmethod
    def target_shape(self, input_shape: Shape) -> Shape:
        """The shape of one example's target: () for a class."""

    @abc.abstractmethod
    def check(self, targets: Array, input_shape: Shape) -> None:
        """TaskError, a sentence, unless these targets (n, *target_shape) can be learned."""

    @abc.abstractmethod
    def constant(self, targets: Array, outputs: Shape) -> Array:
        """The best answer that does not look at the example, (*outputs) float32: the baseline to beat."""

    @abc.abstractmethod
    def answer(self, outputs: Array) -> Answer:
        """What the outputs (*outputs) for one example say."""

    @abc.abstractmethod
    def to_json(self) -> dict[str, Any]:
        """A plain dict with "type"."""

    @classmethod
    @abc.abstractmethod
    def read(cls, plain: Mapping[str, Any]) -> Self:
        """What `to_json` wrote; TaskError."""

    @property
    def metric(self) -> Metric:
        """The one that leads."""
        return self.metrics()[0]

    def baseline(self, targets: Array, outputs: Shape) -> float:
        """The leading metric of always giving the constant answer; NaN without targets."""
        if not len(targets):
            return float("nan")
        constant = self.constant(targets, outputs)
        sums = None
        for start in range(0, len(targets), 4096):
            part = targets[start : start + 4096]
            added = self.metric.sums(constant[None].repeat(len(part), axis=0), part)
            sums = added if sums is None else sums + added
        assert sums is not None
        return self.metric.value(sums)


def names_from_json(plain: Any, what: str, least: int, most: int) -> tuple[str, ...]:
    """A stored list of names, each a text of 1 to LONGEST_NAME printable characters; TaskError."""
    fine = isinstance(plain, list) and least <= len(plain) <= most
    if not fine or not all(isinstance(name, str) and is_name(name) for name in plain):
        found = str(plain)[:60]
        text = sentence(
            "the {what} must be a list of {least} to {most} names, not {found}",
            what=what,
            least=least,
            most=most,
            found=found,
        )
        raise TaskError(text)
    return tuple(plain)


def is_name(text: str) -> bool:
    """Whether a text may name a class or a column: printable, neither empty nor endless."""
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()

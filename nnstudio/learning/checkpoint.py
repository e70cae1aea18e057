"""All that the rest of a training depends on, as arrays and plain values that a file can hold."""

from __future__ import annotations

import dataclasses
import math
import operator
from collections.abc import Mapping
from typing import Self

import numpy as np

from nnstudio.errors import StudioError
from nnstudio.layers.layer import Array
from nnstudio.learning.metrics import Metric
from nnstudio.learning.metrics.metric import Sums


class CheckpointError(StudioError):
    """A checkpoint does not belong to the network, optimizer or data that it should be restored to."""


@dataclasses.dataclass(frozen=True)
class GeneratorState:
    """Where a generator of chance (SFC64) is. words: four, below 2**64. spare: half a word left over, if one is."""

    words: tuple[int, ...]
    spare: int | None = None

    @classmethod
    def of(cls, generator: np.random.Generator) -> Self:
        """Where this one is."""
        state = generator.bit_generator.state
        words = tuple(int(word) for word in state["state"]["state"])
        return cls(words, int(state["uinteger"]) if state["has_uint32"] else None)

    def put_into(self, generator: np.random.Generator) -> None:
        """Have this one go on from here."""
        generator.bit_generator.state = {
            "bit_generator": "SFC64",
            "state": {"state": np.array(self.words, np.uint64)},
            "has_uint32": int(self.spare is not None),
            "uinteger": self.spare or 0,
        }


@dataclasses.dataclass(frozen=True)
class Checkpoint:
    """arrays: "weights/...", "best/..." and "optimizer/..." by name. learning_rate: of the last step; base_rate: what
    the schedule starts from. generators: by "node:shard".
    """

    arrays: dict[str, Array]
    step: int
    learning_rate: float
    base_rate: float
    progress: Progress
    generators: Mapping[str, GeneratorState]

    def part(self, prefix: str) -> dict[str, Array]:
        """The arrays under a prefix, without it."""
        start = f"{prefix}/"
        return {name[len(start) :]: array for name, array in self.arrays.items() if name.startswith(start)}


@dataclasses.dataclass
class Progress:
    """Where a run is: `epoch` whole epochs and `batch` batches of the next are done. Sums are over that next one.

    sums: of the leading metric, empty before a batch. losses: of the finished epochs, by validation or else training.
    best_epoch, best: the leading metric of the best epoch by validation; 0 and None before any. patient_from: the
    epoch at which early stopping ended the run the last time.
    """

    epoch: int = 0
    batch: int = 0
    examples: int = 0
    loss_sum: float = 0.0
    sums: list[float] = dataclasses.field(default_factory=list)
    best_epoch: int = 0
    best: float | None = None
    losses: list[float] = dataclasses.field(default_factory=list)
    patient_from: int = 0

    def copy(self) -> Progress:
        """The same, which the other does not change."""
        return dataclasses.replace(self, losses=list(self.losses), sums=list(self.sums))

    def add(self, examples: int, loss: float, sums: Sums) -> None:
        """Count one batch with its mean loss."""
        self.batch += 1
        self.examples += examples
        self.loss_sum += loss * examples
        added: list[float] = sums.tolist()
        self.sums = list(map(operator.add, self.sums, added)) if self.sums else added

    def loss(self) -> float:
        """The mean over the epoch so far; NaN before its first batch."""
        return self.loss_sum / self.examples if self.examples else math.nan

    def value(self, metric: Metric) -> float:
        """The leading metric over the epoch so far; NaN before its first batch."""
        return metric.value(np.array(self.sums)) if self.sums else math.nan

    def end_epoch(self, validation_loss: float | None, value: float | None, metric: Metric) -> bool:
        """Close the epoch with its validation, if there was one; return whether it is the best so far."""
        self.epoch += 1
        self.losses.append(self.loss() if validation_loss is None else validation_loss)
        better = value is not None and metric.better(value, self.best)
        if better:
            self.best_epoch, self.best = self.epoch, value
        self.batch, self.examples, self.loss_sum, self.sums = 0, 0, 0.0, []
        return better

    def waited(self, patience: int | None) -> bool:
        """Whether the last `patience` epochs brought nothing better."""
        since = max(self.best_epoch, self.patient_from)
        return patience is not None and self.best_epoch > 0 and self.epoch - since >= patience

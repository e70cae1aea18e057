"""All that the rest of a training depends on, as arrays and plain values that a file can hold."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Self

import numpy as np

from nnstudio.errors import StudioError
from nnstudio.layers.layer import Array


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

    losses: of the finished epochs, by validation or else training. best_*: by validation accuracy; 0 before any.
    patient_from: the epoch at which early stopping ended the run the last time.
    """

    epoch: int = 0
    batch: int = 0
    images: int = 0
    loss_sum: float = 0.0
    right: int = 0
    best_epoch: int = 0
    best_accuracy: float = -1.0
    losses: list[float] = dataclasses.field(default_factory=list)
    patient_from: int = 0

    def copy(self) -> Progress:
        """The same, which the other does not change."""
        return dataclasses.replace(self, losses=list(self.losses))

    def add(self, images: int, loss: float, right: int) -> None:
        """Count one batch with its mean loss."""
        self.batch += 1
        self.images += images
        self.loss_sum += loss * images
        self.right += right

    def means(self) -> tuple[float, float]:
        """Mean loss and accuracy over the epoch so far; NaN before its first batch."""
        if not self.images:
            return math.nan, math.nan
        return self.loss_sum / self.images, self.right / self.images

    def end_epoch(self, validation: tuple[float, float] | None) -> bool:
        """Close the epoch with its validation loss and accuracy; return whether it is the best so far."""
        self.epoch += 1
        self.losses.append(validation[0] if validation else self.means()[0])
        better = validation is not None and validation[1] > self.best_accuracy
        if validation is not None and better:
            self.best_epoch, self.best_accuracy = self.epoch, validation[1]
        self.batch, self.images, self.loss_sum, self.right = 0, 0, 0.0, 0
        return better

    def waited(self, patience: int | None) -> bool:
        """Whether the last `patience` epochs brought nothing better."""
        since = max(self.best_epoch, self.patient_from)
        return patience is not None and self.best_epoch > 0 and self.epoch - since >= patience

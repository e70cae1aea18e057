"""All that the rest of a training depends on, as arrays and plain values that a file can hold."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

from nnstudio.layers.layer import Array


class CheckpointError(ValueError):
    """A checkpoint does not belong to the network, optimizer or data that it should be restored to."""


@dataclasses.dataclass(frozen=True)
class Checkpoint:
    """arrays: "weights/..." and "optimizer/..." by name. meta: step, learning rate, progress and generator states."""

    arrays: dict[str, Array]
    meta: dict[str, Any]

    def part(self, prefix: str) -> dict[str, Array]:
        """The arrays under a prefix, without it."""
        start = f"{prefix}/"
        return {name[len(start) :]: array for name, array in self.arrays.items() if name.startswith(start)}


@dataclasses.dataclass
class Progress:
    """Where a run is: `epoch` whole epochs and `batch` batches of the next are done. Sums are over that next one."""

    epoch: int = 0
    batch: int = 0
    images: int = 0
    loss_sum: float = 0.0
    right: int = 0
    best_epoch: int = 0
    best_accuracy: float = -1.0

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

    def end_epoch(self, validation_accuracy: float | None) -> None:
        """Close the epoch, and remember it if its validation accuracy is the best so far."""
        self.epoch += 1
        if validation_accuracy is not None and validation_accuracy > self.best_accuracy:
            self.best_epoch, self.best_accuracy = self.epoch, validation_accuracy
        self.batch, self.images, self.loss_sum, self.right = 0, 0, 0.0, 0

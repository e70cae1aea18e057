"""What training tells, as plain numbers that may cross threads. Epochs, batches and steps count from 1."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from nnstudio.errors import Sentence


@dataclasses.dataclass(frozen=True, slots=True)
class BatchDone:
    """One batch was learned. loss and metrics are those of this batch before its update; examples: in the batch.

    metrics: the task's leading one by its name.
    """

    epoch: int
    batch: int
    batches: int
    step: int
    examples: int
    loss: float
    metrics: Mapping[str, float]
    learning_rate: float


@dataclasses.dataclass(frozen=True, slots=True)
class ValidationDone:
    """One batch of the validation pass was computed; only progress, the result comes with EpochDone."""

    epoch: int
    batch: int
    batches: int


@dataclasses.dataclass(frozen=True, slots=True)
class EpochDone:
    """One pass over the data. loss: mean over the pass. metrics: the task's leading one over the pass, by its name.

    validation_loss: None without validation. validation_metrics: all of the task's by name; empty without.
    """

    epoch: int
    step: int
    loss: float
    metrics: Mapping[str, float]
    validation_loss: float | None
    validation_metrics: Mapping[str, float]
    learning_rate: float


@dataclasses.dataclass(frozen=True, slots=True)
class Diverged:
    """NaN or infinity: training ended, with the last good weights if there were any. layer: where it showed first."""

    epoch: int
    step: int
    layer: str
    sentence: Sentence


@dataclasses.dataclass(frozen=True, slots=True)
class Finished:
    """All epochs are done, or early stopping ended them; reason is a sentence. best_epoch: 0 without validation."""

    epochs: int
    best_epoch: int
    reason: Sentence


Event = BatchDone | ValidationDone | EpochDone | Diverged | Finished

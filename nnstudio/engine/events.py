"""What training tells, as plain numbers that may cross threads. Epochs, batches and steps count from 1."""

from __future__ import annotations

import dataclasses

from nnstudio.errors import Sentence


@dataclasses.dataclass(frozen=True, slots=True)
class BatchDone:
    """One batch was learned. loss and accuracy are those of this batch before its update; images: in the batch."""

    epoch: int
    batch: int
    batches: int
    step: int
    images: int
    loss: float
    accuracy: float
    learning_rate: float


@dataclasses.dataclass(frozen=True, slots=True)
class ValidationDone:
    """One batch of the validation pass was computed; only progress, the result comes with EpochDone."""

    epoch: int
    batch: int
    batches: int


@dataclasses.dataclass(frozen=True, slots=True)
class EpochDone:
    """One pass over the data. loss and accuracy are means over the pass; validation values may be missing."""

    epoch: int
    step: int
    loss: float
    accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None
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

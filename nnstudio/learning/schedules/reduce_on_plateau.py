"""A learning rate that drops when the loss no longer does."""

from __future__ import annotations

import dataclasses
import functools
import math

from nnstudio.declared import param
from nnstudio.learning.schedules.schedule import Moment, Schedule


@dataclasses.dataclass(frozen=True)
class ReduceOnPlateau(Schedule):
    """rate = base * factor^n, not below min_rate. n: how often `patience` epochs brought no better loss.

    As Keras's ReduceLROnPlateau, whose patience of 10 is longer than most runs here. n is counted anew from
    the losses of all finished epochs, so that a run goes on from its history alone.
    """

    title = "Reduce on plateau"
    help = (
        "Drops the learning rate when the validation loss stops falling. Needs no plan for the run's length."
    )
    by_epoch = True

    factor: float = param(
        0.1, above=0.0, below=1.0, help="What the learning rate is multiplied by at a drop."
    )
    patience: int = param(
        3, min=1, max=10000, unit="epochs", help="Epochs without a better loss before a drop."
    )
    min_delta: float = param(
        1e-4, min=0.0, max=1e6, help="A loss that is better by less counts as no better."
    )
    cooldown: int = param(
        0, min=0, max=10000, unit="epochs", help="Epochs after a drop that are not counted."
    )
    min_rate: float = param(0.0, min=0.0, max=1e6, label="lowest rate", help="No drop goes below this.")

    def rate(self, base: float, moment: Moment) -> float:
        drops = reductions(moment.losses, self.patience, self.min_delta, self.cooldown)
        return min(base, max(base * float(self.factor**drops), self.min_rate))


@functools.lru_cache(maxsize=16)
def reductions(losses: tuple[float, ...], patience: int, min_delta: float, cooldown: int) -> int:
    """How often the rate has dropped after epochs with these losses. NaN counts as no better."""
    best, waited, cooling, drops = math.inf, 0, 0, 0
    for loss in losses:
        if cooling:
            cooling, waited = cooling - 1, 0
        if loss < best - min_delta:
            best, waited = loss, 0
        elif not cooling:
            waited += 1
            if waited >= patience:
                drops, cooling, waited = drops + 1, cooldown, 0
    return drops

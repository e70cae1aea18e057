"""A learning rate that drops by the same factor every few epochs."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.learning.schedules.schedule import Moment, Schedule


@dataclasses.dataclass(frozen=True)
class StepDecay(Schedule):
    """rate = base * factor^floor(epochs / every)."""

    title = "Steps"
    help = "Drops the learning rate every few epochs. Each drop settles what the larger steps overshot."
    by_epoch = True

    every: int = param(5, min=1, max=10000, unit="epochs", help="Epochs between two drops.")
    factor: float = param(0.5, above=0.0, max=1.0, help="What the learning rate is multiplied by at a drop.")

    def rate(self, base: float, moment: Moment) -> float:
        epoch = (moment.step - 1) // moment.steps_per_epoch
        return base * float(self.factor ** (epoch // self.every))

"""A learning rate that falls by the same share all the time."""

from __future__ import annotations

import dataclasses

from nnstudio.declared import param
from nnstudio.learning.schedules.schedule import Moment, Schedule


@dataclasses.dataclass(frozen=True)
class ExponentialDecay(Schedule):
    """rate = base * decay_rate^(epochs / decay_epochs); with staircase, only at the end of decay_epochs."""

    title = "Exponential"
    help = "Lets the learning rate fall evenly, by the same share in each epoch."

    decay_rate: float = param(0.9, above=0.0, max=1.0, help="What is left of the rate after each period.")
    decay_epochs: float = param(1.0, above=0.0, max=10000.0, unit="epochs", help="Length of a period.")
    staircase: bool = param(False, help="Drops at the end of each period instead of all the time.")

    def rate(self, base: float, moment: Moment) -> float:
        periods = (moment.step - 1) / (self.decay_epochs * moment.steps_per_epoch)
        return base * float(self.decay_rate ** (periods // 1.0 if self.staircase else periods))

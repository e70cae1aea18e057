"""The same learning rate from the first step to the last."""

from __future__ import annotations

import dataclasses

from nnstudio.learning.schedules.schedule import Moment, Schedule


@dataclasses.dataclass(frozen=True)
class Constant(Schedule):
    """rate = base."""

    title = "Constant"
    help = "The same learning rate throughout. Right for Adam and its like in short runs."
    by_epoch = True

    def rate(self, base: float, moment: Moment) -> float:
        return base

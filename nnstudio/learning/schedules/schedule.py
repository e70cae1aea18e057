"""What a schedule is: the learning rate of each step, as a pure function of where the run is.

Nothing is remembered between two steps, so a run that goes on from a checkpoint goes on with the same rates.
"""

from __future__ import annotations

import dataclasses
from typing import ClassVar, NamedTuple

from nnstudio.declared import Declared


class Moment(NamedTuple):
    """Where a run is, just before a step.

    step: the step about to be made, from 1 on. steps_per_epoch, steps: how many an epoch and the whole run
    have, both 1 or more. losses: of the finished epochs, by the validation images, or the training images
    without them.
    """

    step: int
    steps_per_epoch: int
    steps: int
    losses: tuple[float, ...] = ()

    @property
    def epochs(self) -> float:
        """Epochs that are behind, with the fraction of the one at hand."""
        return (self.step - 1) / self.steps_per_epoch


@dataclasses.dataclass(frozen=True)
class Schedule(Declared):
    """Base of all schedules. by_epoch: whether the rate stays the same within an epoch."""

    by_epoch: ClassVar[bool] = False

    def rate(self, base: float, moment: Moment) -> float:
        """The learning rate of the step at moment. base: the optimizer's learning rate, 0 or more."""
        raise NotImplementedError

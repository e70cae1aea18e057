"""A learning rate that warms up, then falls along half a cosine, once or several times over."""

from __future__ import annotations

import dataclasses
import math

from nnstudio.declared import param
from nnstudio.learning.schedules.schedule import Moment, Schedule


@dataclasses.dataclass(frozen=True)
class CosineDecay(Schedule):
    """rate = base * (alpha + (1 - alpha) (1 + cos(pi x)) / 2), x from 0 to 1 in each cycle;
    warm-up: rate = base * steps done / warm-up steps.

    Loshchilov & Hutter 2017, equation 5. The steps after the warm-up are cut into restarts + 1 cycles, each t_mul
    times as long as the one before. As in Keras the warm-up begins with a step at rate 0.
    """

    title = "Cosine"
    help = "Falls slowly, then fast, then slowly to the end of the run. A good choice for nearly everything."

    warmup_epochs: float = param(
        0.0,
        min=0.0,
        max=10000.0,
        unit="epochs",
        label="warm-up",
        help="Time in which the rate rises from 0.",
    )
    restarts: int = param(
        0, min=0, max=1000, help="How often the rate jumps back to its full size and falls again."
    )
    t_mul: float = param(
        2.0,
        min=1.0,
        max=10.0,
        label="growth of cycles",
        help="How many times longer each cycle is than the last.",
    )
    alpha: float = param(
        0.0,
        min=0.0,
        max=1.0,
        unit="fraction",
        label="lowest rate",
        help="What is left at the end of a cycle.",
    )

    def rate(self, base: float, moment: Moment) -> float:
        done = moment.step - 1
        warm = self.warmup_epochs * moment.steps_per_epoch
        if done < warm:
            return base * done / warm
        progress = min(1.0, (done - warm) / max(1.0, moment.steps - warm))
        fall = 0.5 * (1.0 + math.cos(math.pi * self._in_cycle(progress)))
        return base * (self.alpha + (1.0 - self.alpha) * fall)

    def _in_cycle(self, progress: float) -> float:
        """How far the cycle at hand is, 0 to 1. progress: how far all cycles are, 0 to 1.

        Lengths count in the last cycle's, the longest: the others may come to nothing, but don't overflow.
        """
        lengths = [self.t_mul ** (cycle - self.restarts) for cycle in range(self.restarts + 1)]
        left = progress * sum(lengths)
        for length in lengths[:-1]:
            if left < length:
                return left / length
            left -= length
        return min(1.0, left / lengths[-1])

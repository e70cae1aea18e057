"""One-cycle: the learning rate rises to its largest, then falls to almost nothing, once in the whole run."""

from __future__ import annotations

import dataclasses
import math

from nnstudio.declared import param
from nnstudio.learning.schedules.schedule import Moment, Schedule


@dataclasses.dataclass(frozen=True)
class OneCycle(Schedule):
    """From base / div_factor along half a cosine to base, then to base / div_factor / final_div_factor.

    Smith & Topin 2018, with the cosine, the names and the defaults of PyTorch's OneCycleLR. The first part
    ends at step pct_start * steps, the second with the last step.
    """

    title = "One cycle"
    help = "Rises, then falls to almost nothing. The learning rate is the peak: take a little too much."

    pct_start: float = param(
        0.3,
        above=0.0,
        below=1.0,
        unit="fraction",
        label="rise",
        help="Part of the run in which the rate rises.",
    )
    div_factor: float = param(
        25.0, min=1.0, max=1e6, label="first divisor", help="How many times smaller than the peak it starts."
    )
    final_div_factor: float = param(
        1e4, min=1.0, max=1e9, label="last divisor", help="How many times smaller than at the start it ends."
    )

    def rate(self, base: float, moment: Moment) -> float:
        done, peak, end = moment.step - 1, self.pct_start * moment.steps - 1.0, moment.steps - 1.0
        start = base / self.div_factor
        if done <= peak:
            return _anneal(start, base, done / peak if done else 0.0)
        return _anneal(base, start / self.final_div_factor, (done - max(peak, 0.0)) / max(1.0, end - peak))


def _anneal(start: float, end: float, progress: float) -> float:
    """From start to end along half a cosine. progress: 0 to 1, more counts as 1."""
    return end + (start - end) * 0.5 * (1.0 + math.cos(math.pi * min(1.0, progress)))

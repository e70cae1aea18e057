"""When something began: the step of a run from which on it held, so that it can be marked on the curves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nnstudio.inside.doctor.case import Case
from nnstudio.learning.probe import Probe
from nnstudio.runs.record import LOSS

FROM_THE_START = 0


def onset(steps: Sequence[int], holds: Sequence[bool]) -> int:
    """The step that parts looks best into those before, where it does not hold, and those after, where it does, so that
    an odd batch on either side changes nothing; FROM_THE_START where that is the first, and where there are none.

    steps: of the looks, in their order. holds: whether it held at each.
    """
    told = np.asarray(holds, bool)
    if not told.any():
        return FROM_THE_START
    after, before = np.cumsum(told[::-1])[::-1], np.concatenate(([0], np.cumsum(~told)[:-1]))
    first = int(np.argmax(after + before))
    return int(steps[first]) if first else FROM_THE_START


def died(looks: Sequence[Probe], node: str, units: int) -> int:
    """The step from which on so many units of a layer never fired again in these looks."""
    seen = [(look.step, layer) for look in looks if (layer := look.layer(node)) is not None]
    if not seen:
        return FROM_THE_START
    fired = np.array([layer.fired for _, layer in seen])
    again = np.logical_or.accumulate(fired[::-1])[::-1]
    silent = np.count_nonzero(~again, axis=1) >= units
    return onset([step for step, _ in seen], silent.tolist())


def rose_above(case: Case, loss: float) -> int:
    """The step at which the smooth loss was first above that."""
    above = np.flatnonzero(case.record.smooth(LOSS) > loss)
    return int(case.record.batches.step[above[0]]) if len(above) else FROM_THE_START

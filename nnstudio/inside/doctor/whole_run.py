"""How far the steps of a whole run lead, judged by those that were looked at."""

from __future__ import annotations

import numpy as np

from nnstudio.inside.doctor.case import Case
from nnstudio.learning.schedules.schedule import Moment

MOMENTS = 64
"""Steps of the schedule that stand for all."""


def path_of_run(case: Case) -> tuple[float, int]:
    """The sum of all planned steps' updates beside the weights, as if all led one way, of the layer that moves most;
    and how many steps these are.

    A step is taken to be as long as those that were looked at, in proportion to its learning rate.
    """
    training, batches = case.document.training, case.record.batches
    per_epoch = int(batches.column("batches")[-1])
    steps = max(1, training.epochs) * per_epoch
    base, losses = training.optimizer.learning_rate, tuple(case.record.validation("loss")[1])
    places = np.unique(np.linspace(1, steps, MOMENTS).astype(int))
    rates = [training.schedule.rate(base, Moment(int(at), per_epoch, steps, losses)) for at in places]
    seen = [look.learning_rate for look in case.late_looks if look.learning_rate > 0.0]
    share = float(np.mean(rates) / np.median(seen)) if seen else 1.0
    return float(np.max(case.updates)) * steps * share, steps

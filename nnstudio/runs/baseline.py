"""Whether a run has learned anything: is it better than always giving the same answer, also on examples it does not
learn from?
"""

from __future__ import annotations

import enum
import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.learning.metrics import Metric
from nnstudio.runs.record import RunRecord

ENOUGH = 20_000
"""Within an epoch, a run is judged once it has seen so many examples; one of shorter epochs when it is not early."""
EARLY = 0.1
"""Part of the epochs of a run in which little need be learned, where there are many short ones."""
LAST_SHARE = 0.25
"""Part of what was seen that is judged: the beginning of a run is always at the baseline."""
LEAST_JUDGED = 1000
"""Examples that a validation is taken to have, for the chance in it; only fewer would make more of it."""


class Standing(enum.Enum):
    """How a run stands beside one constant answer.

    BETTER: it is better, or that is not known. NOTHING: it has learned nothing. BY_HEART: it answers the examples that
    it learns, and no others.
    """

    BETTER = "better"
    NOTHING = "nothing"
    BY_HEART = "by heart"

    @property
    def at_baseline(self) -> bool:
        """Whether it is no better than one constant answer on what it has not seen."""
        return self is not Standing.BETTER


def standing(record: RunRecord, baseline: float) -> Standing:
    """How the run stands beside what chance allows the baseline to be: the leading metric of one constant answer.

    A validation decides at the end of its epoch, and the last batches else; what lies between learning by heart and
    learning nothing is not judged. BETTER before enough was seen, and where no baseline is known (NaN).
    """
    batches, metric = record.batches, record.metric
    if math.isnan(baseline) or not len(batches):
        return Standing.BETTER
    last = record.epochs[-1] if record.epochs else None
    examples = batches.column("examples")
    seen = batches.seen
    early = record.finished is None and record.progress[-1] < max(1.0, EARLY * record.settings.epochs)
    if seen[-1] < ENOUGH and (last is None or early):
        return Standing.BETTER
    judged = last.validation_metrics.get(metric.name) if last else None
    validated = last is not None and judged is not None and last.step == batches.step[-1]
    if validated and judged is not None and is_above(metric, judged, baseline):
        return Standing.BETTER
    part = slice(int(np.searchsorted(seen, seen[-1] * (1.0 - LAST_SHARE))), None)
    count = int(examples[part].sum())
    mean = typical(metric, batches.column("metric")[part], examples[part])
    if not metric.better(mean, metric.beyond(baseline, count)):
        return Standing.NOTHING
    return Standing.BY_HEART if validated and _is_far_above(metric, mean, baseline) else Standing.BETTER


def typical(metric: Metric, values: NDArray[np.float64], examples: NDArray[np.int32]) -> float:
    """What a metric came to over batches: the mean, or the middle one where a batch's figure has no lower limit.

    values, examples: (batches,). The R2 of an epoch's last batch, which may be a few alike, is minus a thousand now and
    then, and that of a single example is NaN.
    """
    if metric.lowest is None:
        known = values[np.isfinite(values)]
        return float(np.median(known)) if len(known) else math.nan
    return float((values * examples).sum()) / max(1, int(examples.sum()))


def _is_far_above(metric: Metric, learned: float, baseline: float) -> bool:
    """Whether it is nearer to the best that there is than to the baseline."""
    best = metric.highest
    return best is not None and metric.better(learned, (baseline + best) / 2.0)


def is_above(metric: Metric, validated: float, baseline: float) -> bool:
    """Whether what a validation came to is more than chance allows the baseline to be; True where that is not known."""
    return math.isnan(baseline) or metric.better(validated, metric.beyond(baseline, LEAST_JUDGED))

"""Whether a run has learned anything: is it better than always giving the same answer?"""

from __future__ import annotations

import math

import numpy as np

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


def at_baseline(record: RunRecord, baseline: float) -> bool:
    """Whether the run is no better than chance allows the baseline to be: the leading metric of one constant answer.

    A validation decides at the end of its epoch, and the last batches else. False before enough was seen, and where no
    baseline is known (NaN).
    """
    batches, metric = record.batches, record.metric
    if math.isnan(baseline) or not len(batches):
        return False
    last = record.epochs[-1] if record.epochs else None
    examples = batches.column("examples")
    seen = batches.seen
    early = record.finished is None and record.progress[-1] < max(1.0, EARLY * record.settings.epochs)
    if seen[-1] < ENOUGH and (last is None or early):
        return False
    judged = last.validation_metrics.get(metric.name) if last else None
    if last is not None and judged is not None and last.step == batches.step[-1]:
        return not is_above(metric, judged, baseline)
    part = slice(int(np.searchsorted(seen, seen[-1] * (1.0 - LAST_SHARE))), None)
    count = int(examples[part].sum())
    mean = float((batches.column("metric")[part] * examples[part]).sum()) / max(1, count)
    return not metric.better(mean, metric.beyond(baseline, count))


def is_above(metric: Metric, validated: float, baseline: float) -> bool:
    """Whether what a validation came to is more than chance allows the baseline to be; True where that is not known."""
    return math.isnan(baseline) or metric.better(validated, metric.beyond(baseline, LEAST_JUDGED))

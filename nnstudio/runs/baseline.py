"""Whether a run has learned anything: is it better than always answering the most frequent class?"""

from __future__ import annotations

import math

import numpy as np

from nnstudio.runs.record import RunRecord

ENOUGH_IMAGES = 20_000
"""Within an epoch, a run is judged once it has seen so many; a shorter epoch is judged at its end."""
LAST_SHARE = 0.25
"""Part of what was seen that is judged: the beginning of a run is always at the baseline."""
DEVIATIONS = 3.0
LEAST_JUDGED = 1000
"""Images that a validation is taken to have, for the chance in it; only fewer would make more of it."""


def at_baseline(record: RunRecord, share: float) -> bool:
    """Whether the run is no better than chance allows the most frequent class to be, which is `share`, 0 to 1.

    A validation decides at the end of its epoch, and the last batches else. False before enough was seen.
    """
    batches = record.batches
    if not share or not len(batches):
        return False
    last = record.epochs[-1] if record.epochs else None
    if last is not None and last.validation_accuracy is not None and last.step == batches.step[-1]:
        return last.validation_accuracy <= _ceiling(share, LEAST_JUDGED)
    images = batches.column("images")
    seen = np.cumsum(images)
    if last is None and seen[-1] < ENOUGH_IMAGES:
        return False
    judged = slice(int(np.searchsorted(seen, seen[-1] * (1.0 - LAST_SHARE))), None)
    count = int(images[judged].sum())
    right = float((batches.accuracy[judged] * images[judged]).sum())
    return right / max(1, count) <= _ceiling(share, count)


def _ceiling(share: float, count: int) -> float:
    """What always answering one class reaches at most, within chance, on so many images."""
    return share + DEVIATIONS * math.sqrt(share * (1.0 - share) / max(1, count))

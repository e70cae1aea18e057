"""Examples that a network gets wrong, for whoever wants to look at them one after the other."""

from __future__ import annotations

import contextlib
import threading

import numpy as np

from nnstudio.learning.examples import Examples
from nnstudio.learning.metrics import classes_of
from nnstudio.runs.answering import Answering

AT_ONCE = 250
"""Examples that are asked about together."""


def next_mistake(
    examples: Examples, answering: Answering, after: int, cancelled: threading.Event
) -> int | None:
    """The place of the first example behind `after`, and then from the front, whose class is not recognised; None
    without one, or when it is not wanted any more.
    """
    order = np.roll(np.arange(len(examples)), -(after + 1))
    with contextlib.closing(answering.model(batch=AT_ONCE)) as model:
        for start in range(0, len(order), AT_ONCE):
            if cancelled.is_set():
                return None
            part = order[start : start + AT_ONCE]
            values = np.empty((len(part), *examples.shape), examples.dtype)
            examples.read(part, values)
            wrong = part[classes_of(model.predict(values)) != examples.targets[part]]
            if len(wrong):
                return int(wrong[0])
    return None

"""Which of a network's outputs get a row among the bars, where there are more of them than anybody could read."""

from __future__ import annotations

import heapq
from collections.abc import Sequence


def shown_outputs(probabilities: Sequence[float], most: int, label: int | None = None) -> tuple[int, ...]:
    """The outputs to show, from the top down: all in their own order, or else the `most` probable ones, the most
    probable first. The right one, `label`, is always among them; it comes last if it is not probable.
    """
    outputs = range(len(probabilities))
    if len(outputs) <= most:
        return tuple(outputs)
    probable = heapq.nlargest(most, outputs, key=probabilities.__getitem__)
    if label is not None and label in outputs and label not in probable:
        probable[-1] = label
    return tuple(probable)

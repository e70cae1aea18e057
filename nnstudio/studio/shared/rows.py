"""Which of a network's outputs get a row among the bars, where there are more of them than anybody could read."""

from __future__ import annotations

import heapq
from collections.abc import Sequence


def shown_outputs(
    probabilities: Sequence[float], most: int, label: int | None = None, first: int = 0
) -> tuple[int, ...]:
    """The outputs to show, from the top down: all in their own order, or else `most` of them, the most probable first.

    first: how many of the most probable ones are scrolled out of sight. The right one, `label`, is always among those
    that are shown; it comes last if it is not one of them.
    """
    outputs = range(len(probabilities))
    if len(outputs) <= most:
        return tuple(outputs)
    probable = heapq.nlargest(first + most, outputs, key=probabilities.__getitem__)[first:]
    if label is not None and label in outputs and label not in probable:
        probable[-1] = label
    return tuple(probable)

"""How long each layer of a document's network takes, measured on a few batches of its own data."""

from __future__ import annotations

import time
from collections.abc import Callable

from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.errors import StudioError, sentence
from nnstudio.learning.timing import Timing
from nnstudio.runs.engines import ENGINE
from nnstudio.runs.messages import Weights

FEWEST, MOST = 5, 40
"""Batches that are measured."""
SECONDS = 3.0
"""After so long it is enough, if the fewest batches are done."""


class NothingMeasuredError(StudioError):
    """Training diverged before the first batch was measured."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Nothing could be measured: training becomes numerically unstable in its first batches.")
        )


def measured(
    document: Document,
    shelf: Shelf,
    weights: Weights | None = None,
    *,
    threads: int | None = None,
    progress: Callable[[float], object] = lambda done: None,
    given_up: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.monotonic,
) -> Timing:
    """Train a few batches, with weights of their own, that nobody else sees.

    weights: where to begin; layers without draw theirs. progress: gets the share that is done, 0 to 1. given_up: asked
    after each batch. Raises NothingMeasuredError, and what opening the data and the network raise.
    """
    data = training_data(shelf.open(document.source), document.training)
    found: Timing | None = None
    times = ENGINE.measure(document.graph, document.training, data, weights=weights, threads=threads)
    began = clock()
    try:
        for found in times:
            share = max(found.batches / MOST, min((clock() - began) / SECONDS, found.batches / FEWEST))
            progress(min(1.0, share))
            if share >= 1.0 or given_up():
                break
    finally:
        times.close()
    if found is None:
        raise NothingMeasuredError
    return found

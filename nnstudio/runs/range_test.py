"""Which learning rate suits a network: a short training in which the rate rises from step to step, with weights of its
own, and the loss that comes of it (Smith 2017, Cyclical learning rates, section 3.3).
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nnstudio.data.shelf import Shelf
from nnstudio.data.training_data import training_data
from nnstudio.document.document import Document
from nnstudio.learning.events import BatchDone, Diverged
from nnstudio.learning.schedules import Constant
from nnstudio.learning.training_data import TrainingData
from nnstudio.runs.engines import ENGINE

LOWEST, HIGHEST = 1e-6, 10.0
STEPS = 150
"""Steps from the lowest rate to the highest: 21 for each factor of ten."""
MEMORY = 0.85
"""Of the smooth loss: what six steps ago was counts a third."""
BLOWN_UP = 3.0
"""Times the lowest smooth loss: the test has seen enough."""
FEWEST = 15
SAFE = 10.0
"""The proposal is so many times lower than the rate at which the loss is lowest: there it is about to rise."""
LEAST_FALL = 0.02
"""Part of its first by which the loss must fall for a proposal."""


@dataclasses.dataclass(frozen=True, eq=False)
class RangeTest:
    """rates, losses, smooth: of each step, (n,). proposal: the rate to take; None where the loss fell at none.
    before: the document's rate.
    """

    rates: NDArray[np.float64]
    losses: NDArray[np.float64]
    smooth: NDArray[np.float64]
    proposal: float | None
    before: float


def range_test(
    document: Document,
    shelf: Shelf,
    *,
    threads: int | None = None,
    progress: Callable[[float], object] = lambda done: None,
    given_up: Callable[[], bool] = lambda: False,
) -> RangeTest:
    """Train a few steps from new weights, that nobody else sees. progress: gets the share that is done, 0 to 1.
    given_up: asked before each step. Raises what opening the data and the network raise.
    """
    data = training_data(shelf.open(document.source), document.training)
    return range_test_on(document, data, threads=threads, progress=progress, given_up=given_up)


def range_test_on(
    document: Document,
    data: TrainingData,
    *,
    threads: int | None = None,
    progress: Callable[[float], object] = lambda done: None,
    given_up: Callable[[], bool] = lambda: False,
) -> RangeTest:
    """The same with data at hand."""
    settings = document.training.change(
        schedule=Constant(), epochs=STEPS, early_stopping=None, validation="none"
    )
    session = ENGINE.open(
        document.graph, settings, dataclasses.replace(data, validation=None), threads=threads
    )
    planned = np.geomspace(LOWEST, HIGHEST, STEPS)
    losses: list[float] = []
    smooth: list[float] = []
    with contextlib.closing(session), contextlib.closing(session.events()) as events:
        for rate in planned:
            if given_up():
                break
            session.learning_rate = float(rate)
            event = next(each for each in events if isinstance(each, BatchDone | Diverged))
            if isinstance(event, Diverged):
                break
            losses.append(event.loss)
            smooth.append(_smoothed(losses))
            progress(len(losses) / STEPS)
            if len(losses) > FEWEST and smooth[-1] > BLOWN_UP * max(min(smooth), 1e-12):
                break
    rates, line = planned[: len(losses)], np.array(smooth)
    before: float = document.training.optimizer.learning_rate
    return RangeTest(rates, np.array(losses), line, proposed(rates, line), before)


def proposed(rates: NDArray[np.float64], smooth: NDArray[np.float64]) -> float | None:
    """The rate to take: a tenth of that at which the smooth loss is lowest, in one figure. rates, smooth: (n,)."""
    if len(smooth) < FEWEST:
        return None
    lowest = int(np.argmin(smooth))
    first = float(np.median(smooth[:FEWEST]))
    if first - float(smooth[lowest]) < LEAST_FALL * abs(first):
        return None
    return float(f"{rates[lowest] / SAFE:.0e}")


def _smoothed(losses: list[float]) -> float:
    """A mean with a memory that fades, in which the first weigh as much as there are."""
    count = min(len(losses), 64)
    weights = MEMORY ** np.arange(count)[::-1]
    recent = np.array(losses[-count:])
    return float((weights * recent).sum() / weights.sum()) if math.isfinite(losses[-1]) else math.inf

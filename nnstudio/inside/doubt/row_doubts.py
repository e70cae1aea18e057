"""What is known of a network's doubts about rows of a table and points: which classes an answer may be, by how much a
number may be off, and which rows are unlike all that it has learned.
"""

from __future__ import annotations

import dataclasses
import threading

import numpy as np

from nnstudio.inside.doubt.conformal import Conformal, class_values, conformal
from nnstudio.inside.doubt.interval import Numbers, halves
from nnstudio.inside.doubt.rows import Rows, learn_rows
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Classification, Regression, Task

MOST_ASIDE = 6000
"""Examples kept aside that the promises are learned from."""
LEAST_ASIDE = 19
"""With fewer, 95% of them is all of them, and nothing can be promised."""
AT_ONCE = 128
NEAREST = 5
"""Training rows that are shown beside an answer."""


@dataclasses.dataclass(frozen=True, eq=False)
class RowOpinion:
    """What there is to say about one answer. classes: what it may be, the likeliest first; () where nothing is promised
    of classes. halves: (k,) by how much each number may be off in its own unit; None where nothing is promised of
    numbers. far: whether the row is unlike all training rows. odd: the input that makes it so, if it is one. nearest:
    the places of the rows that are most like it, among all training rows.
    """

    classes: tuple[int, ...]
    halves: Numbers | None
    far: bool
    odd: int | None
    nearest: tuple[int, ...]


@dataclasses.dataclass(frozen=True, eq=False)
class RowDoubts:
    """rows: what is usual. sets, halves: what is promised of classes and of numbers; None for the other task, and where
    too little is kept aside.
    """

    rows: Rows
    sets: Conformal | None = None
    halves: Numbers | None = None

    @property
    def promises(self) -> bool:
        """Whether anything is promised of answers."""
        return self.sets is not None or self.halves is not None

    def opinion(self, row: Array, outputs: Array) -> RowOpinion:
        """About one row (d,) as it is read, and the outputs (k,) of the network for it."""
        classes: tuple[int, ...] = ()
        if self.sets is not None:
            values = class_values(outputs[np.newaxis])
            inside = np.flatnonzero(self.sets.sets(values)[0])
            classes = tuple(int(each) for each in inside[np.argsort(-values[0][inside], kind="stable")])
        far = bool(self.rows.distances(row[np.newaxis])[0] > self.rows.far)
        nearest = tuple(int(place) for place in self.rows.nearest(row, NEAREST))
        return RowOpinion(classes, self.halves, far, self.rows.odd(row) if far else None, nearest)


def learn_row_doubts(
    model: Model,
    task: Task,
    learned: Examples,
    aside: Examples | None,
    rows: Rows | None = None,
    cancelled: threading.Event | None = None,
) -> RowDoubts | None:
    """Learns from training rows, and from others that were kept aside, if there are any; None where nobody wants it any
    more. rows: those of the same training rows, if they are known.
    """
    rows = rows or learn_rows(learned, cancelled)
    if rows is None or aside is None or len(aside) < LEAST_ASIDE:
        return None if rows is None else RowDoubts(rows)
    others = aside.some(MOST_ASIDE, 0)
    parts = []
    for start in range(0, len(others), AT_ONCE):
        if cancelled is not None and cancelled.is_set():
            return None
        places = np.arange(start, min(start + AT_ONCE, len(others)))
        parts.append(model.predict(others.take(places).all()))
    return promised(rows, task, np.concatenate(parts), others.targets)


def promised(rows: Rows, task: Task, outputs: Array, targets: Array) -> RowDoubts:
    """With what is promised by outputs (n, k) for examples that were kept aside, and their targets as learned."""
    if isinstance(task, Classification):
        return RowDoubts(rows, sets=conformal(class_values(outputs), np.asarray(targets, np.intp)))
    if isinstance(task, Regression):
        found = outputs.reshape(len(outputs), -1)
        return RowDoubts(
            rows, halves=halves(task.in_units(found), task.in_units(targets.reshape(found.shape)))
        )
    return RowDoubts(rows)

"""How much change a network that tells classes of pictures bears: its accuracy, the more they are moved, turned,
thickened or made noisy.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.changed_pictures import STRENGTHS, kinds_for
from nnstudio.inside.sample import Places, Sample
from nnstudio.layers.layer import Array
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.metrics import classes_of
from nnstudio.runs.confusions import sureness_of
from nnstudio.runs.own_hand import Share

MOST = 1_000
"""Examples that are asked about."""


@dataclasses.dataclass(frozen=True, eq=False)
class Robustness:
    """plain: the accuracy on the pictures as they are, 0 to 1. count: of pictures. curves: the accuracy at each of the
    STRENGTHS of a kind of change. sample: the pictures. answers, sureness: (strengths, count) what each was taken for
    by each kind, and how sure that was.
    """

    plain: float
    count: int
    curves: Mapping[str, NDArray[np.float64]]
    sample: Sample | None = None
    answers: Mapping[str, Places] = dataclasses.field(default_factory=dict)
    sureness: Mapping[str, Array] = dataclasses.field(default_factory=dict)

    def bounds(self, kind: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(n,) each: between which accuracies the one on all such pictures lies, in 95% of all cases (Wilson)."""
        count = max(1, self.count)
        shares = (Share(round(each * count), count) for each in self.curves[kind].tolist())
        low, high = zip(*(share.interval for share in shares), strict=True)
        return np.array(low), np.array(high)

    def wrong(self, kind: str, at: int) -> Places:
        """Which of the pictures were mistaken at a strength, those that the network was surest of first."""
        if self.sample is None:
            return np.zeros(0, np.intp)
        rows = np.flatnonzero(self.answers[kind][at] != self.sample.truths)
        return rows[np.argsort(-self.sureness[kind][at][rows], kind="stable")]


def robustness_of(
    model: Model,
    examples: Examples,
    cancelled: threading.Event,
    *,
    seed: int = 0,
    most: int = MOST,
    progress: Callable[[float], object] = lambda done: None,
) -> Robustness | None:
    """Ask about up to `most` pictures, drawn from the seed; None when it is not wanted any more.

    examples: (h, w, channels) each, with classes as targets. progress: gets the share that is done, 0 to 1.
    Raises DataError where they can't be read.
    """
    sample, kinds = Sample.of(examples, most, seed), kinds_for(examples.shape)
    steps = [(kind, at) for kind in kinds for at in range(len(STRENGTHS[kind]))]
    answers = {kind: np.zeros((len(STRENGTHS[kind]), len(sample)), np.intp) for kind in kinds}
    sureness = {kind: np.zeros(each.shape, np.float32) for kind, each in answers.items()}
    plain = 0
    for rows in sample.pieces():
        pictures = sample.piece(rows)
        plain += int(np.count_nonzero(_ask(model, pictures.values)[0] == sample.truths[rows]))
        for number, (kind, at) in enumerate(steps):
            if cancelled.is_set():
                return None
            asked = _ask(model, pictures.changed(kind, STRENGTHS[kind][at]))
            answers[kind][at, rows], sureness[kind][at, rows] = asked
            progress((rows[0] + len(rows) * (number + 1) / len(steps)) / len(sample))
    count = max(1, len(sample))
    curves = {kind: np.count_nonzero(each == sample.truths, axis=1) / count for kind, each in answers.items()}
    return Robustness(plain / count, len(sample), curves, sample, answers, sureness)


def _ask(model: Model, values: NDArray[np.generic]) -> tuple[Places, Array]:
    """What pictures are taken for, and how sure that is, (n,) each."""
    outputs = model.predict(values)
    answers = np.asarray(classes_of(outputs), np.intp)
    return answers, sureness_of(outputs, answers)

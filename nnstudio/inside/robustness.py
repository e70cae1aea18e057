"""How much change a network that tells classes of pictures bears: its accuracy, the more they are moved, turned,
thickened or made noisy.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from nnstudio.inside.changed_pictures import STRENGTHS, Pictures, kinds_for
from nnstudio.learning.engine import Model
from nnstudio.learning.examples import Examples
from nnstudio.learning.metrics import classes_of
from nnstudio.runs.own_hand import Share

MOST = 1_000
"""Examples that are asked about."""
AT_ONCE = 100


@dataclasses.dataclass(frozen=True, eq=False)
class Robustness:
    """plain: the accuracy on the pictures as they are, 0 to 1. count: of pictures. curves: the accuracy at each of the
    STRENGTHS of a kind of change.
    """

    plain: float
    count: int
    curves: dict[str, NDArray[np.float64]]

    def bounds(self, kind: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(n,) each: between which accuracies the one on all such pictures lies, in 95% of all cases (Wilson)."""
        count = max(1, self.count)
        shares = (Share(round(each * count), count) for each in self.curves[kind].tolist())
        low, high = zip(*(share.interval for share in shares), strict=True)
        return np.array(low), np.array(high)


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
    chosen, kinds = examples.some(most, seed), kinds_for(examples.shape)
    low, high = _range(chosen)
    steps = [(kind, at) for kind in kinds for at in range(len(STRENGTHS[kind]))]
    hits, plain = {kind: np.zeros(len(STRENGTHS[kind]), np.int64) for kind in kinds}, 0
    for start in range(0, len(chosen), AT_ONCE):
        places = np.arange(start, min(start + AT_ONCE, len(chosen)))
        pictures = Pictures(_read(chosen, places), low, high, np.random.default_rng((seed, start)))
        truths = chosen.targets[places]
        plain += _right(model, pictures.values, truths)
        for number, (kind, at) in enumerate(steps):
            if cancelled.is_set():
                return None
            hits[kind][at] += _right(model, pictures.changed(kind, STRENGTHS[kind][at]), truths)
            progress((start + len(places) * (number + 1) / len(steps)) / len(chosen))
    count = max(1, len(chosen))
    return Robustness(plain / count, len(chosen), {kind: each / count for kind, each in hits.items()})


def _right(model: Model, values: NDArray[np.generic], truths: NDArray[np.generic]) -> int:
    return int(np.count_nonzero(classes_of(model.predict(values)) == truths))


def _range(examples: Examples) -> tuple[float, float]:
    """The lowest and highest value that a picture may have: of floats, that some of the first ones do have."""
    if examples.dtype == np.uint8:
        return 0.0, 255.0
    first = _read(examples, np.arange(min(AT_ONCE, len(examples))))
    return float(first.min(initial=0.0)), float(first.max(initial=1.0))


def _read(examples: Examples, places: NDArray[np.intp]) -> NDArray[np.generic]:
    out = np.empty((len(places), *examples.shape), examples.dtype)
    examples.read(places, out)
    return out

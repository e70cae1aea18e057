"""How near images that a network gives again are to the right ones, and the worst of them, without keeping all."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray

from nnstudio.layers.layer import Array
from nnstudio.layers.shapes import size_of
from nnstudio.learning.examples import Examples
from nnstudio.learning.tasks import Reconstruction

MOST_KEPT = 200
MOST_NUMBERS = 2**24
"""Numbers of images that are kept to be looked at."""


@dataclasses.dataclass(frozen=True, eq=False)
class Remake:
    """place: of the example. psnr: of this one, in dB. given, made, wanted: what the network got, what it made of it,
    and what was wanted; each of the input's shape, float32.
    """

    place: int
    psnr: float
    given: Array
    made: Array
    wanted: Array


@dataclasses.dataclass(frozen=True, eq=False)
class Remakes:
    """psnr: (n,) of each example, in dB. worst: the lowest first. noisy: whether the input was not what is wanted."""

    psnr: NDArray[np.float64]
    worst: tuple[Remake, ...]
    noisy: bool

    def __len__(self) -> int:
        """How many examples there are."""
        return len(self.psnr)

    @property
    def unanswered(self) -> int:
        """How many examples came back with values that are no numbers."""
        return int(np.count_nonzero(np.isnan(self.psnr)))


class Watcher:
    """Looks at each batch while a network is judged, and keeps the worst examples."""

    def __init__(self, examples: Examples) -> None:
        self._squares = np.full(len(examples), np.nan)
        self._most = max(1, min(MOST_KEPT, MOST_NUMBERS // (3 * max(1, size_of(examples.shape)))))
        self._kept: list[Remake] = []

    def __call__(self, places: slice, inputs: Array, outputs: Array, targets: Array) -> None:
        """A `Watch`."""
        missed = (np.asarray(outputs, np.float32) - targets).reshape(len(outputs), -1)
        squares = np.einsum("ij,ij->i", missed, missed, dtype=np.float64) / missed.shape[1]
        self._squares[places] = squares
        bound = self._kept[-1].psnr if len(self._kept) == self._most else math.inf
        psnr = decibels(squares)
        for row in np.argsort(psnr, kind="stable")[: self._most]:
            if not psnr[row] < bound:
                break
            images = (np.array(each[row], np.float32) for each in (inputs, outputs, targets))
            self._kept.append(Remake(places.start + int(row), float(psnr[row]), *images))
        self._kept.sort(key=lambda remake: remake.psnr)
        del self._kept[self._most :]

    def remakes(self, task: Reconstruction) -> Remakes:
        """What was seen."""
        return Remakes(decibels(self._squares), tuple(self._kept), task.noise > 0.0)


def decibels(squares: NDArray[np.float64]) -> NDArray[np.float64]:
    """PSNR of mean squared errors of values 0..1: -10 log10(x), infinite where there is none."""
    with np.errstate(divide="ignore"):
        return -10.0 * np.log10(squares)

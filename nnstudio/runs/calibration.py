"""Whether a network is right as often as it is sure: of its answers at 80%, four of five should be right."""

from __future__ import annotations

import dataclasses
from typing import Self

import numpy as np
from numpy.typing import NDArray

from nnstudio.runs.confusions import Confusions, Places

BINS = 10
"""Of equal width, from 0 to 1."""


@dataclasses.dataclass(frozen=True, eq=False)
class Calibration:
    """How sure and how often right the answers are, in BINS bins of how sure they are (Guo et al. 2017).

    counts: (BINS,) answers in each bin. sure: (BINS,) float64 their mean sureness, NaN for an empty bin. right: (BINS,)
    float64 the share of them that is right, NaN for an empty bin. error: the expected calibration error, 0 to 1: the
    mean distance between the two, where each bin counts as often as it has answers; NaN without any answer. excess:
    by how much the answers are surer than right in the mean; below 0 where they are more often right than sure.
    bins: (n,) the bin of each example, -1 where there is no answer.
    """

    counts: NDArray[np.int64]
    sure: NDArray[np.float64]
    right: NDArray[np.float64]
    error: float
    excess: float
    bins: NDArray[np.intp]

    @classmethod
    def of(cls, found: Confusions, answer: int | None = None) -> Self:
        """Of answers whose sureness is a probability from 0 to 1; those without an answer are in no bin.

        answer: only examples that were taken for this class.
        """
        told = np.isfinite(found.sureness)
        if answer is not None:
            told &= found.answers == answer
        bins = np.where(told, bin_of(np.where(told, found.sureness, 0.0)), -1).astype(np.intp)
        inside, sureness = bins[told], found.sureness[told].astype(np.float64)
        hits = (found.truths == found.answers)[told]
        counts = np.bincount(inside, minlength=BINS)
        some = np.where(counts > 0, counts, np.nan)
        sure = np.bincount(inside, sureness, BINS) / some
        right = np.bincount(inside, hits, BINS) / some
        if not len(inside):
            return cls(counts, sure, right, np.nan, np.nan, bins)
        error = float(np.nansum(counts * np.abs(right - sure)) / len(inside))
        return cls(counts, sure, right, error, float(sureness.mean() - hits.mean()), bins)

    def examples_in(self, number: int, found: Confusions) -> Places:
        """Places of the examples of a bin: mistakes before the others, the surest first in both."""
        places = np.flatnonzero(self.bins == number)
        right = found.truths[places] == found.answers[places]
        return places[np.lexsort((-found.sureness[places], right))]


def bin_of(sureness: NDArray[np.floating]) -> NDArray[np.intp]:
    """The bin (n,) of values (n,) from 0 to 1: above its lower and up to its upper edge; 0 is in the first.

    The edges are those of the values' own precision, so that 0.3 lies in the third bin whatever its type.
    """
    edges = np.linspace(0.0, 1.0, BINS + 1)[1:-1].astype(sureness.dtype)
    return np.searchsorted(edges, sureness, side="left").astype(np.intp)


def mean_sureness(found: Confusions) -> NDArray[np.float64]:
    """(k,) how sure the network is in the mean of what it takes for each class; NaN where it takes nothing for it. How
    often it is right then is the precision of the class.
    """
    told = np.isfinite(found.sureness)
    answers, sure = found.answers[told], found.sureness[told].astype(np.float64)
    counts = np.bincount(answers, minlength=len(found.names))
    return np.asarray(np.bincount(answers, sure, len(found.names)) / np.where(counts > 0, counts, np.nan))

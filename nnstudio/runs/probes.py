"""What the looks into a run have shown, kept within bounds: all of the run thinly, and its latest part densely."""

from __future__ import annotations

import collections

import numpy as np
from numpy.typing import NDArray

from nnstudio.learning.probe import LayerProbe, Probe

MOST_KEPT = 128
"""Looks at which the series is thinned: every other one goes, and only every other new one is kept from then on."""
MOST_RECENT = 256


class ProbeSeries:
    """Looks in the order of their steps. kept: spread over the whole run, at most MOST_KEPT. earlier: those that a file
    or another run had of the part of the run before these; of one from a file only what is drawn is known.
    """

    def __init__(self, earlier: tuple[Probe, ...] = ()) -> None:
        self.earlier = earlier
        self.kept: list[Probe] = []
        self._recent: collections.deque[Probe] = collections.deque(maxlen=MOST_RECENT)
        self._count, self._every = 0, 1

    def __len__(self) -> int:
        """How many looks there were."""
        return self._count

    def add(self, probe: Probe) -> None:
        """One more look."""
        self._recent.append(probe)
        if self._count % self._every == 0:
            self.kept.append(probe)
        self._count += 1
        if len(self.kept) == MOST_KEPT:
            self.kept = self.kept[::2]
            self._every *= 2

    @property
    def whole(self) -> tuple[Probe, ...]:
        """All that is known of the run."""
        return (*self.earlier, *self.kept)

    @property
    def latest(self) -> Probe | None:
        """The last look."""
        return self._recent[-1] if self._recent else None

    def recent(self, examples: int) -> tuple[Probe, ...]:
        """The latest looks that together saw so many examples, the oldest first; all that there are, if they are
        fewer.
        """
        found: list[Probe] = []
        for probe in reversed(self._recent):
            if examples <= 0:
                break
            found.append(probe)
            examples -= probe.examples
        return tuple(found[::-1])

    def of_layer(self, node: str) -> tuple[NDArray[np.int64], list[LayerProbe]]:
        """The steps (n,) and figures of one layer, over the whole run."""
        found = [(probe.step, layer) for probe in self.kept if (layer := probe.layer(node)) is not None]
        return np.array([step for step, _ in found], np.int64), [layer for _, layer in found]

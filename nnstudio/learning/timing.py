"""How long each layer takes, as it was measured on real batches: what an engine tells of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True)
class LayerTime:
    """Seconds that a layer takes of the step for one batch, forward and backward. Work that several threads share
    counts by the part of the step that it fills.
    """

    forward: float
    backward: float

    @property
    def total(self) -> float:
        """Both ways."""
        return self.forward + self.backward


@dataclasses.dataclass(frozen=True)
class Timing:
    """What was measured so far, medians over the batches.

    batch: examples in each. threads: that worked at once, at most. batches: that were measured. step: seconds of a
    whole training step. layers: by node; a layer that only gives the same numbers another shape takes no time.
    together: nodes that are computed with another and have no time of their own, with that other.
    """

    batch: int
    threads: int
    batches: int
    step: float
    layers: Mapping[str, LayerTime]
    together: Mapping[str, str]

    @property
    def rest(self) -> float:
        """Seconds of a step outside of the layers: reading examples, the loss, the optimizer, waiting."""
        return max(0.0, self.step - sum(time.total for time in self.layers.values()))

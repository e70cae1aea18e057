"""One block of memory for all activations and gradients: a buffer's place is used again once nothing needs it.

Every value lives from the step that writes it to the last step that reads it. Two values may share bytes when
their lives don't overlap. Values are placed by size, the largest first, at the lowest place that is free.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable

import numpy as np

from nnstudio.engine.workspace import aligned
from nnstudio.layers.layer import Array


@dataclasses.dataclass(frozen=True)
class Life:
    """A value's size in bytes, and the first and last step (inclusive) in which it must be there."""

    key: Hashable
    size: int
    first: int
    last: int


@dataclasses.dataclass(frozen=True)
class Places:
    """Where each value lies, and how many bytes there are in all."""

    offsets: dict[Hashable, int]
    size: int


def place(lives: Iterable[Life]) -> Places:
    """Give each value its offset so that values alive at the same step don't overlap."""
    ordered = sorted(lives, key=lambda life: (-life.size, life.first, str(life.key)))
    firsts, lasts = (np.array([(life.first, life.last) for life in ordered], np.int64).reshape(-1, 2)).T
    offsets, ends = np.zeros(len(ordered), np.int64), np.zeros(len(ordered), np.int64)
    for at, life in enumerate(ordered):
        beside = np.flatnonzero((firsts[:at] <= life.last) & (lasts[:at] >= life.first))
        offsets[at] = _lowest(life.size, offsets[beside], ends[beside])
        ends[at] = offsets[at] + aligned(life.size)
    keys = [life.key for life in ordered]
    return Places(dict(zip(keys, offsets.tolist(), strict=True)), int(ends.max(initial=0)))


def _lowest(size: int, starts: Array, ends: Array) -> int:
    """The lowest place for so many bytes beside others, which reach from `starts` to `ends` (n,), int64."""
    order = np.lexsort((ends, starts))
    free = np.concatenate(([0], np.maximum.accumulate(ends[order])))
    fits = free[:-1] + size <= starts[order]
    return int(free[fits.argmax() if fits.any() else -1])

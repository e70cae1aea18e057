"""One block of memory for all activations and gradients: a buffer's place is used again once nothing needs it.

Every value lives from the step that writes it to the last step that reads it. Two values may share bytes when
their lives don't overlap. Values are placed by size, the largest first, at the lowest place that is free.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Iterable

from nnstudio.engine.workspace import aligned


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
    placed: list[tuple[Life, int]] = []
    for life in sorted(lives, key=lambda life: (-life.size, life.first, str(life.key))):
        placed.append((life, _lowest(life, placed)))
    end = max((offset + aligned(life.size) for life, offset in placed), default=0)
    return Places({life.key: offset for life, offset in placed}, end)


def _lowest(life: Life, placed: list[tuple[Life, int]]) -> int:
    taken = sorted(
        (offset, offset + aligned(other.size))
        for other, offset in placed
        if other.first <= life.last and life.first <= other.last
    )
    offset = 0
    for start, end in taken:
        if offset + life.size <= start:
            break
        offset = max(offset, end)
    return offset

"""What is arranged, and what comes of it, in plain numbers. Coordinates are scene units, pixels at 100%; y grows
downward, and so do wires.
"""

from __future__ import annotations

import dataclasses

Point = tuple[float, float]


@dataclasses.dataclass(frozen=True)
class Box:
    """One thing to place: a block, a terminal, or a group that was arranged before."""

    key: str
    width: float
    height: float


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a box went: its upper left corner and its size."""

    left: float
    top: float
    width: float
    height: float

    @property
    def centre(self) -> float:
        """The middle from left to right, where wires leave."""
        return self.left + self.width / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclasses.dataclass(frozen=True)
class Way:
    """A wire from the lower edge of one box to the upper edge of another, as its corners: pieces go down or across.

    label: the middle of the left edge of what is written beside it; None where another wire of the same source says it.
    """

    source: str
    target: str
    points: tuple[Point, ...]
    label: Point | None

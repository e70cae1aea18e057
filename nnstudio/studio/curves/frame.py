"""The vertical range of a plot, which stays as it is while the curves fit it well: a picture that jumps with
every batch can't be read, and redrawing the axis is what costs most.
"""

from __future__ import annotations

from typing import NamedTuple

MARGIN = 0.08
"""Room above and below the curves, as a fraction of their height."""
EMPTIEST = 0.6
"""Part of the range that the curves must fill, or a closer one is chosen."""
SMALLEST = 1e-3
"""Height of the range of a curve that doesn't move, as a fraction of its values."""
LEAST = 1e-9


class Frame(NamedTuple):
    """A vertical range, in the units of the axis."""

    bottom: float
    top: float

    def suits(self, low: float, high: float) -> bool:
        """Whether curves from `low` to `high` can be read well in this range."""
        height = self.top - self.bottom
        inside = self.bottom <= low and high <= self.top
        return inside and max(high - low, smallest(low, high)) >= EMPTIEST * height

    @classmethod
    def around(cls, low: float, high: float, ceiling: float | None, floor: float | None) -> Frame:
        """A range with some room around `low` to `high`, within what the metric can be."""
        least = smallest(low, high)
        room = MARGIN * max(high - low, least)
        bottom, top = low - room, high + room
        if floor is not None:
            bottom = max(bottom, floor)
        if ceiling is not None:
            top = min(top, ceiling + room / 4)
        return cls(bottom, max(top, bottom + least))


def smallest(low: float, high: float) -> float:
    """The least height of a range around these values."""
    return max(SMALLEST * max(abs(low), abs(high)), LEAST)

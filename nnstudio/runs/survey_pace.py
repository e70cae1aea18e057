"""How fine and how often the plane is surveyed, so that the network that trains meanwhile is hardly held up. It goes by
what the last pictures took of a core, and by nothing that is known of the machine.
"""

from __future__ import annotations

import math

SHARE = 0.04
"""Of one core, that surveying and painting may take while a network trains."""
OFTEN = 1 / 30
AIM = 1 / 12
"""Seconds from one picture to the next, at the least and as they should be, while a network trains."""
COARSE, QUICK, FINE = 32, 64, 192
"""Points across: while a network trains, at the least; at once when it is another; and at last."""
SIDES = (COARSE, 48, QUICK, 96, 128)
AROUND = 0.001
"""Seconds of a core for what can't be measured from inside: beginning a thread, and bringing its picture over."""
PATIENCE = 1.0
"""Seconds that the fine picture may take."""


class SurveyPace:
    """Learns what a point and a painting cost, in seconds."""

    def __init__(self) -> None:
        self._point = 0.0
        self._painting = 0.0

    def surveyed(self, side: int, seconds: float) -> None:
        """A picture of that side took so much time of its thread."""
        self._point = _drawn_to(self._point, seconds / side**2)

    def painted(self, seconds: float) -> None:
        """Showing one took so much time of the window's."""
        self._painting = _drawn_to(self._painting, seconds)

    def while_training(self) -> int:
        """Points across for the next picture while a network trains."""
        if not self._point:
            return COARSE
        points = (SHARE * AIM - self._painting - AROUND) / self._point
        return max((side for side in SIDES if side**2 <= points), default=COARSE)

    def wait(self, side: int) -> float:
        """Seconds from the begin of a picture of that side to that of the next while a network trains."""
        return max(OFTEN, (self._point * side**2 + self._painting + AROUND) / SHARE)

    def finest(self) -> int:
        """Points across for a network that stands still, once there is a first picture of it."""
        most = math.sqrt(PATIENCE / self._point) if self._point else FINE
        return max(QUICK, min(FINE, int(most)))


def _drawn_to(before: float, now: float) -> float:
    """The running mean, from the first one on."""
    return now if not before else 0.7 * before + 0.3 * now

"""How fine and how often the plane is surveyed, so that the network that trains meanwhile is hardly held up. It goes by
what the last pictures took of a core, and by nothing that is known of the machine.
"""

from __future__ import annotations

import math

SHARE = 0.02
"""Of one core, that surveying and showing may take while a network trains."""
OFTEN = 1 / 10
"""Seconds from one picture to the next, at the least, while a network trains."""
COARSE, QUICK, FINE = 32, 64, 192
"""Points across: while a network trains, at the least; at once when it is another; and at last."""
SIDES = (COARSE, 48, QUICK, 96)
AROUND = 0.0003
"""Seconds of a core to bring a picture over and have it shown."""
PATIENCE = 1.0
"""Seconds that the fine picture may take."""


class SurveyPace:
    """Learns what a point costs, in seconds."""

    def __init__(self) -> None:
        self._point = 0.0

    def surveyed(self, side: int, seconds: float) -> None:
        """A picture of that side took so much time of its thread."""
        now = seconds / side**2
        self._point = now if not self._point else 0.7 * self._point + 0.3 * now

    def while_training(self) -> int:
        """Points across for the next picture while a network trains."""
        if not self._point:
            return COARSE
        points = (SHARE * OFTEN - AROUND) / self._point
        return max((side for side in SIDES if side**2 <= points), default=COARSE)

    def wait(self, side: int) -> float:
        """Seconds from one picture of that side to the next while a network trains."""
        return max(OFTEN, (self._point * side**2 + AROUND) / SHARE)

    def finest(self) -> int:
        """Points across for a network that stands still, once there is a first picture of it."""
        most = math.sqrt(PATIENCE / self._point) if self._point else FINE
        return max(QUICK, min(FINE, int(most)))

"""How fine and how often the plane is surveyed, so that the network that trains meanwhile is hardly held up. It goes by
what the last pictures took of a core, and by nothing that is known of the machine.
"""

from __future__ import annotations

import math

SHARE = 0.03
"""Of one core, that surveying and showing may take while a network trains."""
OFTEN = 1 / 30
"""Seconds from one picture to the next, at the least, while a network trains."""
COARSE, QUICK, FINE = 20, 64, 192
"""Points across: while a network trains, at the least; at once when it is another; and at last."""
SIDES = (COARSE, 24, 32)
"""Finer ones can't be told from these, scaled smoothly, in a picture that changes."""
AROUND = 0.0006
"""Seconds of a core to bring a picture over and have it shown."""
FIXED = 0.0002
"""Seconds of surveying that don't depend on the points: calls of small operations, and the copy of the weights."""
PATIENCE = 1.0
"""Seconds that the fine picture may take."""


class SurveyPace:
    """Learns what a point costs, in seconds."""

    def __init__(self) -> None:
        self._point = 0.0

    def surveyed(self, side: int, seconds: float) -> None:
        """A picture of that side took so much time of its thread."""
        now = max(seconds / 2, seconds - FIXED) / side**2
        self._point = now if not self._point else 0.9 * self._point + 0.1 * now

    def while_training(self) -> int:
        """Points across for the next picture while a network trains."""
        if not self._point:
            return COARSE
        points = (SHARE * OFTEN - AROUND - FIXED) / self._point
        return max((side for side in SIDES if side**2 <= points), default=COARSE)

    def wait(self, side: int) -> float:
        """Seconds from one picture of that side to the next while a network trains."""
        return max(OFTEN, (self._point * side**2 + AROUND + FIXED) / SHARE)

    def finest(self) -> int:
        """Points across for a network that stands still, once there is a first picture of it."""
        most = math.sqrt(PATIENCE / self._point) if self._point else FINE
        return max(QUICK, min(FINE, int(most)))

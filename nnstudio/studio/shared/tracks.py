"""Where names, bars and figures lie in rows below one another. Beside long names there would be no room for bars, so
these lie under the names then, as thin lines.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QRectF

MARK = 9
"""Room for the mark of the right answer, at the left."""
NAMES_SHARE = 0.5
"""Most of the width that names take beside bars."""
LEAST_TRACK = 24
"""Pixels that bars have at least."""
SHORT = 24
"""Pixels of names that leave enough room beside them, always."""
GAP, INSET = 8, 2
THIN = 5
"""A bar under a name is so many times thinner than its row."""


@dataclasses.dataclass(frozen=True)
class Tracks:
    """row: height of a row. width: of all of it. names, figures: width of the widest one. All in pixels."""

    row: float
    width: float
    names: float
    figures: float

    @property
    def under(self) -> bool:
        """Whether the bars lie under the names."""
        room = self._figures_left - MARK - GAP - LEAST_TRACK
        return self.names > max(SHORT, min(NAMES_SHARE * self.width, room))

    @property
    def ends(self) -> tuple[float, float]:
        """Where bars begin and end."""
        if self.under:
            return MARK, max(MARK + GAP, self.width)
        left = MARK + self.names + GAP
        return left, max(left + GAP, self._figures_left)

    @property
    def _figures_left(self) -> float:
        return self.width - self.figures - GAP - INSET

    @property
    def _thin(self) -> float:
        return max(2.0, round(self.row / THIN))

    @property
    def text_height(self) -> float:
        """How high texts may be."""
        return self.row - self._thin if self.under else self.row - INSET

    def bar(self, row: int, left: float, right: float) -> QRectF:
        """A bar from left to right."""
        top, high = row * self.row + INSET, self.row - 2 * INSET
        if self.under:
            top, high = (row + 1) * self.row - self._thin, self._thin
        return QRectF(left, top, right - left, high)

    def name(self, row: int) -> QRectF:
        """The room of a name."""
        right = self._figures_left if self.under else self.ends[0]
        return QRectF(MARK, row * self.row, max(0.0, right - MARK), self._line)

    def figure(self, row: int) -> QRectF:
        """The room of a figure, at the right."""
        left = self._figures_left if self.under else self.ends[1]
        return QRectF(left, row * self.row, max(0.0, self.width - left), self._line)

    @property
    def _line(self) -> float:
        return self.row - self._thin if self.under else self.row

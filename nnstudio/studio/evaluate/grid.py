"""Where the cells and the names of a confusion matrix are. The names stay in sight while the cells are scrolled."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics

AXIS, LINE = 18, 18
"""Pixels for what the rows are, at the left, and what the columns are, above; and for names in one line."""
PADDING = 3
"""Pixels at the left and the right of a cell's figures, and around a name."""
LONGEST_SIDE, LONGEST_HEAD = 96, 56
"""Pixels of a name, at most; longer ones are cut."""
FEW = 10
"""So many classes and fewer are all in sight; a matrix of more scrolls."""
SMALL, LEGIBLE, LARGE, LARGEST = 16, 20, 40, 56
"""Heights of a cell: the least for few classes, the least for many, the most, and the most for up to four classes."""


def font_of(base: QFont, height: int) -> QFont:
    """The font for the figures and names of cells of that height."""
    font = QFont(base)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setPixelSize(max(9, min(12, int(height * 0.48))))
    return font


@dataclasses.dataclass(frozen=True)
class Grid:
    """count: classes. wide, high: of a cell. side, head: of all names. upright: names of columns are turned.

    left, top: what is scrolled out of sight. All in pixels of the view.
    """

    count: int = 0
    wide: int = SMALL
    high: int = SMALL
    side: int = AXIS
    head: int = AXIS
    upright: bool = False
    left: int = 0
    top: int = 0

    @classmethod
    def of(cls, names: Sequence[str], largest: int, height: int, base: QFont) -> Grid:
        """The grid for a view of that height. largest: count in a cell."""
        count = len(names)
        for upright in (False, True):
            high = height_of_cell(count, height - AXIS - 2 - (LONGEST_HEAD if upright else LINE))
            metrics = QFontMetrics(font_of(base, high))
            longest = max((metrics.horizontalAdvance(name) for name in names), default=0) + 2 * PADDING + 1
            wide = max(high, metrics.horizontalAdvance(f"{largest}") + 2 * PADDING)
            if longest <= wide or count <= 2:
                break
        wide = max(wide, longest) if count <= 2 else wide
        head = AXIS + (min(longest, LONGEST_HEAD) if upright else LINE)
        return cls(count, min(wide, LONGEST_SIDE), high, AXIS + min(longest, LONGEST_SIDE), head, upright)

    def scrolled(self, left: int, top: int) -> Grid:
        """The same with this much out of sight."""
        return dataclasses.replace(self, left=left, top=top)

    @property
    def whole(self) -> QSize:
        """What shows all of it without scrolling."""
        return QSize(self.side + 2 + self.wide * self.count, self.head + 2 + self.high * self.count)

    def cell(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        x, y = self.side + column * self.wide - self.left, self.head + row * self.high - self.top
        return QRectF(x, y, self.wide, self.high)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Row and column of the cell there that is in sight."""
        if point.x() < self.side or point.y() < self.head:
            return None
        return self._inside(self.row_at(point.y()), self.column_at(point.x()))

    def row_at(self, y: float) -> int:
        """The row there, whether there is one or not."""
        return math.floor((y - self.head + self.top) / self.high)

    def column_at(self, x: float) -> int:
        """The column there, whether there is one or not."""
        return math.floor((x - self.side + self.left) / self.wide)

    def _inside(self, row: int, column: int) -> tuple[int, int] | None:
        fits = 0 <= row < self.count and 0 <= column < self.count
        return (row, column) if fits else None

    def rows(self, height: int) -> range:
        """The rows of which something is in sight in a view of that height."""
        return range(max(0, self.row_at(self.head)), min(self.count, self.row_at(height) + 1))

    def columns(self, width: int) -> range:
        """The columns of which something is in sight in a view of that width."""
        return range(max(0, self.column_at(self.side)), min(self.count, self.column_at(width) + 1))


def height_of_cell(count: int, room: int) -> int:
    """Height of each of `count` cells in that room."""
    least = SMALL if count <= FEW else LEGIBLE
    most = LARGEST if count <= 4 else LARGE
    return min(max(room // max(1, count), least), most)


def strongest_mistake(counts: NDArray[np.int64]) -> int:
    """The largest count beside the diagonal, 1 at least."""
    beside = counts[~np.eye(len(counts), dtype=bool)]
    return max(1, int(beside.max(initial=1)))

"""A gap that is closed: a pen that was lifted too early leaves a 9 that is a 4, and a 0 that is a 6."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import ClassVar, Self

import numpy as np

from nnstudio.data.handwriting.lines import Lines
from nnstudio.data.handwriting.strokes import Path
from nnstudio.errors import Sentence, sentence
from nnstudio.inside.pen.change import Change
from nnstudio.inside.pen.places import place_of

WIDEST, NARROWEST = 0.5, 0.04
"""Of a gap, as shares of the drawing's longer side."""
MOST_GAPS = 8
"""So many of the narrowest are tried."""
ROUND = 2.0
"""The way along the stroke from one side of a gap to the other, in widths of it, from which on it is no mere bend."""
LEAST = 0.1
"""The cost of a gap of no width."""
USUAL = 0.5
"""The width that costs 1 more, as a share of the drawing's longer side."""
Ends = tuple[tuple[float, float], tuple[float, float]]


@dataclasses.dataclass(frozen=True)
class Close(Change):
    """ends: both sides of the gap, in pad units. stroke: that ends there. share: its width as one of the drawing."""

    ends: Ends
    stroke: int
    share: float
    gradual: ClassVar[bool] = False

    @classmethod
    def ways(cls, lines: Lines) -> tuple[Self, ...]:
        points = lines.points
        side = float((points.max(axis=0) - points.min(axis=0)).max())
        found = sorted(_gaps(lines, side), key=lambda gap: gap[2])
        kept: list[tuple[Ends, int, float]] = []
        for gap in found:
            if all(_apart(gap[0], other[0]) > NARROWEST * side for other in kept):
                kept.append(gap)
        return tuple(cls(*gap) for gap in kept[:MOST_GAPS])

    @property
    def path(self) -> Path:
        """The pen's way across the gap, (2, 2)."""
        return np.array(self.ends)

    def apply(self, lines: Lines, amount: float) -> Lines:
        return lines.and_path(self.path, lines.colours[self.stroke])

    def said(self, lines: Lines, amount: float, name: str) -> Sentence:
        place = place_of(self.path, lines)
        return sentence("{name} if the gap {place} is closed", name=name, place=place)

    def cost(self, amount: float) -> float:
        return LEAST + self.share / USUAL


def _gaps(lines: Lines, side: float) -> Iterator[tuple[Ends, int, float]]:
    """From each end of each stroke to the nearest places of all strokes, with the width as a share of the drawing."""
    for number, path in enumerate(lines.paths):
        if len(path) < 2:
            continue
        for end, inwards in ((path[0], path), (path[-1], path[::-1])):
            for other, target in enumerate(lines.paths):
                line = inwards if other == number else target
                for place in _near(end, line, other == number, side):
                    width = float(np.hypot(*(place - end)))
                    yield (_pair(end), _pair(place)), number, width / side


def _near(end: Path, line: Path, own: bool, side: float) -> Iterator[Path]:
    """The nearest place of a line across a gap, and the line's ends across one. own: whether it begins at this end."""
    if len(line) == 0:
        return
    away = np.hypot(*(line - end).T)
    far = (away >= NARROWEST * side) & (away <= WIDEST * side)
    if own:
        along = np.append(0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T)))
        far &= along > ROUND * away
    places = {len(line) - 1} if own else {0, len(line) - 1}
    if far.any():
        places.add(int(np.where(far, away, np.inf).argmin()))
    if not own and away.min() < NARROWEST * side:
        return
    yield from (line[place] for place in sorted(places) if far[place])


def _pair(place: Path) -> tuple[float, float]:
    return float(place[0]), float(place[1])


def _apart(one: Ends, other: Ends) -> float:
    """How far two gaps are from being the same, whichever end comes first."""
    a, b = np.array(one), np.array(other)
    return float(min(np.abs(a - b).max(), np.abs(a - b[::-1]).max()))

"""A diagram on sheets of paper: no larger than natural, as wide as the sheet allows, and cut only between blocks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF

Span = tuple[float, float]
SHRUNK = (1.0, 0.95, 0.9, 0.85)
"""How much smaller it may become to save a sheet."""


def cut(top: float, bottom: float, height: float, rows: Sequence[Span]) -> list[Span]:
    """From where to where each sheet goes.

    height: of what fits on one. rows: the spans of blocks, which stay whole where they fit.
    """
    gaps = [(above[1] + below[0]) / 2 for above, below in itertools.pairwise(rows)]
    sheets: list[Span] = []
    while bottom - top > height:
        end = max((gap for gap in gaps if top < gap <= top + height), default=top + height)
        sheets.append((top, end))
        top = end
    return [*sheets, (top, bottom)]


def sheets_for(area: QRectF, room: QSizeF, rows: Sequence[Span]) -> tuple[float, list[Span]]:
    """How large the diagram is printed, 1.0 being natural, and what stands on each sheet of that size."""
    widest = min(1.0, room.width() / area.width())
    tried = [
        (scale * widest, cut(area.top(), area.bottom(), room.height() / (scale * widest), rows))
        for scale in SHRUNK
    ]
    return min(tried, key=lambda one: len(one[1]))

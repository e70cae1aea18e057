"""Which strokes of a drawing are a digit of their own. Somebody who writes 407 on the pad means three digits, and
somebody whose 5 has its bar beside it means one. So strokes are told apart only where nobody could doubt it, in a row
of digits with white between them; all else is one digit, as a network of one digit has to take it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from nnstudio.data.handwriting.rasterise import PAD_PEN
from nnstudio.data.handwriting.strokes import Drawing, Stroke

CLEAR = 0.1
"""The least white between two digits, as a share of the highest one.

Parts of a digit in a picture are as near to each other. Of the 70,000 images of MNIST, which are of one digit each, 35
have so much white between parts that are all as high as LOWEST says.
"""
LOWEST = 0.6
"""The least height of a digit in the row, as a share of the highest one."""
SMALLEST = 0.15
"""The least way of the pen from top to bottom of the highest digit, in pad units: a row of dots is no number."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Strokes that have no clear white between them. The box is that of the pen's way, in pad units."""

    strokes: tuple[Stroke, ...]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the ink."""
        return self.bottom - self.top + PAD_PEN

    def __add__(self, other: _Group) -> _Group:
        return _Group(
            (*self.strokes, *other.strokes),
            min(self.left, other.left),
            max(self.right, other.right),
            min(self.top, other.top),
            max(self.bottom, other.bottom),
        )


def digits_apart(drawing: Drawing) -> tuple[Drawing, ...]:
    """The digits from left to right, if it is clear that there are several; else the drawing itself, or () for none.

    Each has its strokes in the order in which they were drawn.
    """
    if len(drawing.strokes) < 2:
        return (drawing,) if drawing else ()
    groups = _groups(drawing)
    if len(groups) < 2 or not _is_row(groups):
        return (drawing,)
    order = {id(stroke): place for place, stroke in enumerate(drawing.strokes)}
    return tuple(
        Drawing(tuple(sorted(group.strokes, key=lambda stroke: order[id(stroke)])), drawing.pen)
        for group in groups
    )


def _groups(drawing: Drawing) -> list[_Group]:
    """The strokes from left to right, those together that have no clear white between them."""
    boxes = sorted(map(_box, drawing.strokes), key=lambda box: box.left)
    white = PAD_PEN + CLEAR * max(box.height for box in boxes)
    groups = boxes[:1]
    for box in boxes[1:]:
        if box.left - groups[-1].right < white:
            groups[-1] = groups[-1] + box
        else:
            groups.append(box)
    return groups


def _is_row(groups: list[_Group]) -> bool:
    """Whether all could be digits of one number: about as high as each other, on one line, with white between them."""
    highest = max(groups, key=lambda group: group.height)
    white = PAD_PEN + CLEAR * highest.height
    gaps = [right.left - left.right for left, right in pairwise(groups)]
    return (
        highest.height - PAD_PEN >= SMALLEST
        and min(gaps) >= white
        and all(group.height >= LOWEST * highest.height for group in groups)
        and all(highest.top <= (group.top + group.bottom) / 2 <= highest.bottom for group in groups)
    )


def _box(stroke: Stroke) -> _Group:
    across, down = [point.x for point in stroke.points], [point.y for point in stroke.points]
    return _Group((stroke,), min(across), max(across), min(down), max(down))

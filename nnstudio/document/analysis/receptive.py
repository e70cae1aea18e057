"""How much of the picture each layer sees: its receptive field, and the way from one unit's to the next.

For each side and each place of a layer's output it is worked out which pixels of the picture reach it, first and last,
by what every layer on the way says that it reads. So edges, strides, dilation and branches need no formula of their
own: a unit behind two branches sees what either saw. What is told of a layer is the field of its widest unit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from nnstudio.document.analysis.facts import Facts
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.shapes import Shape
from nnstudio.layers.sight import Places, Sight

NOTHING_FIRST, NOTHING_LAST = 2**31, -1
"""First and last pixel of what sees nothing, such as zeros around an image."""


@dataclasses.dataclass(frozen=True)
class Receptive:
    """size: what the widest unit of a layer sees, height and width in pixels, never more than the picture has.

    strides: pixels from what one unit sees to what its neighbour sees, (down, right); None where a layer has no
    neighbours, or all of them see the same.
    """

    size: tuple[int, int]
    strides: tuple[Fraction, Fraction] | None


@dataclasses.dataclass(frozen=True)
class _Side:
    """Of each place along one side, the first and last pixel of the picture that it sees, (places,) integers."""

    first: Places
    last: Places
    pace: Fraction | None

    @property
    def widest(self) -> int:
        return max(0, int((self.last - self.first).max()) + 1)

    def read(self, sight: Sight, outputs: int) -> _Side:
        """What places see that read these."""
        places = sight.reads(outputs, len(self.first))
        pace = None if self.pace is None or sight.pace is None else self.pace * sight.pace
        first = np.where(places < 0, NOTHING_FIRST, self.first[places]).min(axis=1)
        return _Side(first, np.where(places < 0, NOTHING_LAST, self.last[places]).max(axis=1), pace)

    def together(self, outputs: int) -> _Side:
        """So many places that all see what any of these does."""
        first, last = self.first.min(keepdims=True), self.last.max(keepdims=True)
        return _Side(first.repeat(outputs), last.repeat(outputs), None)


_Sides = tuple[_Side, _Side]


@dataclasses.dataclass(frozen=True)
class Region:
    """Pixels of the picture: rows top to bottom, columns left to right, the last ones not among them."""

    top: int
    bottom: int
    left: int
    right: int


def receptive_fields(facts: Facts) -> dict[str, Receptive]:
    """The receptive field of each layer whose shape is known; of none where no picture goes in."""
    sides = _sides(facts)
    return {name: _told(sides[name], facts.shapes[name]) for name in sides if name != INPUT}


def region_seen(facts: Facts, name: str, place: tuple[int, int] | None) -> Region | None:
    """What a unit of a layer sees of the picture. place: its row and column; None for a number in a row, of which it
    is what any of them sees. None where no picture goes in, nothing is known of the layer, or the unit sees nothing.
    """
    sides = _sides(facts).get(name)
    if sides is None:
        return None
    seen = [
        (int(side.first.min()), int(side.last.max()))
        if place is None
        else (int(side.first[place[at]]), int(side.last[place[at]]))
        for at, side in enumerate(sides)
    ]
    (top, bottom), (left, right) = seen
    return Region(top, bottom + 1, left, right + 1) if bottom >= top and right >= left else None


def _sides(facts: Facts) -> dict[str, _Sides]:
    picture = facts.shapes.get(INPUT, ())
    if len(picture) != 3:
        return {}
    sides: dict[str, _Sides] = {INPUT: (_pixels(picture[0]), _pixels(picture[1]))}
    for name, node in facts.nodes.items():
        if name in facts.shapes:
            ways = [_through(facts, node, source, sides[source]) for source in node.inputs]
            sides[name] = _all(*(way[0] for way in ways)), _all(*(way[1] for way in ways))
    return sides


def _pixels(count: int) -> _Side:
    return _Side(np.arange(count), np.arange(count), Fraction(1))


def _through(facts: Facts, node: Node, source: str, seen: _Sides) -> _Sides:
    """What the layer's outputs see through one of its inputs. Numbers in a row keep what each of them sees."""
    given, made = facts.shapes[source], facts.shapes[node.id]
    rows, columns = seen
    if len(given) == 3 and (len(made) == 3 or not node.layer.view):
        height, width = made[:2] if len(made) == 3 else (1, 1)
        down, right = node.layer.sights(given)
        return rows.read(down, height), columns.read(right, width)
    if len(made) == 3:
        return rows.together(made[0]), columns.together(made[1])
    return (rows.together(1), columns.together(1)) if node.layer.mixes else seen


def _all(first: _Side, *others: _Side) -> _Side:
    """What places see that see all of these."""
    for other in others:
        if len(first.first) != len(other.first):
            first, other = first.together(1), other.together(1)
        paces = [side.pace for side in (first, other) if side.pace is not None]
        first = _Side(
            np.minimum(first.first, other.first),
            np.maximum(first.last, other.last),
            max(paces, default=None),
        )
    return first


def _told(sides: Sequence[_Side], shape: Shape) -> Receptive:
    rows, columns = sides
    size = rows.widest, columns.widest
    if len(shape) != 3 or rows.pace is None or columns.pace is None:
        return Receptive(size, None)
    return Receptive(size, (rows.pace, columns.pace))

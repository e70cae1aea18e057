"""Which place of the document a point of the canvas stands for: a wire, behind a block, or beside the stack.

On a wire, or in the gap that it crosses, a layer lands on that wire; on a block's lower half, or where all wires of a
block run as one, it lands behind the block and before all that read it; to the right of everything it begins a branch,
beside the block that is at its height.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF

from nnstudio.document.groups.paths import within
from nnstudio.document.places import Behind, Beside, OnWire, Place
from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.layout import Layout, Wire, is_output
from nnstudio.studio.canvas.near import key_at

BESIDE = 24.0
"""How far to the right of everything at its height a point begins a branch."""
SIDEWAYS = 0.25
"""What a step to the side counts beside one in height: a stack is one column, and the pointer may be beside it."""


def place_at(layout: Layout, point: QPointF) -> Place:
    """The place for a layer that is dropped at a point of the scene; in an open group, a place in it."""
    group = layout.around(point)
    layout = layout.part(group)
    key = key_at(layout, point)
    if key is None and point.x() > _right_at(layout, point.y()) + BESIDE:
        return _beside(layout, point.y(), within(group, INPUT))
    if key is None or is_output(key):
        return _place_on(layout.wires, point)
    entering = [wire for wire in layout.wires if wire.target == key]
    if entering and point.y() < layout.rects[key].center().y():
        return _place_on(entering, point)
    return Behind(key)


def _place_on(wires: Sequence[Wire], point: QPointF) -> Place:
    """The nearest of these wires. Where a source's wires run as one, that is all of them.

    A wire to the output is no wire of the document: what nothing reads is the output.
    """
    distances = [_distance(wire, point) for wire in wires]
    least = min(distances)
    wire, *others = [wire for wire, distance in zip(wires, distances, strict=True) if distance == least]
    if is_output(wire.target) or any(other.source == wire.source for other in others):
        return Behind(wire.source)
    return OnWire(wire.source, wire.target)


def _beside(layout: Layout, height: float, start: str) -> Place:
    """A branch that reads what the block at that height reads, so that it stands beside it."""
    nearest = min(layout.rects, key=lambda key: _between(height, layout.rects[key]))
    sources = [wire.source for wire in layout.wires if wire.target == nearest]
    return Beside(sources[0] if sources else start)


def _between(height: float, rect: QRectF) -> float:
    return max(rect.top() - height, height - rect.bottom(), 0.0)


def _right_at(layout: Layout, height: float) -> float:
    """Where everything at that height ends."""
    rects = [rect.right() for rect in layout.rects.values() if _between(height, rect) <= BESIDE]
    pieces = [
        max(start.x(), end.x())
        for start, end in _pieces(layout)
        if min(start.y(), end.y()) <= height <= max(start.y(), end.y())
    ]
    return max([*rects, *pieces], default=layout.bounds.right())


def _pieces(layout: Layout) -> Iterator[tuple[QPointF, QPointF]]:
    for wire in layout.wires:
        yield from itertools.pairwise(wire.points)


def _distance(wire: Wire, point: QPointF) -> float:
    return min(
        _outside(point.y(), start.y(), end.y()) + SIDEWAYS * _outside(point.x(), start.x(), end.x())
        for start, end in itertools.pairwise(wire.points)
    )


def _outside(at: float, one: float, other: float) -> float:
    """How far `at` is from what lies between the two."""
    return max(min(one, other) - at, at - max(one, other), 0.0)

"""An edit leaves what it is about where it is seen: the network is moved sideways, as a whole, so that it does.

Where something new needs room, all of a large network may give way, and what stands in the middle of it is then nowhere
near where it was. Nothing says where a network lies sideways, so this costs nothing; and since the same part is held
still when the edit is undone, that brings back what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF

from nnstudio.layers.graph import INPUT
from nnstudio.studio.canvas.layout import Layout, is_output


def steadied(layout: Layout, before: Layout | None) -> Layout:
    """The layout, moved so that what was edited since `before` is where it was; before: None for nothing seen."""
    held = next(_held(layout, before), None) if before is not None else None
    if before is None or held is None:
        return layout
    shift = before.rects[held].center().x() - layout.rects[held].center().x()
    return layout.moved(QPointF(shift, 0.0)) if shift else layout


def _held(layout: Layout, before: Layout) -> Iterator[str]:
    """What may be held still, the best first: a block at an end of a wire that is in one of them alone, anything there,
    and else whatever is in both.
    """
    edited = {key for wire in _ends(layout) ^ _ends(before) for key in wire}
    known = [key for key in layout.rects if key in before.rects]
    yield from (key for key in known if key in edited and key != INPUT and not is_output(key))
    yield from (key for key in known if key in edited)
    yield from known


def _ends(layout: Layout) -> set[tuple[str, str]]:
    return {(wire.source, wire.target) for wire in layout.wires}

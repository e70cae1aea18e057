"""Where everything goes when groups are open: what is in a group is arranged first, and then stands as one large box
among the others.

Parts and wires are named by paths. Inside of a group, "block/input" is where what the group reads comes in, and
"block/<output>" where it goes out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF

from nnstudio.document.groups.group import is_entry
from nnstudio.document.groups.paths import nodes_in, within
from nnstudio.layers.graph import INPUT, Node
from nnstudio.studio.canvas.arranging import Memory
from nnstudio.studio.canvas.layout import BLOCK_WIDTH, OUTPUT, Layout, lay_out

ASIDE = 20.0
"""Between the frame of a group and what is in it."""
DOOR = 10.0
"""Height of the places at the upper and lower edge of a frame where wires come in and go out."""
EMPTY = 48.0
"""Height that is left free in a group without layers."""


class Memories:
    """The order that was seen, of the network and of each group by its path."""

    def __init__(self) -> None:
        self._of: dict[str, Memory] = {}

    def of(self, group: str) -> Memory:
        """That of one group; "" is the network."""
        return self._of.setdefault(group, Memory())

    def clear(self) -> None:
        """Forget all."""
        self._of.clear()


@dataclasses.dataclass(frozen=True)
class Look:
    """How the document is looked at. heights: of INPUT, OUTPUT and each node that is seen, by path; of an open group,
    its head. unfolded: the open groups. placeholder, memories, keep: as of `lay_out`.
    """

    heights: Mapping[str, float]
    unfolded: Collection[str]
    placeholder: float
    memories: Memories
    keep: bool


def lay_out_nested(nodes: Sequence[Node], look: Look, around: str = "") -> Layout:
    """The layout of all that is seen. around: the path of the group whose nodes these are."""
    opened = [node for node in nodes if within(around, node.id) in look.unfolded]
    parts = {node.id: lay_out_nested(nodes_in(node), look, within(around, node.id)) for node in opened}
    heights = {node.id: look.heights[within(around, node.id)] for node in nodes}
    for name, part in parts.items():
        heights[name] += part.bounds.height() + ASIDE
    widths = {name: max(BLOCK_WIDTH, part.bounds.width()) + 2 * ASIDE for name, part in parts.items()}
    heights[INPUT] = DOOR if around else look.heights[INPUT]
    heights[OUTPUT] = DOOR if around else look.heights[OUTPUT]
    room = EMPTY if around else look.placeholder
    inner = _from_the_door(nodes) if around else nodes
    layout = _named(lay_out(inner, heights, room, look.memories.of(around), look.keep, widths), around)
    for name, part in parts.items():
        layout = _with_part(layout, within(around, name), part, look.heights[within(around, name)])
    return layout


def _from_the_door(nodes: Sequence[Node]) -> list[Node]:
    """The nodes of a group, all of whose inputs come in at one place."""
    return [
        dataclasses.replace(
            node, inputs=tuple(INPUT if is_entry(source) else source for source in node.inputs)
        )
        for node in nodes
    ]


def _named(layout: Layout, around: str) -> Layout:
    if not around:
        return layout
    rects = {within(around, key): rect for key, rect in layout.rects.items()}
    wires = (
        dataclasses.replace(wire, source=within(around, wire.source), target=within(around, wire.target))
        for wire in layout.wires
    )
    return dataclasses.replace(layout, rects=rects, wires=tuple(wires))


def _with_part(layout: Layout, group: str, part: Layout, head: float) -> Layout:
    """The layout with what is in an open group, moved below its head. What is inside comes first: it lies above."""
    frame, bounds = layout.rects[group], part.bounds
    shift = QPointF(frame.center().x() - bounds.center().x(), frame.top() + head - bounds.top())
    inside = part.moved(shift)
    upper = QRectF(frame.left(), frame.top(), frame.width(), head)
    return Layout(
        {**inside.rects, **layout.rects},
        (*inside.wires, *layout.wires),
        {**inside.heads, **layout.heads, group: upper},
    )

"""Where blocks and wires of a document go, in Qt's coordinates; `arranging` says how."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF

from nnstudio.layers.graph import INPUT, Node
from nnstudio.studio.canvas.arranging import Box, Memory, Place, Way, arrange
from nnstudio.studio.canvas.arranging.spacing import ROW_GAP

OUTPUT = "<output>"
"""The key of the output terminal; no layer can have that name."""

BLOCK_WIDTH = 344.0
MARGIN = 32.0
MOST_ASIDE = 160.0
"""What is left free beside a network so that its trunk is in the middle."""
ASIDE = 32.0
"""What is left free beside wires."""


@dataclasses.dataclass(frozen=True)
class Wire:
    """A wire from one part to another, as the corners of its way. Coordinates are scene units (pixels at 100%).

    label: the middle of the left edge of its label; None where another wire of the same source has it.
    """

    source: str
    target: str
    points: tuple[QPointF, ...]
    label: QPointF | None = None

    def moved(self, shift: QPointF) -> Wire:
        """The same at another place."""
        points = tuple(point + shift for point in self.points)
        return dataclasses.replace(
            self, points=points, label=None if self.label is None else self.label + shift
        )


@dataclasses.dataclass(frozen=True)
class Layout:
    """The rectangles of INPUT, OUTPUT and each node, and the wires. heads: of groups that are open, whose rectangles
    hold what is in them.
    """

    rects: Mapping[str, QRectF]
    wires: tuple[Wire, ...]
    heads: Mapping[str, QRectF] = dataclasses.field(default_factory=dict)

    @property
    def room(self) -> QRectF:
        """What can be scrolled over: the trunk is in its middle, as far as that takes little room."""
        bounds = self.bounds
        aside = 2 * self.rects[INPUT].center().x() - bounds.left() - bounds.right()
        bounds.adjust(min(0.0, max(aside, -MOST_ASIDE)), 0, max(0.0, min(aside, MOST_ASIDE)), 0)
        return bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def solid(self, key: str) -> QRectF:
        """What of a part can be taken hold of: of an open group its head."""
        return self.heads.get(key, self.rects[key])

    def around(self, point: QPointF) -> str:
        """The path of the innermost open group that has a point below its head; "" for none."""
        inside = (key for key in self.heads if self.rects[key].contains(point))
        return next((key for key in inside if not self.heads[key].contains(point)), "")

    def part(self, group: str) -> Layout:
        """What belongs to one open group alone, or for "" to the network outside of groups."""
        rects = {key: rect for key, rect in self.rects.items() if group_of(key) == group}
        heads = {key: rect for key, rect in self.heads.items() if key in rects}
        return Layout(rects, tuple(wire for wire in self.wires if wire.target in rects), heads)

    def moved(self, shift: QPointF) -> Layout:
        """The same at another place."""
        rects = {key: rect.translated(shift) for key, rect in self.rects.items()}
        heads = {key: rect.translated(shift) for key, rect in self.heads.items()}
        return Layout(rects, tuple(wire.moved(shift) for wire in self.wires), heads)

    @property
    def bounds(self) -> QRectF:
        """A rectangle around all parts and wires."""
        rects, points = self.rects.values(), [point for wire in self.wires for point in wire.points]
        left = min([*(rect.left() for rect in rects), *(point.x() - ASIDE for point in points)])
        right = max([*(rect.right() for rect in rects), *(point.x() + ASIDE for point in points)])
        top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
        return QRectF(left, top, right - left, bottom - top)


def group_of(key: str) -> str:
    """The path of the group in which a part stands; "" outside of groups."""
    return key.rpartition("/")[0]


def is_output(key: str) -> bool:
    """Whether that is where the network ends, or a group that is open."""
    return key.endswith(OUTPUT)


def lay_out(
    nodes: Sequence[Node],
    heights: Mapping[str, float],
    placeholder: float = 0.0,
    memory: Memory | None = None,
    keep: bool = True,
    widths: Mapping[str, float] | None = None,
) -> Layout:
    """Place the nodes, which come after their inputs.

    heights: of INPUT, OUTPUT and each node; widths: of those that are not as wide as a block. placeholder: height to
    leave free in a network without layers. memory: of what was seen of this document, to which the order of the parts
    keeps; keep: whether this is remembered, too.
    """
    room = placeholder + ROW_GAP if placeholder and not nodes else 0.0
    keys, widths = (INPUT, *(node.id for node in nodes), OUTPUT), widths or {}
    boxes = [Box(key, widths.get(key, BLOCK_WIDTH), heights[key]) for key in keys]
    boxes[0] = dataclasses.replace(boxes[0], height=heights[INPUT] + room)
    edges = _edges(nodes)
    structure = tuple(edges)
    before = memory.order_for(structure) if memory else None
    arranged = arrange(boxes, edges, before, top=INPUT)
    if memory and keep:
        memory.keep(structure, arranged.order)
    rects = {key: _rect(place) for key, place in arranged.places.items()}
    rects[INPUT].setHeight(heights[INPUT])
    return Layout(rects, tuple(_wire(way, room if way.source == INPUT else 0.0) for way in arranged.ways))


def _edges(nodes: Sequence[Node]) -> list[tuple[str, str]]:
    """The wires of the nodes, and those of what nothing reads to the output."""
    known = {INPUT, *(node.id for node in nodes)}
    read = {source for node in nodes for source in node.inputs}
    edges = [(source, node.id) for node in nodes for source in dict.fromkeys(node.inputs) if source in known]
    ends = [node.id for node in nodes if node.id not in read] or [INPUT]
    return [*edges, *((end, OUTPUT) for end in ends)]


def _rect(place: Place) -> QRectF:
    return QRectF(place.left, place.top, place.width, place.height)


def _wire(way: Way, room: float) -> Wire:
    """room: left free below the source."""
    points = [QPointF(*point) for point in way.points]
    points[0] -= QPointF(0.0, room)
    return Wire(way.source, way.target, tuple(points), None if way.label is None else QPointF(*way.label))

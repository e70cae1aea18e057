"""Where blocks and wires go. A stack is one straight column; branches stand beside it, skips get a lane.

The layers are put in rows by their longest way from the image, and a wire that passes a row has a narrow cell of
its own there, so that it never runs through a block (a small form of Sugiyama et al. 1981). The first branch goes
straight on and the others stand to its right: the eye keeps the trunk.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF

from nnstudio.layers.graph import INPUT, Node

OUTPUT = "<output>"
"""The key of the output terminal; no layer can have that name."""

BLOCK_WIDTH = 344.0
LANE_WIDTH = 32.0
COLUMN_GAP = 32.0
ROW_GAP = 28.0
BRANCHED_ROW_GAP = 52.0
BEND = 10.0
"""Distance of a bend from the block that it leaves, or nearly reaches: labels stand between the two."""


MOST_LANES = 4_000
"""Cells for wires that pass a row. Of a network with more of them, the longest wires go around all blocks."""
AROUND_GAP = 6.0


@dataclasses.dataclass(frozen=True)
class Wire:
    """A wire from one part to another, as the corners of its way. Coordinates are scene units (pixels at 100%)."""

    source: str
    target: str
    points: tuple[QPointF, ...]


@dataclasses.dataclass(frozen=True)
class Layout:
    """The rectangles of INPUT, OUTPUT and each node, and the wires."""

    rects: Mapping[str, QRectF]
    wires: tuple[Wire, ...]

    @property
    def bounds(self) -> QRectF:
        """A rectangle around all parts and wires."""
        rects = list(self.rects.values())
        bounds = rects[0]
        for rect in rects[1:]:
            bounds = bounds.united(rect)
        for wire in self.wires:
            for point in wire.points:
                bounds = bounds.united(QRectF(point, point).adjusted(-LANE_WIDTH, 0, LANE_WIDTH, 0))
        return bounds


def lay_out(nodes: Sequence[Node], heights: Mapping[str, float], placeholder: float = 0.0) -> Layout:
    """Place the nodes, which come after their inputs.

    heights: of INPUT, OUTPUT and each node. placeholder: height to leave free in a network without layers.
    """
    return _Rows(nodes, heights, placeholder).layout()


@dataclasses.dataclass
class _Cell:
    """A block, or a wire that passes this row. before: the cells of the row above that lead here."""

    key: str
    row: int
    is_lane: bool = False
    before: list[_Cell] = dataclasses.field(default_factory=list)
    x: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    @property
    def width(self) -> float:
        return LANE_WIDTH if self.is_lane else BLOCK_WIDTH


class _Rows:
    """Works a layout out: rows, then columns, then heights, then wires."""

    def __init__(self, nodes: Sequence[Node], heights: Mapping[str, float], placeholder: float) -> None:
        self.nodes, self.heights, self.placeholder = nodes, heights, placeholder
        known = {INPUT, *(node.id for node in nodes)}
        read = {source for node in nodes for source in node.inputs}
        ends = [node.id for node in nodes if node.id not in read] or [INPUT]
        self.edges = [(s, node.id) for node in nodes for s in dict.fromkeys(node.inputs) if s in known]
        self.edges += [(end, OUTPUT) for end in ends]
        self.row = self._rows()
        self.cells = {key: _Cell(key, row) for key, row in self.row.items()}
        self.rows: list[list[_Cell]] = [[] for _ in range(self.row[OUTPUT] + 1)]
        for cell in self.cells.values():
            self.rows[cell.row].append(cell)
        self.around = self._around()
        self.ways = [self._way(*edge) for edge in self.edges]

    def layout(self) -> Layout:
        for row in self.rows:
            self._place_columns(row)
        self._place_heights()
        rects = {
            key: QRectF(cell.x - BLOCK_WIDTH / 2, cell.top, BLOCK_WIDTH, cell.bottom - cell.top)
            for key, cell in self.cells.items()
        }
        edge = max(cell.x + cell.width / 2 for row in self.rows for cell in row) + COLUMN_GAP
        wires = tuple(
            Wire(s, t, self._points_around(way, edge) if (s, t) in self.around else self._points(way))
            for (s, t), way in zip(self.edges, self.ways, strict=True)
        )
        return Layout(rects, wires)

    def _rows(self) -> dict[str, int]:
        row = {INPUT: 0}
        for node in self.nodes:
            row[node.id] = 1 + max((row.get(source, 0) for source in node.inputs), default=0)
        row[OUTPUT] = 1 + max(row.values())
        return row

    def _around(self) -> dict[tuple[str, str], int]:
        """The wires that go around all blocks, the longest first, each with its number."""
        lengths = {edge: self.row[edge[1]] - self.row[edge[0]] - 1 for edge in self.edges}
        lanes, around = sum(lengths.values()), dict[tuple[str, str], int]()
        for edge in sorted(lengths, key=lambda edge: -lengths[edge]):
            if lanes <= MOST_LANES:
                break
            lanes -= lengths[edge]
            around[edge] = len(around)
        return around

    def _way(self, source: str, target: str) -> list[_Cell]:
        """The cells that a wire goes through; those between its ends are lanes made for it."""
        if (source, target) in self.around:
            return [self.cells[source], self.cells[target]]
        way = [self.cells[source]]
        for row in range(self.row[source] + 1, self.row[target]):
            lane = _Cell(f"{source}>{target}", row, is_lane=True, before=[way[-1]])
            self.rows[row].append(lane)
            way.append(lane)
        self.cells[target].before.append(way[-1])
        return [*way, self.cells[target]]

    def _place_columns(self, row: list[_Cell]) -> None:
        """Each cell under what leads to it, as far left as its neighbours allow; blocks before lanes."""
        row.sort(key=lambda cell: (self._wished(cell), cell.is_lane))
        edge = None
        for cell in row:
            least = self._wished(cell) if edge is None else edge + COLUMN_GAP + cell.width / 2
            cell.x = max(self._wished(cell), least)
            edge = cell.x + cell.width / 2

    def _wished(self, cell: _Cell) -> float:
        return min((before.x for before in cell.before), default=0.0)

    def _place_heights(self) -> None:
        branched = any(len(row) > 1 for row in self.rows)
        gap = BRANCHED_ROW_GAP if branched else ROW_GAP
        top = 0.0
        for row in self.rows:
            height = max(self.heights.get(cell.key, 0.0) for cell in row)
            for cell in row:
                cell.top = top
                cell.bottom = top + (height if cell.is_lane else self.heights[cell.key])
            top += height + gap
            if not self.nodes and row is self.rows[0] and self.placeholder:
                top += self.placeholder + gap

    def _points(self, way: list[_Cell]) -> tuple[QPointF, ...]:
        points = [QPointF(way[0].x, way[0].bottom)]
        for above, below in itertools.pairwise(way):
            if above.x != below.x:
                outwards = below.x > above.x
                bend = below.top - (BRANCHED_ROW_GAP - BEND if outwards else BEND + 2)
                points += [QPointF(above.x, bend), QPointF(below.x, bend)]
        return (*points, QPointF(way[-1].x, way[-1].top))

    def _points_around(self, way: list[_Cell], edge: float) -> tuple[QPointF, ...]:
        """Out to the right below the source's row, down beside everything, and back above the target's row."""
        source, target = way
        x = edge + AROUND_GAP * self.around[source.key, target.key]
        below = max(cell.bottom for cell in self.rows[source.row]) + BEND
        above = target.top - BEND - 2
        start, end = QPointF(source.x, source.bottom), QPointF(target.x, target.top)
        corners = [(source.x, below), (x, below), (x, above), (target.x, above)]
        return (start, *(QPointF(*corner) for corner in corners), end)

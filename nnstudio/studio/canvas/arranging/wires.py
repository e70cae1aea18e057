"""The wires as corners, and the heights of the gaps that they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nnstudio.studio.canvas.arranging.bars import Bars
from nnstudio.studio.canvas.arranging.boxes import Box, Point, Way
from nnstudio.studio.canvas.arranging.ports import ports
from nnstudio.studio.canvas.arranging.routing import Tree, assign_tracks
from nnstudio.studio.canvas.arranging.spacing import ABOVE, BELOW, ROW_GAP, TRACK


class Wires:
    """Routes through every gap at once, then gives each wire its corners. x: of the middle of each bar."""

    def __init__(self, bars: Bars, x: Sequence[float]) -> None:
        self.bars, self.x = bars, x
        self.ports = ports(bars, x)
        self.trees: list[dict[int, Tree]] = [{} for _ in bars.rows]
        for target, sources in enumerate(bars.inputs):
            for source in sources:
                self._add(source, bars.first[target] - 1, self.ports[source, target])
        for source, lane in bars.lanes.items():
            for row in range(bars.first[source], bars.last[lane]):
                self._add(source, row, x[lane])
        self.tracks = [assign_tracks(tuple(trees.values())) for trees in self.trees]
        self._tops: list[float] = []
        self._bottoms: list[float] = []

    def tops(self, heights: Sequence[float]) -> list[float]:
        """The upper edge of each row."""
        self._tops, self._bottoms = [], []
        top = 0.0
        for row, members in enumerate(self.bars.rows):
            boxes = [heights[bar] for bar in members if bar < self.bars.boxes]
            self._tops.append(top)
            self._bottoms.append(top + max(boxes, default=0.0))
            tracks = self.tracks[row]
            gap = BELOW + TRACK * (tracks - 1) + ABOVE if tracks else ROW_GAP
            top = self._bottoms[row] + gap
        return self._tops

    def ways(self, boxes: Sequence[Box], edges: Sequence[tuple[int, int]]) -> tuple[Way, ...]:
        """The corners of these wires; `tops` must have been asked for."""
        said = set[int]()
        made = []
        for source, target in edges:
            points = tuple(self._points(boxes[source], source, target))
            label = None if source in said else self._label(points)
            said.add(source)
            made.append(Way(boxes[source].key, boxes[target].key, points, label))
        return tuple(made)

    def _add(self, source: int, row: int, end: float) -> None:
        trees = self.trees[row]
        if source not in trees:
            bar = source if row == self.bars.first[source] else self.bars.lanes[source]
            trees[source] = Tree(source, self.x[bar], [end])
        elif end not in trees[source].ends:
            trees[source].ends.append(end)

    def _points(self, box: Box, source: int, target: int) -> Iterator[Point]:
        """Down from the source, across where it must, and down to its port."""
        bars = self.bars
        first, last = bars.first[source], bars.first[target] - 1
        port = self.ports[source, target]
        x = self.x[source]
        yield x, self._tops[first] + box.height
        turns = [(first, port)] if first == last else [(first, self.x[bars.lanes[source]]), (last, port)]
        for row, after in turns:
            if after != x:
                y = self._bottoms[row] + BELOW + TRACK * self.trees[row][source].track
                yield x, y
                yield after, y
                x = after
        yield port, self._tops[last + 1]

    @staticmethod
    def _label(points: tuple[Point, ...]) -> Point:
        """Beside the way down from the box, before anything crosses."""
        (x, top), (_, bottom) = points[:2]
        return x + 10.0, top + (ROW_GAP / 2 if len(points) == 2 and bottom - top == ROW_GAP else 11.0)

"""The graph in rows. Each box has the row after its last input; what a box gives to rows further down runs there in
a lane, one for each source, from which every reader branches off. Boxes and lanes are both bars: a bar has a first and
a last row and stands upright, which makes a lane straight by itself, and takes far fewer cells than a wire for each
reader would (Bachmaier et al. 2010 treat long edges as such blocks).
"""

from __future__ import annotations

from collections.abc import Sequence

from nnstudio.studio.canvas.arranging.boxes import Box

MOST_CELLS = 4_000
"""Rows that all lanes pass together. Of a network with more of them, the longest lanes go around all boxes."""


class Bars:
    """Boxes are the bars 0 to `boxes` - 1 in the order given; lanes follow.

    first, last: rows. up: the bars that a bar reads, all in the row above its first. down: row -> bars of the next row
    that are reached from there, without the lane's own way on. rows: row -> the bars in it. lanes: box -> its lane.
    outside: lanes that go around, which stand in no row. pulls: (upper, lower) of wires that are no bypass.
    """

    def __init__(self, boxes: Sequence[Box], inputs: Sequence[Sequence[int]], top: int | None) -> None:
        self.boxes = len(boxes)
        self.inputs = inputs
        self.width = [box.width for box in boxes]
        self.first = _ranks(inputs, top)
        self.last = list(self.first)
        self.lanes: dict[int, int] = {}
        self.outside: set[int] = set()
        self._make_lanes()
        self.up: list[list[int]] = [[] for _ in self.first]
        self.down: list[dict[int, list[int]]] = [{} for _ in self.first]
        self.pulls: set[tuple[int, int]] = set()
        self._link()
        self.rows: list[list[int]] = [[] for _ in range(max(self.first, default=0) + 1)]
        for bar, row in enumerate(self.first):
            if bar not in self.outside:
                for passed in range(row, self.last[bar] + 1):
                    self.rows[passed].append(bar)

    def __len__(self) -> int:
        return len(self.first)

    def is_lane(self, bar: int) -> bool:
        """Whether the bar is a wire that passes."""
        return bar >= self.boxes

    def above(self, source: int, target: int) -> int:
        """The bar from which the wire from `source` comes to `target`: the source itself, or its lane."""
        return source if self.first[source] == self.first[target] - 1 else self.lanes[source]

    def _make_lanes(self) -> None:
        furthest = list(self.first[: self.boxes])
        for target, sources in enumerate(self.inputs):
            for source in sources:
                furthest[source] = max(furthest[source], self.first[target])
        long = [source for source in range(self.boxes) if furthest[source] > self.first[source] + 1]
        for source in long:
            self.lanes[source] = len(self.first)
            self.first.append(self.first[source] + 1)
            self.last.append(furthest[source] - 1)
            self.width.append(0.0)
        cells = sum(furthest[source] - self.first[source] - 1 for source in long)
        for source in sorted(long, key=lambda source: self.first[source] - furthest[source]):
            if cells <= MOST_CELLS:
                break
            cells -= furthest[source] - self.first[source] - 1
            self.outside.add(self.lanes[source])

    def _link(self) -> None:
        bypasses = _bypasses(self.inputs)
        pulled = set[int]()
        for target, sources in enumerate(self.inputs):
            for source in sources:
                upper = self.above(source, target)
                if upper in self.outside:
                    continue
                self.up[target].append(upper)
                self.down[upper].setdefault(self.first[target] - 1, []).append(target)
                if (source, target) not in bypasses:
                    self.pulls.add((upper, target))
                    pulled.add(upper)
        for source, lane in self.lanes.items():
            if lane in self.outside:
                continue
            self.up[lane].append(source)
            self.down[source].setdefault(self.first[source], []).append(lane)
            if lane in pulled:
                self.pulls.add((source, lane))


def _ranks(inputs: Sequence[Sequence[int]], top: int | None) -> list[int]:
    """The row of each box: one below the lowest that it reads. top: a box that stands above all others."""
    least = 0 if top is None else 1
    ranks: list[int] = []
    for box, sources in enumerate(inputs):
        ranks.append(0 if box == top else max([ranks[source] + 1 for source in sources], default=least))
    return ranks


def _bypasses(inputs: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """The wires beside which another way leads from the same source to the same target: they are arcs beside the trunk,
    and must not pull it aside.
    """
    reached: list[int] = []
    found = set[tuple[int, int]]()
    for box, sources in enumerate(inputs):
        others = 0
        for source in sources:
            others |= reached[source]
        found.update((source, box) for source in sources if len(sources) > 1 and others >> source & 1)
        for source in sources:
            others |= 1 << source
        reached.append(others)
    return found

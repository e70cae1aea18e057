"""From boxes and wires to places: rows, then the order in each row, then columns, then the wires and with them the
heights between rows (Sugiyama et al. 1981).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from nnstudio.studio.canvas.arranging.bars import Bars
from nnstudio.studio.canvas.arranging.boxes import Box, Place, Way
from nnstudio.studio.canvas.arranging.columns import columns
from nnstudio.studio.canvas.arranging.order import Order
from nnstudio.studio.canvas.arranging.ordering import ordered
from nnstudio.studio.canvas.arranging.wires import Wires


@dataclasses.dataclass(frozen=True)
class Arrangement:
    """places: of the boxes, the trunk's middle at x = 0 and the first row at y = 0. ways: in the order of the edges.

    order: to be given to the next arrangement.
    """

    places: Mapping[str, Place]
    ways: tuple[Way, ...]
    order: Order


def arrange(
    boxes: Sequence[Box],
    edges: Sequence[tuple[str, str]],
    before: Order | None = None,
    top: str | None = None,
) -> Arrangement:
    """Arrange boxes, each of which comes after those that it reads.

    edges: (source, target), each once. before: the order of the arrangement that is seen now, which is kept as far as
    the graph is the same. top: the box that stands above all others, such as the image.
    """
    if not boxes:
        return Arrangement({}, (), Order({}, {}))
    number = {box.key: at for at, box in enumerate(boxes)}
    inputs: list[list[int]] = [[] for _ in boxes]
    for source, target in edges:
        inputs[number[target]].append(number[source])
    bars = Bars(boxes, inputs, None if top is None else number[top])
    order = ordered(bars, [box.key for box in boxes], before)
    x = columns(bars)
    wires = Wires(bars, x)
    tops = wires.tops([box.height for box in boxes])
    places = {
        box.key: Place(x[at] - box.width / 2, tops[bars.first[at]], box.width, box.height)
        for at, box in enumerate(boxes)
    }
    ways = wires.ways(boxes, [(number[source], number[target]) for source, target in edges])
    return Arrangement(places, ways, order)

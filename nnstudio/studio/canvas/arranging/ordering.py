"""The order of bars: what stood keeps it, what is new takes the place that disturbs least, and a network that nobody
has seen yet is ordered with as few crossings as can be found in little time.
"""

from __future__ import annotations

from collections.abc import Sequence

from nnstudio.studio.canvas.arranging.bars import Bars
from nnstudio.studio.canvas.arranging.order import Name, Order
from nnstudio.studio.canvas.arranging.sifting import Fixed, Sifting
from nnstudio.studio.canvas.arranging.sweeping import sweep


def ordered(bars: Bars, keys: Sequence[str], before: Order | None) -> Order:
    """Give each bar its place, and sort the rows of `bars` by it.

    keys: of the boxes. before: how things stood; bars that shared a row there keep their order.
    """
    names = names_of(bars, keys)
    rows = {name: (bars.first[bar], bars.last[bar]) for bar, name in enumerate(names)}
    known = {} if before is None else before.at
    kept = {bar: known[name] for bar, name in enumerate(names) if name in known}
    at = sweep(bars, kept)
    if before is not None and before.rows == rows:
        return _settled(bars, at, names, rows)
    sifting = Sifting(bars, at, _fixed(names, before))
    for bar in range(len(bars)):
        if kept and bar not in kept and bar not in bars.outside:
            sifting.sift(bar)
    sifting.improve()
    return _settled(bars, at, names, rows)


def names_of(bars: Bars, keys: Sequence[str]) -> list[Name]:
    """The names of all bars, by which the next arrangement knows them."""
    return [*((key, False) for key in keys), *((keys[source], True) for source in bars.lanes)]


def _settled(bars: Bars, at: list[float], names: list[Name], rows: dict[Name, tuple[int, int]]) -> Order:
    for row in bars.rows:
        if len(row) > 1:
            row.sort(key=lambda bar: (at[bar], bar))
    return Order(dict(zip(names, at, strict=True)), rows)


def _fixed(names: list[Name], before: Order | None) -> Fixed:
    """Two bars that shared a row before must keep their order."""
    stood = {} if before is None else before.rows

    def fixed(one: int, other: int) -> bool:
        first, second = stood.get(names[one]), stood.get(names[other])
        if first is None or second is None:
            return False
        return first[0] <= second[1] and second[0] <= first[1]

    return fixed

"""Which bars stand in one line, so that the wire between them is straight: two of which each is the middle one of the
other's neighbours, as long as no lane runs between (after Brandes & Koepf 2001, section 3, without its four biases).
"""

from __future__ import annotations

from collections.abc import Iterable

from nnstudio.studio.canvas.arranging.bars import Bars


def lines(bars: Bars) -> list[int]:
    """For each bar the uppermost of its line; rows must be in order."""
    place = _places(bars)
    above = _middles(bars, place, upward=True)
    below = _middles(bars, place, upward=False)
    leader = list(range(len(bars)))
    for row, members in enumerate(bars.rows):
        wanted = {bar: above[bar] for bar in members if bars.first[bar] == row and bar in above}
        mutual = {bar: upper for bar, upper in wanted.items() if below.get(upper) == bar}
        if mutual:
            places = place[row - 1]
            for bar in _clear(members, mutual, places, row, bars):
                leader[bar] = leader[mutual[bar]]
    return leader


def _places(bars: Bars) -> list[dict[int, int]]:
    return [{bar: place for place, bar in enumerate(row)} for row in bars.rows]


def _middles(bars: Bars, place: list[dict[int, int]], upward: bool) -> dict[int, int]:
    """The middle one of an odd number of neighbours that pull a bar, from above or from below its last row."""
    pulling: dict[int, list[int]] = {}
    for upper, lower in bars.pulls:
        if upward:
            pulling.setdefault(lower, []).append(upper)
        elif bars.last[upper] == bars.first[lower] - 1:
            pulling.setdefault(upper, []).append(lower)
    found = {}
    for bar, others in pulling.items():
        if len(others) == 1:
            found[bar] = others[0]
        elif len(others) % 2:
            row = bars.first[bar] - 1 if upward else bars.last[bar] + 1
            found[bar] = sorted(others, key=place[row].__getitem__)[len(others) // 2]
    return found


def _clear(
    members: list[int], mutual: dict[int, int], places: dict[int, int], row: int, bars: Bars
) -> Iterable[int]:
    """Those of a row that can stand under what they want without crossing a lane or each other."""
    if len(members) == 1 and len(places) == 1:
        return members
    ends: list[int] = []
    end = len(places)
    for bar in reversed(members):
        ends.append(end)
        if bars.first[bar] < row:
            end = places[bar]
    found, bound = [], -1
    for bar, end in zip(members, reversed(ends), strict=True):
        if bars.first[bar] < row:
            bound = places[bar]
        elif bar in mutual and bound < places[mutual[bar]] < end:
            bound = places[mutual[bar]]
            found.append(bar)
    return found

"""The x of every bar. Each line of bars wishes to stand in the middle of what it is wired to; where two lines are in
each other's way, both give way alike, so that what forks stands over the middle of its branches. What has a row to
itself stands in one column, the trunk, and the wires that bypass others keep to it.
"""

from __future__ import annotations

import itertools

import numpy as np

from nnstudio.studio.canvas.arranging.bars import Bars
from nnstudio.studio.canvas.arranging.lines import lines
from nnstudio.studio.canvas.arranging.pushing import Floats, Indices, Room
from nnstudio.studio.canvas.arranging.spacing import WIRE_GAP, apart

ROUNDS = 8
FAR = 1e9


def columns(bars: Bars) -> list[float]:
    """The x of the middle of each bar, in whole units; rows must be in order."""
    pairs = [pair for row in bars.rows for pair in itertools.pairwise(row)]
    if not pairs:
        return [0.0] * len(bars)
    leader = np.array(lines(bars), np.intp)
    left, right = leader[np.array(pairs, np.intp)].T
    room = Room(left, right, np.array([apart(bars.width[one], bars.width[other]) for one, other in pairs]))
    x = _settled(bars, leader, room)
    return _around_trunk(bars, np.rint(x[leader]).tolist())


def _settled(bars: Bars, leader: Indices, room: Room) -> Floats:
    """The x of each line."""
    x = _packed(bars, leader)
    links = leader[np.array(sorted(bars.pulls), np.intp).reshape(-1, 2)]
    links = links[links[:, 0] != links[:, 1]]
    ends, others = np.concatenate([links[:, 0], links[:, 1]]), np.concatenate([links[:, 1], links[:, 0]])
    counts = np.bincount(ends, minlength=len(x))
    idle = np.zeros(len(x), bool)
    idle[[lane for lane in bars.lanes.values() if not counts[leader[lane]] and leader[lane] == lane]] = True
    trunk = leader[[members[0] for members in bars.rows if len(members) == 1]]
    for _ in range(ROUNDS):
        sums = np.bincount(ends, x[others], minlength=len(x))
        wished = np.where(counts > 0, (x + sums / np.maximum(counts, 1)) / 2, x)
        wished[trunk] = 0.0
        to_right = room.pushed_right(np.where(idle, -FAR, wished))
        to_left = room.pushed_left(np.where(idle, FAR, wished))
        x = np.where(idle, x, (to_right + to_left) / 2)
    return _beside(bars, leader, x, idle, room)


def _packed(bars: Bars, leader: Indices) -> Floats:
    """A start: each row as narrow as it can be, its middle at 0."""
    leaders: list[int] = leader.tolist()
    sums, counts = [0.0] * len(leaders), [0] * len(leaders)
    for row in bars.rows:
        places = [0.0]
        for one, other in itertools.pairwise(row):
            places.append(places[-1] + apart(bars.width[one], bars.width[other]))
        for bar, place in zip(row, places, strict=True):
            sums[leaders[bar]] += place - places[-1] / 2
            counts[leaders[bar]] += 1
    return np.array(sums) / np.maximum(counts, 1)


def _beside(bars: Bars, leader: Indices, x: Floats, idle: Indices, room: Room) -> Floats:
    """The lanes that pull nothing: as near to the bar that they come from as the others leave them."""
    if not idle.any():
        return x
    low = room.pushed_right(np.where(idle, -FAR, x))
    high = room.pushed_left(np.where(idle, FAR, x))
    home = x.copy()
    for source, lane in bars.lanes.items():
        home[lane] = x[leader[source]]
    near = np.clip(home, low, high)
    return room.pushed_right(near)


def _around_trunk(bars: Bars, x: list[float]) -> list[float]:
    """Move what stands between two rows of one bar each so that these are at 0."""
    cuts = [row for row, members in enumerate(bars.rows) if len(members) == 1]
    for above, below in itertools.pairwise([None, *cuts, None]):
        ends = [x[bars.rows[row][0]] for row in (above, below) if row is not None]
        between = range(0 if above is None else above + 1, len(bars.rows) if below is None else below)
        inside = {bar for row in between for bar in bars.rows[row]}
        if not inside:
            continue
        shift = float(round(sum(ends) / len(ends))) if ends else _middle(inside, x)
        for bar in inside:
            x[bar] -= shift
    for row in cuts:
        x[bars.rows[row][0]] = 0.0
    edge = max((x[bar] + bars.width[bar] / 2 for row in bars.rows for bar in row), default=0.0)
    outwards = sorted(bars.outside, key=lambda lane: (bars.last[lane] - bars.first[lane], -lane))
    for number, lane in enumerate(outwards, 2):
        x[lane] = edge + WIRE_GAP * number
    return x


def _middle(inside: set[int], x: list[float]) -> float:
    return float(round((min(x[bar] for bar in inside) + max(x[bar] for bar in inside)) / 2))

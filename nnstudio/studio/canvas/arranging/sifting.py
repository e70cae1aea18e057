"""Fewer crossings: a bar is tried at each place among those that share a row with it, and takes the one with the fewest
(Matuszewski et al. 1999; over whole lanes as Bachmaier et al. 2010). A bar moves only for fewer, never for as many.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable

from nnstudio.studio.canvas.arranging.bars import Bars

TRIES, TRIES_A_BAR = 1_200, 4
"""How many pairs are compared, which bounds the time for a large tangle."""

HOPELESS = -2
"""Crossings more on the way to another place, after which it is not worth going on."""

Fixed = Callable[[int, int], bool]


def crossings(bars: Bars, at: list[float]) -> list[int]:
    """How often wires cross below each row, without those of lanes that go around."""
    return [_crossings_below(bars, at, row) for row in range(len(bars.rows))]


def _crossings_below(bars: Bars, at: list[float], row: int) -> int:
    members = bars.rows[row]
    if len(members) < 2 and row + 1 < len(bars.rows) and len(bars.rows[row + 1]) < 2:
        return 0
    links: list[tuple[float, float]] = []
    for bar in members:
        links += [(at[bar], at[lower]) for lower in bars.down[bar].get(row, ())]
        if bars.last[bar] > row:
            links.append((at[bar], at[bar]))
    links.sort()
    seen: list[float] = []
    count = 0
    for _, lower in links:
        count += len(seen) - bisect_left(seen, lower + 1e-12)
        insort(seen, lower)
    return count


class Sifting:
    """Moves bars. fixed: whether two bars must keep their order."""

    def __init__(self, bars: Bars, at: list[float], fixed: Fixed) -> None:
        self.bars, self.at, self.fixed = bars, at, fixed
        self.tries, self.most_tries = 0, TRIES + TRIES_A_BAR * len(bars)
        self._near: dict[int, list[int]] = {}

    @property
    def is_spent(self) -> bool:
        """Whether enough was tried."""
        return self.tries >= self.most_tries

    def improve(self) -> None:
        """Sift what has to do with a crossing, until nothing gets better."""
        while not self.is_spent:
            rows = [row for row, count in enumerate(crossings(self.bars, self.at)) if count]
            if not sum([self.sift(bar) for bar in self._about(rows)]):
                return

    def sift(self, bar: int) -> bool:
        """Move the bar to its best place; False if that is where it is."""
        if self.is_spent:
            return False
        at = self.at
        near = sorted(self.near(bar), key=at.__getitem__)
        here = bisect_left([at[other] for other in near], at[bar])
        best, best_gain = here, 0
        for step in (-1, 1):
            place, gain = here, 0
            while 0 <= (other := place + min(step, 0)) < len(near):
                if self.fixed(bar, near[other]):
                    break
                gain -= step * self._gain(bar, near[other])
                place += step
                if gain > best_gain:
                    best, best_gain = place, gain
                elif gain < HOPELESS:
                    break
        if best == here:
            return False
        low = at[near[best - 1]] if best else at[near[0]] - 2.0
        high = at[near[best]] if best < len(near) else low + 2.0
        at[bar] = (low + high) / 2
        if high - low < 1e-6:
            self._number_anew()
        return True

    def near(self, bar: int) -> list[int]:
        """The bars that share a row with it."""
        found = self._near.get(bar)
        if found is None:
            rows, first, last = self.bars.rows, self.bars.first[bar], self.bars.last[bar]
            members = rows[first] if first == last else set().union(*rows[first : last + 1])
            found = self._near[bar] = [other for other in members if other != bar]
        return found

    def _about(self, rows: Iterable[int]) -> list[int]:
        """The bars of which a wire comes or goes between these rows and the next."""
        found: dict[int, None] = {}
        for row in rows:
            found.update(dict.fromkeys(self.bars.rows[row + 1]))
            found.update(dict.fromkeys(self.bars.rows[row]))
        return list(found)

    def _number_anew(self) -> None:
        for number, bar in enumerate(sorted(range(len(self.bars)), key=self.at.__getitem__)):
            self.at[bar] = float(number)

    def _gain(self, bar: int, other: int) -> int:
        """How many crossings fewer there are with the bar left of the other than right of it.

        Both are side by side then, so to all others the bar stands where the other is.
        """
        self.tries += 1
        bars, at = self.bars, self.at
        own, at[bar] = at[bar], at[other]
        row = max(bars.first[bar], bars.first[other])
        gain = _compare(self._upper(bar, row), self._upper(other, row)) if row else 0
        for row in self._turns(bar, other):
            gain += _compare(self._lower(bar, row), self._lower(other, row))
        at[bar] = own
        return gain

    def _turns(self, bar: int, other: int) -> Iterable[int]:
        """The rows that both stand in, below which one of them has a wire that is not straight."""
        bars = self.bars
        if bar < bars.boxes:
            return (bars.first[bar],)
        if other < bars.boxes:
            return (bars.first[other],)
        first, last = max(bars.first[bar], bars.first[other]), min(bars.last[bar], bars.last[other])
        return [row for row in {**bars.down[bar], **bars.down[other]} if first <= row <= last]

    def _upper(self, bar: int, row: int) -> list[float]:
        """Where the wires into this row come from."""
        at = self.at
        return [at[upper] for upper in self.bars.up[bar]] if self.bars.first[bar] == row else [at[bar]]

    def _lower(self, bar: int, row: int) -> list[float]:
        """Where the wires out of this row go."""
        at = self.at
        ends = [at[lower] for lower in self.bars.down[bar].get(row, ())]
        return [*ends, at[bar]] if self.bars.last[bar] > row else ends


def _compare(ends: list[float], others: list[float]) -> int:
    """Crossings with `ends` on the right of `others`, less those on the left."""
    gain = 0
    for end in ends:
        for other in others:
            if end < other:
                gain += 1
            elif end > other:
                gain -= 1
    return gain

"""A first order from left to right: each bar goes to the mean of what it reads; at the same place what stood there
comes first, then boxes before lanes, then what is earlier in the document.
"""

from __future__ import annotations

from nnstudio.studio.canvas.arranging.bars import Bars


def sweep(bars: Bars, kept: dict[int, float]) -> list[float]:
    """A number for each bar; one that is less stands to the left, wherever both are in a row.

    kept: the numbers of bars that stay in the order that they have.
    """
    at = [0.0] * len(bars)
    for bar, number in kept.items():
        at[bar] = number
    for row, members in enumerate(bars.rows):
        new = [bar for bar in members if bars.first[bar] == row and bar not in kept]
        if not new:
            continue
        for bar in new:
            above = bars.up[bar]
            at[bar] = sum([at[upper] for upper in above]) / len(above) if above else 0.0
        if len(members) > 1:
            _separate(sorted(members, key=lambda bar: (at[bar], bar not in kept, bar)), set(new), at)
    return at


def _separate(members: list[int], new: set[int], at: list[float]) -> None:
    """Give the new ones among the members of a row numbers that differ, without touching the others."""
    run: list[int] = []
    low: float | None = None
    for bar in members:
        if bar in new:
            run.append(bar)
            continue
        _spread(run, low, at[bar], at)
        run, low = [], at[bar]
    _spread(run, low, None, at)


def _spread(run: list[int], low: float | None, high: float | None, at: list[float]) -> None:
    """Numbers near their own, in this order, between low and high."""
    if not run:
        return
    number = low
    for bar in run:
        number = at[bar] if number is None else max(at[bar], number + 1.0)
        at[bar] = number
    if high is not None and at[run[-1]] >= high:
        start = high - len(run) - 1.0 if low is None else low
        for place, bar in enumerate(run, 1):
            at[bar] = start + (high - start) * place / (len(run) + 1)

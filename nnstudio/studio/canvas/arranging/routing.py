"""The wires between two rows. What leaves one bar is a tree: down, across on a track of its own, and down again to each
reader. Tracks are ordered so that wires cross as little as can be, and never lie on each other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

CLEAR = 14.0
"""How far wires on one track keep from each other."""
MOST_SORTED = 60
"""Trees of a row whose order is worth comparing each with each."""


@dataclasses.dataclass
class Tree:
    """What one source sends through one gap. top: x of the way down to it; ends: x of the ways on from it.

    low, high: from where to where it goes across, once that is known. track: on which track; -1 for a straight one.
    """

    source: int
    top: float
    ends: list[float]
    low: float = 0.0
    high: float = 0.0
    track: int = -1

    def measure(self) -> bool:
        """Find where it goes across; False if it need not."""
        self.low, self.high = min(self.top, *self.ends), max(self.top, *self.ends)
        return self.low != self.high


def assign_tracks(trees: Sequence[Tree]) -> int:
    """Number the tracks from above; the number of tracks that are needed. Straight trees get none."""
    bent = [tree for tree in trees if tree.measure()]
    order: list[Tree] = []
    for tree in bent:
        order.insert(_best_place(tree, order) if len(bent) <= MOST_SORTED else len(order), tree)
    for number, tree in enumerate(order):
        low, high = tree.low - 2 * CLEAR, tree.high + 2 * CLEAR
        above = [other.track for other in order[:number] if other.low < high and low < other.high]
        tree.track = max(above, default=-1) + 1
    return max((tree.track for tree in order), default=-1) + 1


def _best_place(tree: Tree, order: list[Tree]) -> int:
    """Where among those above and below it crosses least."""
    cost = sum(_cost(tree, other) for other in order)
    best, least = 0, cost
    for place, other in enumerate(order, 1):
        cost += _cost(other, tree) - _cost(tree, other)
        if cost < least:
            best, least = place, cost
    return best


def _cost(above: Tree, below: Tree) -> float:
    """Crossings of two trees if one's way across is above the other's; ways that would lie on each other count most."""
    low, high = above.low, above.high
    cost = 0.0
    if low < below.top < high:
        cost += 1.0
    low, high = below.low, below.high
    for end in above.ends:
        if low < end < high:
            cost += 1.0
    if below.top in above.ends:
        cost += 100.0
    return cost

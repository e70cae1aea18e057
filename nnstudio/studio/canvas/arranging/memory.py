"""Remembers how networks were ordered: the last one, so that nothing jumps in the next, and those before, so that undo
brings back what was seen.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from nnstudio.studio.canvas.arranging.order import Order

MOST = 100


class Memory:
    """What stood where in one document. Clear it for another."""

    def __init__(self) -> None:
        self.last: Order | None = None
        self._seen: OrderedDict[Hashable, Order] = OrderedDict()

    def clear(self) -> None:
        """Forget all of it."""
        self.last = None
        self._seen.clear()

    def order_for(self, structure: Hashable) -> Order | None:
        """The order to keep to: that in which this very structure was seen, or else the last."""
        return self._seen.get(structure, self.last)

    def keep(self, structure: Hashable, order: Order) -> None:
        """This is what is seen now."""
        self.last = order
        self._seen[structure] = order
        self._seen.move_to_end(structure)
        if len(self._seen) > MOST:
            self._seen.popitem(last=False)

"""Operations made ready once: a function of NumPy bound to the views that it works on.

After an operation that went through the processor's cache, Python's own code has to come from memory again: a few lines
that look up names and cut views take ten microseconds then, as long as an operation on 30,000 values. The
interpreter's lock is held all that time, and the other threads wait (docs/decisions/0009). So an op lists its
operations when it is first used, and from then on only goes through the list.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from nnstudio.layers.layer import Op

Call = Callable[[], object]
"""An operation with all its arguments."""

call = functools.partial
"""`call(np.add, a, b, out)`: the operation, made ready and not done yet."""


class ReadyOp(Op):
    """An op whose passes are lists of operations; subclasses yield them in order.

    The arrays must stay where they are, as all arrays of a frame do. Without a way back, backward_calls is never asked.
    """

    def forward_calls(self) -> Iterator[Call]:
        """The operations that fill frame.output."""
        raise NotImplementedError

    def backward_calls(self) -> Iterator[Call]:
        """The operations that fill frame.gradients and frame.input_gradients."""
        raise NotImplementedError

    def forward(self) -> None:
        for ready in self._forward:
            ready()

    def backward(self) -> None:
        for ready in self._backward:
            ready()

    @functools.cached_property
    def _forward(self) -> list[Call]:
        return list(self.forward_calls())

    @functools.cached_property
    def _backward(self) -> list[Call]:
        return list(self.backward_calls())

"""What an optimizer is: a rule that changes a piece of the flat vector of weights by its gradient."""

from __future__ import annotations

import dataclasses
from typing import ClassVar

from nnstudio.layers.declared import Declared, param
from nnstudio.layers.layer import Array


@dataclasses.dataclass
class Piece:
    """A run of the flat weight vector that fits into the processor's cache, with all that belongs to it.

    weights, gradient and each of slots: (size,) views; gradient may be overwritten. a, b: scratch of that
    size.
    """

    weights: Array
    gradient: Array
    slots: tuple[Array, ...]
    a: Array
    b: Array


@dataclasses.dataclass(frozen=True)
class Optimizer(Declared):
    """Base of all optimizers.

    slots: names of the state vectors, each as long as the weights, all zero at first.
    """

    slots: ClassVar[tuple[str, ...]] = ()

    learning_rate: float = param(
        0.001, min=0.0, max=1e6, help="Size of a step. Too small learns slowly, too large never settles."
    )

    def state(self) -> tuple[str, ...]:
        """Names of the state vectors that these settings need; by default all of `slots`."""
        return self.slots

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        """Change piece.weights and piece.slots in place. step counts from 1; learning_rate is today's."""
        raise NotImplementedError

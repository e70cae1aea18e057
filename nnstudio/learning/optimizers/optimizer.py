"""What an optimizer is: a rule that changes a piece of the flat vector of weights by its gradient.

What all rules share (weight decay, clipping, the moving average of the weights) is around the rule and not in
it: `apply` wraps `update`.
"""

from __future__ import annotations

import dataclasses
from typing import ClassVar

import numpy as np

from nnstudio.declared import Declared, param
from nnstudio.errors import declared, sentence
from nnstudio.fields import Field, FieldError
from nnstudio.layers.layer import Array

AVERAGE = "average"
"""Name of the state vector with the moving average of the weights; it is always the last."""

CLIPS = ("clipnorm", "clipvalue", "global_clipnorm")
SHARED = ("weight_decay", *CLIPS, "use_ema", "ema_momentum")


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
    """Base of all optimizers. Names and meaning of the settings are Keras's.

    slots: names of the state vectors that the rule may need, each as long as the weights, all zero at first.
    Clipping by norm needs the whole gradient, so it comes before the pieces: `clipping.clip_by_norms`.
    """

    slots: ClassVar[tuple[str, ...]] = ()
    rare: ClassVar[frozenset[str]] = frozenset({"epsilon", "initial_accumulator_value", *SHARED})

    learning_rate: float = param(
        0.001, min=0.0, max=1e6, help="Size of a step. Too small learns slowly, too large never settles."
    )
    weight_decay: float | None = param(
        None,
        min=0.0,
        max=1.0,
        help="Before each step all weights and biases shrink by this part of the learning rate.",
    )
    clipnorm: float | None = param(
        None, above=0.0, max=1e6, label="clip norm", help="Longest gradient of one layer's kernel or bias."
    )
    clipvalue: float | None = param(
        None, above=0.0, max=1e6, label="clip value", help="Largest size of each value of the gradient."
    )
    global_clipnorm: float | None = param(
        None, above=0.0, max=1e6, label="global clip norm", help="Longest gradient of the whole network."
    )
    use_ema: bool = param(
        False,
        label="average the weights",
        help="Keeps a moving average of the weights, which often answers better.",
    )
    ema_momentum: float = param(
        0.99, min=0.0, max=1.0, label="average's memory", help="Memory of the moving average of the weights."
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if sum(getattr(self, name) is not None for name in CLIPS) > 1:
            first, second, third = (declared(self.field(name).label) for name in CLIPS)
            raise FieldError(
                self.type_name(),
                CLIPS[0],
                sentence(
                    "set only one of {first}, {second} and {third}; switch the others off",
                    first=first,
                    second=second,
                    third=third,
                ),
            )

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """The rule's own fields first, then those that all optimizers share."""
        return tuple(sorted(super().fields(), key=lambda field: field.name in SHARED))

    def rule_state(self) -> tuple[str, ...]:
        """Names of the state vectors that the rule needs with these settings; by default all of `slots`."""
        return self.slots

    def state(self) -> tuple[str, ...]:
        """Names of a piece's slots in order: the rule's own, then AVERAGE if the weights are averaged."""
        return (*self.rule_state(), AVERAGE) if self.use_ema else self.rule_state()

    def apply(self, piece: Piece, learning_rate: float, step: int) -> None:
        """One step: clip, decay, `update`, average. step counts from 1; learning_rate is today's.

        Decay is decoupled from the gradient (Loshchilov & Hutter 2019): w *= 1 - learning_rate *
        weight_decay. As in Keras it shrinks all that trains, biases too.
        """
        if self.clipvalue is not None:
            np.clip(piece.gradient, -self.clipvalue, self.clipvalue, out=piece.gradient)
        if self.weight_decay:
            np.multiply(piece.weights, 1.0 - learning_rate * self.weight_decay, out=piece.weights)
        self.update(piece, learning_rate, step)
        if self.use_ema:
            self._average(piece, step)

    def update(self, piece: Piece, learning_rate: float, step: int) -> None:
        """The rule itself: change piece.weights and the rule's slots, which come first, in place."""
        raise NotImplementedError

    def _average(self, piece: Piece, step: int) -> None:
        """average = momentum * average + (1 - momentum) * w; after the first step it is w, as in Keras."""
        average, a = piece.slots[-1], piece.a
        if step == 1:
            np.copyto(average, piece.weights)
            return
        np.subtract(piece.weights, average, out=a)
        np.multiply(a, 1.0 - self.ema_momentum, out=a)
        np.add(average, a, out=average)

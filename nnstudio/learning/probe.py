"""What one step of training looks like from inside, layer by layer, as plain values that may cross threads.

Loss and accuracy say that something is wrong; these figures say where: which layer gets no gradient, which units
never fire, whether steps are large beside the weights.
"""

from __future__ import annotations

import dataclasses
import math

import numpy as np
from numpy.typing import NDArray


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class Histogram:
    """How often values lay in each of equal parts of low..high. counts: (bins,) int64; all are finite values."""

    low: float
    high: float
    counts: NDArray[np.int64]

    @property
    def edges(self) -> NDArray[np.float64]:
        """The borders of the bins, (bins + 1,)."""
        return np.linspace(self.low, self.high, len(self.counts) + 1)


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class LayerProbe:
    """One layer in one step.

    node: its name in the flat graph. gradient: root mean square of the loss's gradient by each of its kernel's weights,
    before any clipping; weight: that of the weights; update: that of the step's change, divided by `weight`. All three
    are NaN where nothing trains, and `update` also for weights of 0. units: places of its output's last axis. fired:
    (units,) bool, whether relu let anything of each through for any example; (0,) where no relu is. saturated: share of
    outputs within 1% of an end of sigmoid or tanh; NaN for others. outputs, weights, gradients: of a sample of values;
    None where there are none.
    """

    node: str
    gradient: float = math.nan
    weight: float = math.nan
    update: float = math.nan
    units: int = 0
    fired: NDArray[np.bool_] = dataclasses.field(default_factory=lambda: np.zeros(0, np.bool_))
    saturated: float = math.nan
    outputs: Histogram | None = None
    weights: Histogram | None = None
    gradients: Histogram | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class InputProbe:
    """What the network got, after scaling. mean, deviation: of all values. largest: the size of the largest.

    narrowest, widest: root mean squares of the columns (of a channel, for pictures) that are not constantly 0.
    different: how many of `compared` examples differ from all before them.
    """

    mean: float
    deviation: float
    largest: float
    narrowest: float
    widest: float
    compared: int
    different: int


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class AnswerProbe:
    """What the network answered, where it tells classes apart.

    targets, answers, right: (classes,) int64, how often each was the class, was the answer, and was both. sure: answers
    with a share of SURE or more; wrong: those of them that were wrong.
    """

    targets: NDArray[np.int64]
    answers: NDArray[np.int64]
    right: NDArray[np.int64]
    sure: int
    wrong: int


SURE = 0.999
"""An answer with a larger share leaves hardly any gradient in its activation."""


@dataclasses.dataclass(frozen=True, eq=False, slots=True)
class Probe:
    """One step. step: counted from 1. examples: in its batch. answers: None where no classes are told apart."""

    step: int
    learning_rate: float
    examples: int
    layers: tuple[LayerProbe, ...]
    inputs: InputProbe
    answers: AnswerProbe | None = None

    def layer(self, node: str) -> LayerProbe | None:
        """The figures of a layer; None for one that computes nothing of its own."""
        return next((layer for layer in self.layers if layer.node == node), None)

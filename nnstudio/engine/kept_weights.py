"""Copies of the weights to go back to: the last that are known to be good, and those of the best epoch."""

from __future__ import annotations

import numpy as np

from nnstudio.engine.parameters import Parameters
from nnstudio.engine.updates import Updates
from nnstudio.errors import Sentence, sentence
from nnstudio.layers.layer import Array

GOOD_EVERY = 50
"""Steps between two copies of weights that are known to give a finite loss."""

Weights = dict[str, Array]


class KeptWeights:
    """good: weights that gave a finite loss; None before the first. best: of the best epoch; empty before one."""

    def __init__(self, parameters: Parameters, updates: Updates) -> None:
        self.parameters, self.updates = parameters, updates
        self.begin({})

    def begin(self, best: Weights) -> None:
        """The weights of now are where training begins, with or without a best epoch before."""
        self.good: Weights | None = None
        self.best = best

    def snapshot(self) -> Weights:
        """A copy of all weights by name; averaged, if the optimizer averages."""
        return self.parameters.copy(self.updates.shown)

    def are_good(self) -> None:
        """The weights of now gave a finite loss."""
        if self.good is None:
            self.good = self.parameters.copy()
        elif self.updates.step % GOOD_EVERY == 0:
            for name, array in self.parameters.arrays.items():
                np.copyto(self.good[name], array)

    def are_best(self) -> None:
        """The weights of now are the best so far."""
        self.best = self.snapshot()

    def back_to_good(self) -> Sentence:
        """Go back to the last good weights, if there are any; a clause that says which weights these are."""
        if self.good is None:
            return sentence("The weights are as they were at the beginning")
        self._load(self.good)
        return sentence("The weights are the last good ones")

    def back_to_best(self) -> None:
        """Go back to the weights of the best epoch, if there is one."""
        if self.best:
            self._load(self.best)

    def _load(self, weights: Weights) -> None:
        """The moving average begins anew from them, so that a snapshot shows them too."""
        self.parameters.load(weights)
        np.copyto(self.updates.shown, self.parameters.vector)

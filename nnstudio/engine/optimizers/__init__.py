"""Optimizers, one file each, found by scanning this folder. OPTIMIZERS maps each type's name to its class."""

from __future__ import annotations

import sys

from nnstudio.engine.optimizers.adadelta import Adadelta
from nnstudio.engine.optimizers.adam import Adam
from nnstudio.engine.optimizers.optimizer import Optimizer, Piece
from nnstudio.engine.optimizers.rmsprop import RMSprop
from nnstudio.engine.optimizers.sgd import SGD
from nnstudio.layers.scan import classes_in

OPTIMIZERS: dict[str, type[Optimizer]] = {
    cls.__name__: cls for cls in classes_in(sys.modules[__name__], Optimizer)
}

__all__ = ["OPTIMIZERS", "SGD", "Adadelta", "Adam", "Optimizer", "Piece", "RMSprop"]

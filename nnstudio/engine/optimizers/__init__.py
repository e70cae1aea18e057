"""Optimizers, one file each, found by scanning this folder. OPTIMIZERS maps each type's name to its class."""

from __future__ import annotations

import sys

from nnstudio.engine.optimizers.adadelta import Adadelta
from nnstudio.engine.optimizers.adagrad import Adagrad
from nnstudio.engine.optimizers.adam import Adam
from nnstudio.engine.optimizers.adamax import Adamax
from nnstudio.engine.optimizers.adamw import AdamW
from nnstudio.engine.optimizers.clipping import clip_by_norms, clips_by_norm
from nnstudio.engine.optimizers.lion import Lion
from nnstudio.engine.optimizers.nadam import Nadam
from nnstudio.engine.optimizers.optimizer import AVERAGE, Optimizer, Piece
from nnstudio.engine.optimizers.rmsprop import RMSprop
from nnstudio.engine.optimizers.sgd import SGD
from nnstudio.layers.scan import classes_in

OPTIMIZERS: dict[str, type[Optimizer]] = {
    cls.__name__: cls for cls in classes_in(sys.modules[__name__], Optimizer)
}

__all__ = [
    "AVERAGE",
    "OPTIMIZERS",
    "SGD",
    "Adadelta",
    "Adagrad",
    "Adam",
    "AdamW",
    "Adamax",
    "Lion",
    "Nadam",
    "Optimizer",
    "Piece",
    "RMSprop",
    "clip_by_norms",
    "clips_by_norm",
]

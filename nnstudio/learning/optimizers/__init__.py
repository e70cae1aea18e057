"""Optimizers, one file each, found by scanning this folder. OPTIMIZERS maps each type's name to its class."""

from __future__ import annotations

import sys

from nnstudio.layers.scan import classes_in
from nnstudio.learning.optimizers.adadelta import Adadelta
from nnstudio.learning.optimizers.adagrad import Adagrad
from nnstudio.learning.optimizers.adam import Adam
from nnstudio.learning.optimizers.adamax import Adamax
from nnstudio.learning.optimizers.adamw import AdamW
from nnstudio.learning.optimizers.clipping import clip_by_norms, clips_by_norm
from nnstudio.learning.optimizers.lion import Lion
from nnstudio.learning.optimizers.nadam import Nadam
from nnstudio.learning.optimizers.optimizer import AVERAGE, Optimizer, Piece
from nnstudio.learning.optimizers.rmsprop import RMSprop
from nnstudio.learning.optimizers.sgd import SGD

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

"""Losses, one file each, found by scanning this folder. LOSSES maps each type's name to its class."""

from __future__ import annotations

import sys

from nnstudio.engine.losses.binary_crossentropy import BinaryCrossentropy
from nnstudio.engine.losses.categorical_crossentropy import CategoricalCrossentropy
from nnstudio.engine.losses.categorical_hinge import CategoricalHinge
from nnstudio.engine.losses.huber import Huber
from nnstudio.engine.losses.kl_divergence import KLDivergence
from nnstudio.engine.losses.loss import Loss, LossFrame, LossOp
from nnstudio.engine.losses.mean_absolute_error import MeanAbsoluteError
from nnstudio.engine.losses.mean_squared_error import MeanSquaredError
from nnstudio.engine.losses.sparse_categorical_crossentropy import SparseCategoricalCrossentropy
from nnstudio.layers.scan import classes_in

LOSSES: dict[str, type[Loss]] = {cls.__name__: cls for cls in classes_in(sys.modules[__name__], Loss)}

__all__ = [
    "LOSSES",
    "BinaryCrossentropy",
    "CategoricalCrossentropy",
    "CategoricalHinge",
    "Huber",
    "KLDivergence",
    "Loss",
    "LossFrame",
    "LossOp",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "SparseCategoricalCrossentropy",
]

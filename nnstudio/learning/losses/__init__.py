"""Losses, one file each, found by scanning this folder. LOSSES maps each type's name to its class."""

from __future__ import annotations

import sys

from nnstudio.layers.scan import classes_in
from nnstudio.learning.losses.binary_crossentropy import BinaryCrossentropy
from nnstudio.learning.losses.categorical_crossentropy import CategoricalCrossentropy
from nnstudio.learning.losses.categorical_hinge import CategoricalHinge
from nnstudio.learning.losses.huber import Huber
from nnstudio.learning.losses.kl_divergence import KLDivergence
from nnstudio.learning.losses.loss import Loss, LossFrame, LossOp
from nnstudio.learning.losses.mean_absolute_error import MeanAbsoluteError
from nnstudio.learning.losses.mean_squared_error import MeanSquaredError
from nnstudio.learning.losses.sparse_categorical_crossentropy import SparseCategoricalCrossentropy

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

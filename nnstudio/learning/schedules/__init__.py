"""Schedules of the learning rate, one file each. SCHEDULES maps each type's name to its class."""

from __future__ import annotations

import sys

from nnstudio.layers.scan import classes_in
from nnstudio.learning.schedules.constant import Constant
from nnstudio.learning.schedules.cosine_decay import CosineDecay
from nnstudio.learning.schedules.exponential_decay import ExponentialDecay
from nnstudio.learning.schedules.one_cycle import OneCycle
from nnstudio.learning.schedules.reduce_on_plateau import ReduceOnPlateau
from nnstudio.learning.schedules.schedule import Moment, Schedule
from nnstudio.learning.schedules.step_decay import StepDecay

SCHEDULES: dict[str, type[Schedule]] = {
    cls.__name__: cls for cls in classes_in(sys.modules[__name__], Schedule)
}

__all__ = [
    "SCHEDULES",
    "Constant",
    "CosineDecay",
    "ExponentialDecay",
    "Moment",
    "OneCycle",
    "ReduceOnPlateau",
    "Schedule",
    "StepDecay",
]

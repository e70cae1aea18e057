"""Schedules of the learning rate, one file each. SCHEDULES maps each type's name to its class."""

from __future__ import annotations

import sys

from nnstudio.engine.schedules.constant import Constant
from nnstudio.engine.schedules.cosine_decay import CosineDecay
from nnstudio.engine.schedules.exponential_decay import ExponentialDecay
from nnstudio.engine.schedules.one_cycle import OneCycle
from nnstudio.engine.schedules.reduce_on_plateau import ReduceOnPlateau
from nnstudio.engine.schedules.schedule import Moment, Schedule
from nnstudio.engine.schedules.step_decay import StepDecay
from nnstudio.layers.scan import classes_in

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

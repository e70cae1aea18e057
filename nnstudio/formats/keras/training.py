"""What Keras calls our losses, optimizers and schedules."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from nnstudio.errors import Sentence, sentence
from nnstudio.formats.exchange.call import Call, Name
from nnstudio.formats.exchange.tables import Refused, Table, entry_of
from nnstudio.formats.keras.layers import plain
from nnstudio.learning.losses import Loss
from nnstudio.learning.optimizers import Optimizer
from nnstudio.learning.schedules import CosineDecay, ExponentialDecay, Schedule, StepDecay

SCHEDULE_MODULE = "keras.optimizers.schedules"

LOSSES: Table = dict.fromkeys(
    (
        "BinaryCrossentropy",
        "CategoricalCrossentropy",
        "CategoricalHinge",
        "Huber",
        "KLDivergence",
        "MeanAbsoluteError",
        "MeanSquaredError",
        "SparseCategoricalCrossentropy",
    ),
    plain("keras.losses"),
)
OPTIMIZERS: Table = dict.fromkeys(
    ("SGD", "RMSprop", "Adam", "AdamW", "Adamax", "Nadam", "Adadelta", "Adagrad", "Lion"),
    plain("keras.optimizers"),
)


@dataclasses.dataclass(frozen=True)
class Length:
    """How long a run is: its epochs, and the steps in each."""

    epochs: int
    steps_per_epoch: int

    @property
    def steps(self) -> int:
        """In the whole run."""
        return self.epochs * self.steps_per_epoch


@dataclasses.dataclass(frozen=True)
class Planned:
    """A schedule with what it depends on: the rate that it starts from, and the length of the run."""

    schedule: Schedule
    base: float
    length: Length


def _constant(planned: Planned) -> float:
    return planned.base


def _exponential(planned: Planned) -> Call:
    schedule = planned.schedule
    assert isinstance(schedule, ExponentialDecay)
    named = {
        "initial_learning_rate": planned.base,
        "decay_steps": schedule.decay_epochs * planned.length.steps_per_epoch,
        "decay_rate": schedule.decay_rate,
    }
    return Call(
        f"{SCHEDULE_MODULE}.ExponentialDecay",
        {**named, **({"staircase": True} if schedule.staircase else {})},
    )


def _steps(planned: Planned) -> Call | float:
    """Keras changes the value after the step with the number of the boundary, counted from 0."""
    schedule, length = planned.schedule, planned.length
    assert isinstance(schedule, StepDecay)
    drops = (length.epochs - 1) // schedule.every
    if not drops:
        return planned.base
    ends = [number * schedule.every * length.steps_per_epoch - 1 for number in range(1, drops + 1)]
    values = [planned.base * schedule.factor**number for number in range(drops + 1)]
    return Call(f"{SCHEDULE_MODULE}.PiecewiseConstantDecay", {"boundaries": ends, "values": values})


def _cosine(planned: Planned) -> Call:
    schedule, length = planned.schedule, planned.length
    assert isinstance(schedule, CosineDecay)
    warm = round(schedule.warmup_epochs * length.steps_per_epoch)
    if schedule.restarts and warm:
        raise Refused(
            sentence("Keras has no cosine with a warm-up and restarts at once: switch one of them off.")
        )
    if schedule.restarts:
        cycles = sum(schedule.t_mul**number for number in range(schedule.restarts + 1))
        named = {
            "initial_learning_rate": planned.base,
            "first_decay_steps": length.steps / cycles,
            "t_mul": schedule.t_mul,
            "alpha": schedule.alpha,
        }
        return Call(f"{SCHEDULE_MODULE}.CosineDecayRestarts", named)
    named = {
        "initial_learning_rate": 0.0 if warm else planned.base,
        "decay_steps": max(1, length.steps - warm),
        "alpha": schedule.alpha,
    }
    warming = {"warmup_target": planned.base, "warmup_steps": warm} if warm else {}
    return Call(f"{SCHEDULE_MODULE}.CosineDecay", {**named, **warming})


SCHEDULES: Mapping[str, Callable[[Planned], Call | float] | Sentence] = {
    "Constant": _constant,
    "ExponentialDecay": _exponential,
    "StepDecay": _steps,
    "CosineDecay": _cosine,
    "ReduceOnPlateau": sentence(
        "Keras lowers the learning rate on a plateau by a callback, ReduceLROnPlateau: give it to fit. Here the rate "
        "is the one that it starts from."
    ),
    "OneCycle": sentence("Keras has no one-cycle schedule. Here the learning rate is its largest."),
}
"""By the name of our schedule: what stands in the place of the learning rate, or why nothing can."""


def keras_rate(planned: Planned) -> Call | float:
    """What stands in the place of the learning rate. Raises Refused."""
    entry = SCHEDULES[planned.schedule.type_name()]
    if isinstance(entry, Sentence):
        raise Refused(entry)
    made: Call | float = entry(planned)
    return made


def keras_loss(loss: Loss) -> Call:
    """Keras's loss."""
    call: Call = entry_of(LOSSES, loss)(loss)
    return call


def keras_optimizer(optimizer: Optimizer, rate: Call | float | Name) -> Call:
    """Keras's optimizer with that learning rate, which is always written."""
    call: Call = entry_of(OPTIMIZERS, optimizer)(optimizer)
    return dataclasses.replace(call, named={**call.named, "learning_rate": rate})

"""Schedules of the learning rate as code tells them, as ours. Keras counts in steps what is declared in epochs here.

What is found is written as Keras's again, and must be what was told: so nothing is taken for what it is not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from nnstudio.fields import FieldError
from nnstudio.formats.exchange.call import Call
from nnstudio.formats.exchange.tables import Refused
from nnstudio.formats.keras.incoming.told import class_of
from nnstudio.formats.keras.training import Length, Planned, keras_rate
from nnstudio.learning.schedules import CosineDecay, ExponentialDecay, Schedule, StepDecay

USUAL: dict[str, Any] = {
    "staircase": False,
    "alpha": 0.0,
    "t_mul": 2.0,
    "m_mul": 1.0,
    "warmup_steps": 0,
    "name": None,
}
"""What Keras takes where nothing is told."""
MOST_RESTARTS = 20
NEAR = 1e-6


def schedule_of(told: Mapping[str, Any], length: Length) -> tuple[Schedule, float] | None:
    """Our schedule and the rate that it starts from; None where there is none like it here.

    told: an object of keras.optimizers.schedules with its config. length: of the run.
    """
    kind, config = class_of(told)
    try:
        for schedule, base in _candidates(kind, config, length):
            written = keras_rate(Planned(schedule, base, length))
            if isinstance(written, Call) and _is_told(written, kind, config):
                return schedule, base
    except (
        FieldError,
        Refused,
        KeyError,
        TypeError,
        ZeroDivisionError,
        IndexError,
        ValueError,
        OverflowError,
    ):
        return None
    return None


def _candidates(kind: str, config: Mapping[str, Any], length: Length) -> Iterator[tuple[Schedule, float]]:
    steps = length.steps_per_epoch
    if kind == "ExponentialDecay":
        schedule = ExponentialDecay(
            decay_rate=float(config["decay_rate"]),
            decay_epochs=config["decay_steps"] / steps,
            staircase=bool(config.get("staircase", False)),
        )
        yield schedule, float(config["initial_learning_rate"])
    elif kind == "PiecewiseConstantDecay":
        boundaries, values = config["boundaries"], config["values"]
        yield StepDecay(every=(boundaries[0] + 1) // steps, factor=values[1] / values[0]), float(values[0])
    elif kind == "CosineDecay":
        warm = config.get("warmup_steps", 0)
        base = config["warmup_target"] if warm else config["initial_learning_rate"]
        yield CosineDecay(warmup_epochs=warm / steps, alpha=float(config.get("alpha", 0.0))), float(base)
    elif kind == "CosineDecayRestarts":
        for restarts in range(1, MOST_RESTARTS + 1):
            t_mul, alpha = float(config.get("t_mul", 2.0)), float(config.get("alpha", 0.0))
            cosine = CosineDecay(restarts=restarts, t_mul=t_mul, alpha=alpha)
            yield cosine, float(config["initial_learning_rate"])


def _is_told(written: Call, kind: str, config: Mapping[str, Any]) -> bool:
    """Whether that is what was told, but for what is as usual."""
    names = written.named.keys() | config.keys()
    same_kind = written.function.rpartition(".")[2] == kind
    return same_kind and all(_same(_of(written.named, name), _of(config, name)) for name in names)


def _of(values: Mapping[str, Any], name: str) -> Any:
    return values.get(name, USUAL.get(name))


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=NEAR)
    return bool(one == other)

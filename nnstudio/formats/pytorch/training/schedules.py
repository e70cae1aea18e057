"""Our schedules in PyTorch: the body of a function that gives the learning rate of a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nnstudio.errors import Sentence
from nnstudio.learning.schedules import (
    CosineDecay,
    ExponentialDecay,
    OneCycle,
    ReduceOnPlateau,
    Schedule,
    StepDecay,
)

Entry = Callable[[Any], list[str]]
BASE = "LEARNING_RATE"


def _constant(schedule: Schedule) -> list[str]:
    return [f"return {BASE}"]


def _exponential(schedule: ExponentialDecay) -> list[str]:
    periods = f"done / ({schedule.decay_epochs!r} * steps_per_epoch)"
    return [
        f"periods = {f'math.floor({periods})' if schedule.staircase else periods}",
        f"return {BASE} * {schedule.decay_rate!r}**periods",
    ]


def _steps(schedule: StepDecay) -> list[str]:
    return [
        "epoch = done // steps_per_epoch",
        f"return {BASE} * {schedule.factor!r} ** (epoch // {schedule.every})",
    ]


def _cosine(schedule: CosineDecay) -> list[str]:
    lines = [f"progress = min(1.0, done / {_at_least_one('steps')})"]
    if schedule.warmup_epochs:
        lines = [
            f"warm = {schedule.warmup_epochs!r} * steps_per_epoch",
            "if done < warm:",
            f"    return {BASE} * done / warm",
            f"progress = min(1.0, (done - warm) / {_at_least_one('steps - warm')})",
        ]
    if schedule.restarts:
        lines += [
            f"restarts = {schedule.restarts}",
            f"cycles = [{schedule.t_mul!r} ** (cycle - restarts) for cycle in range(restarts + 1)]",
            "left = progress * sum(cycles)",
            "while len(cycles) > 1 and left >= cycles[0]:",
            "    left -= cycles.pop(0)",
            "progress = min(1.0, left / cycles[0])",
        ]
    fall = "(1 + math.cos(math.pi * progress)) / 2"
    if schedule.alpha:
        return [*lines, f"return {BASE} * ({schedule.alpha!r} + {1 - schedule.alpha!r} * {fall})"]
    return [*lines, f"return {BASE} * {fall}"]


def _at_least_one(text: str) -> str:
    return f"max(1, {text})"


def _one_cycle(schedule: OneCycle) -> list[str]:
    return [
        f"start, peak, end = {BASE} / {schedule.div_factor!r}, {schedule.pct_start!r} * steps - 1, steps - 1",
        "if done <= peak:",
        f"    return between(start, {BASE}, done / peak if done else 0.0)",
        f"last = start / {schedule.final_div_factor!r}",
        f"return between({BASE}, last, (done - max(peak, 0)) / max(1, end - peak))",
    ]


def _plateau(schedule: ReduceOnPlateau) -> list[str]:
    lowest = schedule.min_rate
    return [
        "best, waited, cooling, rate = math.inf, 0, 0, LEARNING_RATE",
        "for loss in losses:",
        "    if cooling:",
        "        cooling, waited = cooling - 1, 0",
        f"    if loss < best - {schedule.min_delta!r}:",
        "        best, waited = loss, 0",
        "    elif not cooling:",
        "        waited += 1",
        f"        if waited >= {schedule.patience}:",
        f"            rate, waited, cooling = rate * {schedule.factor!r}, 0, {schedule.cooldown}",
        f"return min({BASE}, max(rate, {lowest!r}))" if lowest else "return rate",
    ]


SCHEDULES: Mapping[str, Entry | Sentence] = {
    "Constant": _constant,
    "ExponentialDecay": _exponential,
    "StepDecay": _steps,
    "CosineDecay": _cosine,
    "OneCycle": _one_cycle,
    "ReduceOnPlateau": _plateau,
}
"""By the name of our schedule."""

HELPERS: Mapping[str, str] = {
    "OneCycle": '''def between(start: float, end: float, progress: float) -> float:
    """From start to end along half a cosine."""
    return end + (start - end) * (1 + math.cos(math.pi * min(1.0, progress))) / 2


'''
}
"""What stands before the function, where it needs something."""


def rate_function(schedule: Schedule) -> str:
    """The function `learning_rate` of the written code."""
    entry: Any = SCHEDULES[schedule.type_name()]
    body = "\n    ".join(entry(schedule))
    before = HELPERS.get(schedule.type_name(), "")
    return f'''{before}def learning_rate(done: int, steps_per_epoch: int, steps: int, losses: list[float]) -> float:
    """Of the next step. done: steps before it. losses: of the epochs before it."""
    {body}'''

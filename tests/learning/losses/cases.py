"""Each loss: settings worth a test, what it is given, and its formula for one image in plain Python.

The formulas are written from the definitions and share nothing with the program.
"""

import dataclasses
import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from nnstudio.layers.layer import Array
from nnstudio.learning.losses import LOSSES, Loss, LossFrame

Row = Sequence[float]


@dataclasses.dataclass(frozen=True)
class Case:
    """One loss with settings.

    answers: "probabilities" or "numbers", what the last layer gives. targets: "one-hot", "soft" (rows of
    probabilities, some 0), "yes-no" or "numbers". formula: (answers, targets) of one image to its loss; the
    targets of a loss without one_hot are rows here too.
    """

    loss: Loss
    answers: str
    targets: str
    formula: Callable[[Row, Row], float]

    def __str__(self) -> str:
        settings = ",".join(f"{name}={value:g}" for name, value in self.loss.values().items())
        return f"{self.loss.type_name()}({settings})-{self.targets}"


def _squared(y: Row, t: Row) -> float:
    return sum((a - b) ** 2 for a, b in zip(y, t, strict=True)) / len(y)


def _absolute(y: Row, t: Row) -> float:
    return sum(abs(a - b) for a, b in zip(y, t, strict=True)) / len(y)


def _huber(delta: float) -> Callable[[Row, Row], float]:
    def one(d: float) -> float:
        return d * d / 2 if abs(d) <= delta else delta * abs(d) - delta * delta / 2

    return lambda y, t: sum(one(a - b) for a, b in zip(y, t, strict=True)) / len(y)


def _binary(smoothing: float) -> Callable[[Row, Row], float]:
    def one(p: float, t: float) -> float:
        t = t * (1 - smoothing) + smoothing / 2
        return -t * math.log(p) - (1 - t) * math.log(1 - p)

    return lambda y, t: sum(one(a, b) for a, b in zip(y, t, strict=True)) / len(y)


def _categorical(smoothing: float) -> Callable[[Row, Row], float]:
    def loss(y: Row, t: Row) -> float:
        smooth = [b * (1 - smoothing) + smoothing / len(t) for b in t]
        return -sum(b * math.log(a / sum(y)) for a, b in zip(y, smooth, strict=True))

    return loss


def _divergence(y: Row, t: Row) -> float:
    return sum(b * math.log(b / a) for a, b in zip(y, t, strict=True) if b > 0)


def _hinge(y: Row, t: Row) -> float:
    right = sum(a * b for a, b in zip(y, t, strict=True))
    rival = max(a * (1 - b) for a, b in zip(y, t, strict=True))
    return max(0.0, 1 + rival - right)


def _all_cases() -> list[Case]:
    make = LOSSES
    return [
        Case(make["MeanSquaredError"](), "numbers", "numbers", _squared),
        Case(make["MeanAbsoluteError"](), "numbers", "numbers", _absolute),
        Case(make["Huber"](), "numbers", "numbers", _huber(1.0)),
        Case(make["Huber"].from_values({"delta": 0.3}), "numbers", "numbers", _huber(0.3)),
        Case(make["BinaryCrossentropy"](), "probabilities", "yes-no", _binary(0.0)),
        Case(make["BinaryCrossentropy"](), "probabilities", "soft", _binary(0.0)),
        Case(_smooth("BinaryCrossentropy", 0.2), "probabilities", "yes-no", _binary(0.2)),
        Case(make["CategoricalCrossentropy"](), "probabilities", "one-hot", _categorical(0.0)),
        Case(make["CategoricalCrossentropy"](), "probabilities", "soft", _categorical(0.0)),
        Case(_smooth("CategoricalCrossentropy", 0.1), "probabilities", "one-hot", _categorical(0.1)),
        Case(make["SparseCategoricalCrossentropy"](), "probabilities", "one-hot", _categorical(0.0)),
        Case(make["KLDivergence"](), "probabilities", "one-hot", _divergence),
        Case(make["KLDivergence"](), "probabilities", "soft", _divergence),
        Case(make["CategoricalHinge"](), "numbers", "one-hot", _hinge),
    ]


def _smooth(name: str, smoothing: float) -> Loss:
    return LOSSES[name].from_values({"label_smoothing": smoothing})


CASES = _all_cases()
FUSING = [case for case in CASES if case.loss.fuses]
WAYS = [pytest.param(case, False, id=f"{case}-apart") for case in CASES]
WAYS += [pytest.param(case, True, id=f"{case}-fused") for case in FUSING]
"""(case, fused): each loss apart from the last activation, and fused with it where it can be."""


def targets_for(case: Case, images: int, outputs: int, generator: np.random.Generator) -> Array:
    """(images, outputs) float64 rows of targets of the case's kind."""
    if case.targets == "numbers":
        return generator.normal(size=(images, outputs))
    if case.targets == "yes-no":
        return generator.integers(0, 2, (images, outputs)).astype(np.float64)
    if case.targets == "one-hot":
        return np.asarray(np.eye(outputs)[generator.integers(0, outputs, images)])
    rows: Array = generator.random((images, outputs))
    rows[:, 0] = 0.0
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def answers_for(case: Case, images: int, outputs: int, generator: np.random.Generator) -> Array:
    """(images, outputs) float64 answers of the case's kind, well inside its range; no row sums to 1."""
    if case.answers == "numbers":
        return generator.normal(size=(images, outputs)) * 2.0
    return generator.random((images, outputs)) * 0.8 + 0.1


def frame_for(
    loss: Loss,
    answers: Array,
    rows: Array,
    *,
    fused: bool = False,
    weights: Array | None = None,
    batch: int | None = None,
    gradient: bool = True,
) -> LossFrame:
    """A frame on copies, in the dtype of answers. rows: targets as rows, whatever the loss asks for."""
    targets = rows.astype(answers.dtype) if loss.one_hot else rows.argmax(axis=1)
    return LossFrame(
        outputs=answers.copy(),
        targets=targets,
        gradient=np.full_like(answers, np.nan) if gradient else None,
        weights=None if weights is None else weights.astype(answers.dtype),
        work=np.full_like(answers, np.nan),
        batch=len(answers) if batch is None else batch,
        from_logits=fused,
    )

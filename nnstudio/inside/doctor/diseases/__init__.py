"""The diseases that are known, in the order in which they are looked for: what ends a run first, then causes."""

from __future__ import annotations

from collections.abc import Mapping

from nnstudio.inside.doctor.disease import Disease
from nnstudio.inside.doctor.diseases.answers import (
    ChoosingByTest,
    Imbalance,
    SaturatedAnswers,
    ShuffledLabels,
)
from nnstudio.inside.doctor.diseases.diverged import HasDiverged
from nnstudio.inside.doctor.diseases.inputs import RepeatedExample, UnscaledInput
from nnstudio.inside.doctor.diseases.layers import (
    DeadUnits,
    ExplodingGradients,
    SaturatedLayer,
    VanishingGradients,
)
from nnstudio.inside.doctor.diseases.not_learning import NotLearning
from nnstudio.inside.doctor.diseases.overfitting import Overfitting
from nnstudio.inside.doctor.diseases.rates import RateTooLarge, RateTooSmall, SlowAdadelta

_ALL: tuple[Disease, ...] = (
    HasDiverged(),
    UnscaledInput(),
    ShuffledLabels(),
    RepeatedExample(),
    SlowAdadelta(),
    RateTooLarge(),
    RateTooSmall(),
    VanishingGradients(),
    ExplodingGradients(),
    DeadUnits(),
    SaturatedLayer(),
    SaturatedAnswers(),
    Imbalance(),
    Overfitting(),
    NotLearning(),
    ChoosingByTest(),
)
DISEASES: Mapping[str, Disease] = {disease.key: disease for disease in _ALL}

__all__ = ["DISEASES"]

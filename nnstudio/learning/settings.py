"""All that decides how a network is trained, as one immutable value that the document holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Self

from nnstudio.declared import Declared, from_json, param
from nnstudio.errors import sentence
from nnstudio.fields import FieldError
from nnstudio.learning.augmentation import AUGMENTATIONS, Augmentation
from nnstudio.learning.losses import LOSSES, CategoricalCrossentropy, Loss
from nnstudio.learning.optimizers import OPTIMIZERS, Adam, Optimizer
from nnstudio.learning.schedules import SCHEDULES, Constant, Schedule
from nnstudio.shown import short

VALIDATION = ("split", "test set", "none")
CLASS_WEIGHTS = ("equal", "balanced")
PARTS: dict[str, Mapping[str, type[Declared]]] = {
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
    "augmentation": AUGMENTATIONS,
}
"""The settings that are declared things themselves, with the registry that each comes from."""

OPTIONAL = frozenset({"augmentation"})
"""Those of them that may be None."""


@dataclasses.dataclass(frozen=True)
class TrainingSettings(Declared):
    """Loss, optimizer, and the plan of the run. Defaults are Keras's where it has one."""

    title = "Training"

    loss: Loss = dataclasses.field(default_factory=CategoricalCrossentropy)
    optimizer: Optimizer = dataclasses.field(default_factory=Adam)
    schedule: Schedule = dataclasses.field(default_factory=Constant)
    augmentation: Augmentation | None = None
    batch_size: int = param(
        32,
        min=1,
        max=65536,
        unit="examples",
        help="Images for one step. Larger is faster and smoother, not better.",
    )
    epochs: int = param(
        10, min=0, max=100000, unit="epochs", help="How often the whole training set is learned."
    )
    validation: str = param(
        "split",
        choices=VALIDATION,
        help="What each epoch is judged on: a part of the training examples that is kept aside, or the test part, "
        "whose figures then look better than they are, since the best epoch is chosen by them.",
    )
    validation_fraction: float = param(
        0.1,
        above=0.0,
        max=0.9,
        unit="fraction",
        help="Part of the training examples kept aside for validation=split.",
    )
    early_stopping: int | None = param(
        None,
        min=1,
        max=1000,
        unit="epochs",
        help="Stops when validation has not improved for so many epochs, and goes back to the best weights.",
    )
    class_weights: str = param(
        "equal", choices=CLASS_WEIGHTS, help="balanced makes rare classes count as much as common ones."
    )
    shuffle: bool = param(True, help="Whether the examples come in a new order in each epoch. Leave it on.")
    seed: int = param(
        0,
        min=0,
        max=2**31 - 1,
        help="Start of all chance. The same seed gives the same network, to the last bit.",
    )

    def to_json(self) -> dict[str, Any]:
        """A plain dict; loss, optimizer and schedule are dicts of their own."""
        plain = super().to_json()
        del plain["type"]
        parts = {name: getattr(self, name) for name in PARTS}
        return {**plain, **{name: None if part is None else part.to_json() for name, part in parts.items()}}

    @classmethod
    def from_json(cls, plain: Any) -> Self:
        """What `to_json` wrote; FieldError with a sentence for anything unknown or out of range."""
        if not isinstance(plain, Mapping):
            raise FieldError(
                "training",
                "training",
                sentence("expected the training settings, not {plain}", plain=short(plain)),
            )
        values = dict(plain)
        for name, registry in PARTS.items():
            if name in values and (values[name] is not None or name not in OPTIONAL):
                values[name] = from_json(registry, values[name], name)
        cls._known(values)
        return cls(**values)

    def change(self, **values: Any) -> Self:
        """A copy with other values; loss, optimizer and schedule take whole objects."""
        self._known(values)
        return dataclasses.replace(self, **values)

    @classmethod
    def _known(cls, values: Mapping[str, Any]) -> None:
        for name in values:
            if name not in PARTS:
                cls.field(name)

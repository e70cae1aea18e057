"""All that decides how a network is trained, as one immutable value that the document holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Self

from nnstudio.engine.losses import LOSSES, CategoricalCrossentropy, Loss
from nnstudio.engine.optimizers import OPTIMIZERS, Adam, Optimizer
from nnstudio.layers.declared import Declared, FieldError, from_json, param

VALIDATION = ("test set", "split", "none")


@dataclasses.dataclass(frozen=True)
class TrainingSettings(Declared):
    """Loss, optimizer, and the plan of the run. Defaults are Keras's where it has one."""

    title = "Training"

    loss: Loss = dataclasses.field(default_factory=CategoricalCrossentropy)
    optimizer: Optimizer = dataclasses.field(default_factory=Adam)
    batch_size: int = param(
        32, min=1, max=65536, unit="images", help="Images for one step. Larger is faster and smoother, not better."
    )
    epochs: int = param(10, min=0, max=100000, unit="epochs", help="How often the whole training set is learned.")
    validation: str = param(
        "test set", choices=VALIDATION, help="What each epoch is judged on: images that the network never learns."
    )
    validation_fraction: float = param(
        0.1, above=0.0, max=0.9, unit="fraction", help="Part of the training images kept aside for validation=split."
    )
    shuffle: bool = param(True, help="Whether the images come in a new order in each epoch. Leave it on.")
    seed: int = param(
        0, min=0, max=2**31 - 1, help="Start of all chance. The same seed gives the same network, to the last bit."
    )

    def to_json(self) -> dict[str, Any]:
        """A plain dict; loss and optimizer are dicts of their own."""
        plain = super().to_json()
        del plain["type"]
        return {**plain, "loss": self.loss.to_json(), "optimizer": self.optimizer.to_json()}

    @classmethod
    def from_json(cls, plain: Any) -> Self:
        """What `to_json` wrote; FieldError with a sentence for anything unknown or out of range."""
        if not isinstance(plain, Mapping):
            raise FieldError("training", "training", f"expected the training settings, not {plain!r}")
        values = dict(plain)
        if "loss" in values:
            values["loss"] = from_json(LOSSES, values["loss"], "loss")
        if "optimizer" in values:
            values["optimizer"] = from_json(OPTIMIZERS, values["optimizer"], "optimizer")
        for name in values:
            if name not in ("loss", "optimizer"):
                cls.field(name)
        return cls(**values)

    def change(self, **values: Any) -> Self:
        """A copy with other values; loss and optimizer take whole objects."""
        for name in values:
            if name not in ("loss", "optimizer"):
                self.field(name)
        return dataclasses.replace(self, **values)

"""The loss and the optimizer that a model of Keras was compiled with, as ours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnstudio.declared import Declared
from nnstudio.errors import sentence
from nnstudio.fields import FieldError
from nnstudio.formats.exchange.arriving import ForeignNetwork
from nnstudio.formats.keras.incoming.told import Notes, class_of
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.schedules import ReduceOnPlateau
from nnstudio.learning.settings import TrainingSettings

SHORT = {
    "mse": "MeanSquaredError",
    "mae": "MeanAbsoluteError",
    "kld": "KLDivergence",
    "kl_divergence": "KLDivergence",
}
"""Short names of losses that are not their class in another spelling."""

KERAS_PATIENCE = 10
LEFT_OUT = sentence("The schedule of the learning rate is left out.")


def settings_of(network: ForeignNetwork, start: TrainingSettings, notes: Notes) -> TrainingSettings:
    """The settings with the network's loss and optimizer, where we have them. notes: gets what was left out."""
    loss = _found(LOSSES, network.loss, notes)
    optimizer = _found(OPTIMIZERS, network.optimizer, notes)
    changed: dict[str, Any] = run_settings(network.fitted, start)
    changed |= {name: part for name, part in (("loss", loss), ("optimizer", optimizer)) if part is not None}
    return start.change(**changed) if changed else start


def run_settings(fitted: Mapping[str, Any], start: TrainingSettings) -> dict[str, Any]:
    """What a call of fit says of the run, as values of our settings."""
    names = {
        "batch_size": "batch_size",
        "epochs": "epochs",
        "validation_split": "validation_fraction",
        "early_stopping": "early_stopping",
        "shuffle": "shuffle",
        "class_weights": "class_weights",
    }
    found = {}
    for theirs, ours in names.items():
        value = fitted.get(theirs)
        if value is not None and _fits(start.field(ours), type(start), value):
            found[ours] = value
    if "validation_fraction" in found:
        found["validation"] = "split"
    elif fitted.get("validation_data"):
        found["validation"] = "test set"
    if "plateau" in fitted:
        found["schedule"] = _plateau(fitted["plateau"])
    return found


def _plateau(told: Mapping[str, Any]) -> ReduceOnPlateau:
    """Keras's callback, whose patience is longer than ours where nothing is said of it."""
    settings = {"patience": KERAS_PATIENCE, **told}
    settings["min_rate"] = settings.get("min_lr")
    known = {field.name: field for field in ReduceOnPlateau.fields()}
    values = {
        name: settings[name]
        for name, field in known.items()
        if settings.get(name) is not None and _fits(field, ReduceOnPlateau, settings[name])
    }
    return ReduceOnPlateau(**values)


def _found(known: Mapping[str, type[Declared]], told: Any, notes: Notes) -> Declared | None:
    if told is None:
        return None
    kind, config = class_of(told)
    cls = _class(known, kind if kind != "function" else str(told.get("config")))
    if cls is None:
        notes.append(sentence("{kind} is not known here, and left out.", kind=kind))
        return None
    values = {}
    for field in cls.fields():
        value = config.get(field.name)
        if isinstance(value, Mapping):
            notes.append(LEFT_OUT)
            value = class_of(value)[1].get("initial_learning_rate")
        if value is not None and _fits(field, cls, value):
            values[field.name] = value
    try:
        return cls.from_values(values)
    except FieldError as error:
        notes.append(
            sentence("{kind} comes in with its usual settings: {reason}.", kind=kind, reason=error.sentence)
        )
        return cls()


def _fits(field: Any, cls: type[Declared], value: Any) -> bool:
    try:
        field.check(cls.type_name(), value)
    except FieldError:
        return False
    return True


def _class(known: Mapping[str, type[Declared]], name: str) -> type[Declared] | None:
    """By the class's name, or a spelling of it: categorical_crossentropy, rmsprop, adam."""
    wanted = SHORT.get(name.lower(), name).replace("_", "").lower()
    return next((cls for known_name, cls in known.items() if known_name.lower() == wanted), None)

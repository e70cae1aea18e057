"""Our registries beside Keras's, by name: each default is the same, or it is listed in docs/keras.md."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from nnstudio.declared import Declared
from nnstudio.layers.catalogue import LAYERS
from nnstudio.layers.functions import FUNCTION_NAMES
from nnstudio.layers.initializers import INITIALIZERS
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.schedules import SCHEDULES
from tests.parity.keras_judge import keras

pytestmark = pytest.mark.parity

DOCUMENT = Path(__file__).parent.parent.parent / "docs/keras.md"
BY_OTHER_NAMES = {"ReduceOnPlateau": "ReduceLROnPlateau"}
OURS = {"Constant", "StepDecay", "OneCycle"}
"""Things that Keras does not have."""
ONLY_OURS = {"l1", "l2", "trainable", "warmup_epochs", "restarts", "t_mul", "decay_epochs", "min_rate"}
"""Fields that go by another name in Keras, or are those of the base class of its layers."""
OTHER_DEFAULTS = {("ReduceOnPlateau", "patience")}

REGISTRIES: list[tuple[Mapping[str, type[Declared]], Any]] = [
    (LAYERS, keras.layers),
    (OPTIMIZERS, keras.optimizers),
    (LOSSES, keras.losses),
    (SCHEDULES, keras.optimizers.schedules),
]


def pairs() -> list[tuple[type[Declared], Any]]:
    """Our class beside Keras's of that name, or None where Keras has none."""
    found = []
    for registry, module in REGISTRIES:
        for name, cls in registry.items():
            theirs = BY_OTHER_NAMES.get(name, name)
            found.append((cls, getattr(module, theirs, None) or getattr(keras.callbacks, theirs, None)))
    return found


def differences() -> tuple[set[str], set[str], set[tuple[str, str]]]:
    """Names of types and of fields that Keras lacks, and fields whose default is another, where Keras has one."""
    types, fields, defaults = set(), set(), set()
    for ours, theirs in pairs():
        if theirs is None:
            types.add(ours.type_name())
            continue
        known = inspect.signature(theirs.__init__).parameters
        for field in ours.fields():
            default = known[field.name].default if field.name in known else None
            if field.name not in known:
                fields.add(field.name)
            elif default is not inspect.Parameter.empty and not same(field.default, default):
                defaults.add((ours.type_name(), field.name))
    return types, fields, defaults


def same(ours: Any, theirs: Any) -> bool:
    """activation=None is linear in Keras."""
    return bool(ours == theirs or (ours == "linear" and theirs is None))


def test_what_differs_is_what_is_listed():
    assert differences() == (OURS, ONLY_OURS, OTHER_DEFAULTS)


def test_what_is_listed_is_explained():
    document = DOCUMENT.read_text(encoding="utf-8")
    named = [*OURS, *ONLY_OURS, *(field for _, field in OTHER_DEFAULTS)]
    assert [name for name in named if f"`{name}`" not in document] == []


@pytest.mark.parametrize("name", [*FUNCTION_NAMES])
def test_every_activation_has_its_name_in_keras(name: str):
    assert callable(keras.activations.get(name))


@pytest.mark.parametrize("name", [*INITIALIZERS])
def test_every_initializer_has_its_name_in_keras(name: str):
    assert keras.initializers.get(name) is not None

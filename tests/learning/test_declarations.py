"""What each loss, optimizer and schedule says of itself, so that forms and files need know none by name."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from nnstudio.declared import Declared, from_json
from nnstudio.fields import FieldError
from nnstudio.layers.functions import FUNCTIONS
from nnstudio.learning.losses import LOSSES
from nnstudio.learning.optimizers import OPTIMIZERS
from nnstudio.learning.schedules import SCHEDULES

REGISTRIES: dict[str, Mapping[str, type[Any]]] = {
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "schedule": SCHEDULES,
}
EVERY = [
    pytest.param(what, cls, id=name)
    for what, registry in REGISTRIES.items()
    for name, cls in registry.items()
]


@pytest.mark.parametrize(("what", "cls"), EVERY)
def test_it_is_registered_under_its_own_name(what: str, cls: type[Declared]):
    assert REGISTRIES[what][cls.type_name()] is cls


@pytest.mark.parametrize(("what", "cls"), EVERY)
def test_it_has_a_title_and_help_of_its_own(what: str, cls: type[Declared]):
    titles = [other.title for other in REGISTRIES[what].values()]
    assert titles.count(cls.title) == 1
    assert cls.help.endswith(".")
    assert 20 <= len(cls.help) <= 120


@pytest.mark.parametrize(("what", "cls"), EVERY)
def test_every_setting_has_a_label_help_and_a_default_that_it_allows(what: str, cls: type[Declared]):
    for field in cls.fields():
        assert field.label
        assert field.help.endswith((".", "!"))
        assert field.check(cls.type_name(), field.default) == field.default


@pytest.mark.parametrize(("what", "cls"), EVERY)
def test_every_number_has_a_bound(what: str, cls: type[Declared]):
    for field in cls.fields():
        if field.kind in ("int", "float"):
            assert field.min is not None or field.above is not None, field.name
            assert field.max is not None or field.below is not None, field.name


@pytest.mark.parametrize(("what", "cls"), EVERY)
def test_it_comes_back_from_a_file_as_it_was(what: str, cls: type[Declared]):
    for thing in (cls(), _changed(cls)):
        plain = json.loads(json.dumps(thing.to_json()))
        assert from_json(REGISTRIES[what], plain, what) == thing


@pytest.mark.parametrize(("what", "cls"), EVERY)
def test_a_setting_that_does_not_exist_is_refused_by_name(what: str, cls: type[Declared]):
    with pytest.raises(FieldError, match="there is no setting named 'colour'"):
        from_json(REGISTRIES[what], {"type": cls.type_name(), "colour": 1}, what)


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_names_only_activations_that_exist(name: str):
    loss = LOSSES[name]
    assert set(loss.suits) <= set(FUNCTIONS)
    assert loss.fuses in ("", *loss.suits)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_shows_its_own_settings_before_those_that_all_share(name: str):
    names = [field.name for field in OPTIMIZERS[name].fields()]
    assert names[0] == "learning_rate"
    assert names[-6:] == [
        "weight_decay",
        "clipnorm",
        "clipvalue",
        "global_clipnorm",
        "use_ema",
        "ema_momentum",
    ]


def _changed(cls: type[Declared]) -> Declared:
    """One with each flag turned over and each number half way to its upper bound."""
    values: dict[str, object] = {}
    for field in cls.fields():
        if field.kind == "bool":
            values[field.name] = not field.default
        elif field.kind == "float" and field.default is not None:
            top = field.max if field.max is not None else field.below
            assert top is not None
            values[field.name] = (field.default + top) / 2
    return cls.from_values(values)

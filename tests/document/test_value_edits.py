"""Changing settings, names and the training plan."""

import pytest

from nnstudio.document import edits
from nnstudio.document.errors import BadNameError, NameTakenError, UnknownNodeError, ValueRefusedError
from nnstudio.layers.activation import Activation
from nnstudio.layers.dense import Dense
from nnstudio.learning.optimizers.sgd import SGD
from tests.document.building import branched, small


def test_a_setting_of_a_layer_changes_and_the_others_stay() -> None:
    document = edits.change_layer(small(), "dense", units=64)
    assert document.layer("dense") == Dense(units=64, activation="relu")


def test_a_value_out_of_range_is_refused_with_the_range_and_the_field() -> None:
    with pytest.raises(ValueRefusedError, match="units must be from 1 to 65536, not 0") as refused:
        edits.change_layer(small(), "dense", units=0)
    assert refused.value.field == "units"
    assert not edits.can_change_layer(small(), "dense", units=0)


def test_a_setting_that_the_layer_has_not_is_refused() -> None:
    with pytest.raises(ValueRefusedError, match="no setting named 'filters'"):
        edits.change_layer(small(), "dense", filters=3)


def test_a_layer_is_replaced_in_its_place() -> None:
    document = edits.replace_layer(small(), "dropout", Activation())
    assert document.ids == small().ids
    assert document.layer("dropout") == Activation()


def test_a_new_name_is_known_to_all_readers() -> None:
    document = edits.rename(branched(), "stem", "trunk")
    assert document.node("left").inputs == document.node("right").inputs == ("trunk",)


def test_a_name_that_is_taken_or_impossible_is_refused() -> None:
    with pytest.raises(NameTakenError):
        edits.rename(small(), "dense", "dense_1")
    with pytest.raises(BadNameError):
        edits.rename(small(), "dense", "a/b")
    with pytest.raises(UnknownNodeError):
        edits.rename(small(), "ghost", "other")
    assert not edits.can_rename(small(), "dense", "input")


def test_a_layer_may_keep_its_name() -> None:
    assert edits.rename(small(), "dense", "dense") == small()


def test_freezing_touches_only_layers_that_have_weights() -> None:
    document = edits.set_trainable(small(), small().ids, False)
    assert document.layer("dense").frozen
    assert document.layer("dense_1").frozen
    assert document.layer("dropout") == small().layer("dropout")


def test_training_settings_change_by_name() -> None:
    document = edits.change_training(small(), epochs=3, optimizer=SGD())
    assert (document.training.epochs, document.training.optimizer) == (3, SGD())


def test_a_training_setting_out_of_range_is_refused() -> None:
    with pytest.raises(ValueRefusedError, match="batch size"):
        edits.change_training(small(), batch_size=0)


def test_a_title_is_tidied_and_never_empty() -> None:
    assert edits.retitle(small(), "  My \n network ").title == "My network"
    with pytest.raises(ValueRefusedError):
        edits.retitle(small(), "   ")
    with pytest.raises(ValueRefusedError):
        edits.retitle(small(), "x" * 201)

"""Drawing and cutting single wires."""

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import empty_document
from nnstudio.document.errors import CycleError, UnknownNodeError, WiringError
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from tests.document.building import answer, branched, small


def test_a_layer_with_one_input_changes_what_it_reads() -> None:
    document = edits.connect(small(), "flatten", "dense_1")
    assert document.node("dense_1").inputs == ("flatten",)


def test_a_merge_gets_one_more_input() -> None:
    document = edits.connect(branched(), "stem", "sum")
    assert document.node("sum").inputs == ("left", "right", "stem")


def test_a_residual_block_is_built_wire_by_wire() -> None:
    same = Conv2D(filters=1, padding="same", activation="relu")
    document = edits.insert(empty_document(), same, INPUT, "first")
    document = edits.insert(document, same, "first", "second")
    document = edits.insert(document, Add(), "second", "shortcut")
    document = edits.connect(document, INPUT, "shortcut")
    document = edits.insert(document, Flatten(), "shortcut")
    document = edits.insert(document, answer(), "flatten")
    assert document.node("shortcut").inputs == ("second", INPUT)
    assert analyse(document).can_train


def test_a_circle_is_refused_in_the_words_of_the_layers() -> None:
    with pytest.raises(CycleError, match=r"flatten can't read dense, because dense depends on flatten"):
        edits.connect(small(), "dense", "flatten")
    with pytest.raises(CycleError):
        edits.connect(small(), "dense", "dense")
    assert not edits.can_connect(small(), "dense_1", "flatten")


def test_the_same_wire_is_not_drawn_twice() -> None:
    with pytest.raises(WiringError, match="reads left already"):
        edits.connect(branched(), "left", "sum")


def test_a_wire_that_is_cut_is_gone() -> None:
    assert edits.disconnect(branched(), "left", "sum").node("sum").inputs == ("right",)
    assert edits.disconnect(small(), "flatten", "dense").node("dense").inputs == ()


def test_a_wire_that_does_not_exist_can_not_be_cut() -> None:
    with pytest.raises(WiringError, match="does not read"):
        edits.disconnect(small(), "flatten", "dense_1")


def test_the_layers_are_put_in_order_when_a_wire_asks_for_it() -> None:
    document = edits.add(branched(), Conv2D(filters=4, padding="same"), [INPUT], "late")
    document = edits.connect(document, "late", "left")
    assert document.ids.index("late") < document.ids.index("left")


def test_a_new_branch_reads_layers_that_exist() -> None:
    with pytest.raises(UnknownNodeError):
        edits.add(small(), Flatten(), ["ghost"])


def test_a_layer_with_one_input_is_not_given_two() -> None:
    with pytest.raises(WiringError, match="takes 1 input at most, and would get 2"):
        edits.add(branched(), Flatten(), ["left", "right"])
    with pytest.raises(WiringError):
        edits.replace_layer(branched(), "sum", Flatten())

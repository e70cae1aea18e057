"""Putting layers in, taking them out, moving and copying them."""

import pytest

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.document.errors import EditError, NameTakenError, UnknownNodeError, WiringError
from nnstudio.layers.activation import Activation
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from tests.document.building import branched, small, stack_of


def test_a_new_document_is_empty_and_takes_the_images_of_its_data() -> None:
    document = empty_document()
    assert document.ids == ()
    assert document.graph.input_shape == (28, 28, 1)
    assert document.last == INPUT
    assert document.is_stack


def test_a_layer_is_put_between_its_place_and_what_reads_it() -> None:
    document = edits.insert(small(), Activation(), "dense")
    assert document.ids == ("flatten", "dense", "activation", "dropout", "dense_1")
    assert document.node("activation").inputs == ("dense",)
    assert document.node("dropout").inputs == ("activation",)


def test_a_layer_put_after_the_image_becomes_the_first() -> None:
    document = edits.insert(small(), Conv2D(), INPUT)
    assert document.ids[0] == "conv2d"
    assert document.node("flatten").inputs == ("conv2d",)


def test_a_layer_put_after_the_last_becomes_the_last() -> None:
    assert edits.insert(small(), Dense(), "dense_1").last == "dense_2"


def test_a_layer_put_where_a_branch_begins_is_read_by_both_branches() -> None:
    document = edits.insert(branched(), Activation(), "stem")
    assert document.node("left").inputs == document.node("right").inputs == ("activation",)


def test_a_layer_put_before_another_leaves_other_readers_as_they_are() -> None:
    document = edits.insert_before(branched(), Activation(), "left")
    assert document.node("left").inputs == ("activation",)
    assert document.node("right").inputs == ("stem",)


def test_an_edit_leaves_the_document_that_it_was_given() -> None:
    before = small()
    edits.remove(edits.insert(before, Dense(), "dense"), ["dense"])
    assert before == small()


def test_a_layer_can_be_given_a_name_of_its_own() -> None:
    assert "hidden" in edits.insert(small(), Dense(), "dense", "hidden").ids


def test_two_layers_never_get_one_name() -> None:
    with pytest.raises(NameTakenError, match="dense already"):
        edits.insert(small(), Dense(), "dense", "dense")


def test_a_place_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownNodeError, match="no layer named nowhere"):
        edits.insert(small(), Dense(), "nowhere")


def test_what_is_behind_a_removed_layer_reads_what_was_before_it() -> None:
    document = edits.remove(small(), ["dense", "dropout"])
    assert document.ids == ("flatten", "dense_1")
    assert document.node("dense_1").inputs == ("flatten",)


def test_all_layers_can_be_removed_at_once() -> None:
    assert edits.remove(small(), small().ids).ids == ()


def test_a_merge_that_others_read_is_not_removed_while_it_joins_two() -> None:
    with pytest.raises(WiringError, match="joins left and right, and flatten can read only one"):
        edits.remove(branched(), ["sum"])
    assert not edits.can_remove(branched(), ["sum"])


def test_a_merge_can_be_removed_together_with_one_of_its_branches() -> None:
    document = edits.remove(branched(), ["sum", "left", "right"])
    assert document.is_stack
    assert document.ids == ("stem", "flatten", "dense")


def test_a_branch_without_layers_left_is_no_branch() -> None:
    assert edits.remove(branched(), ["left", "right"]).node("sum").inputs == ("stem",)


def test_a_layer_moves_with_its_name_and_settings() -> None:
    document = edits.move(small(), ["dropout"], "flatten")
    assert document.ids == ("flatten", "dropout", "dense", "dense_1")
    assert document.layer("dropout") == Dropout(rate=0.2)
    assert document.is_stack


def test_several_layers_move_in_their_own_order_however_they_were_chosen() -> None:
    document = edits.move(small(), ["dropout", "flatten"], "dense_1")
    assert document.ids == ("dense", "dense_1", "flatten", "dropout")


def test_a_layer_dropped_on_itself_stays_where_it_is() -> None:
    assert edits.move(small(), ["dense"], "dense") == small()


def test_a_whole_block_with_its_branches_moves_as_one() -> None:
    document = edits.insert(branched(), Activation(), INPUT)
    moved = edits.move(document, ["left", "right", "sum"], "activation")
    assert moved.node("left").inputs == moved.node("right").inputs == ("activation",)
    assert moved.node("stem").inputs == ("sum",)
    assert moved.node("flatten").inputs == ("stem",)


def test_a_duplicate_follows_the_original_with_a_fresh_name() -> None:
    document = edits.duplicate(small(), ["dense", "dropout"])
    assert document.ids == ("flatten", "dense", "dropout", "dense_2", "dropout_1", "dense_1")
    assert document.layer("dense_2") == document.layer("dense")


def test_a_duplicate_of_a_block_keeps_its_branches() -> None:
    document = edits.duplicate(branched(), ["left", "right", "sum"])
    assert document.node("left_1").inputs == document.node("right_1").inputs == ("sum",)
    assert document.node("sum_1").inputs == ("left_1", "right_1")
    assert document.node("flatten").inputs == ("sum_1",)


def test_branches_without_their_merge_are_duplicated_beside_themselves() -> None:
    before = branched()
    document = edits.duplicate(before, ["left", "right"])
    assert document.node("left_1").inputs == before.node("left").inputs
    assert document.node("right_1").inputs == before.node("right").inputs
    assert document.node("sum") == before.node("sum")


def test_branches_without_their_merge_are_pasted_as_branches() -> None:
    document = edits.paste(small(), edits.copy(branched(), ["left", "right"]), "flatten")
    assert document.node("left").inputs == document.node("right").inputs == ("flatten",)
    assert document.node("dense").inputs == ("flatten",)


@pytest.mark.parametrize(
    ("name", "taken", "copied"),
    [
        ("stem", (), "stem"),
        ("stem", ("stem",), "stem_1"),
        ("stem_1", ("stem_1",), "stem_2"),
        ("stem_7", ("stem_7", "stem_1"), "stem_2"),
        ("class_1", ("class_1",), "class_2"),
        ("_1", ("_1",), "_2"),
        ("a" * 64, ("a" * 64,), "a" * 59 + "_1"),
    ],
)
def test_a_copy_keeps_its_name_or_gets_the_next_of_the_series(name, taken, copied) -> None:
    document = stack_of()
    for other in taken:
        document = edits.insert(document, Dense(), document.last, other)
    pasted = edits.paste(document, (Node(name, Dropout(), (INPUT,)),), document.last)
    assert set(pasted.ids) - set(document.ids) == {copied}


def test_plain_layers_are_pasted_as_a_chain() -> None:
    document = edits.paste(small(), [Dense(units=3), Dropout()], "flatten")
    assert document.ids == ("flatten", "dense_2", "dropout_1", "dense", "dropout", "dense_1")


def test_what_was_copied_can_be_pasted_into_another_document() -> None:
    document = edits.paste(stack_of(Flatten()), edits.copy(small(), ["dense", "dense_1"]), "flatten")
    assert document.ids == ("flatten", "dense", "dense_1")
    assert document.is_stack


def test_nothing_pasted_or_moved_changes_nothing() -> None:
    assert edits.paste(small(), [], "dense") == small()
    assert edits.move(small(), [], "dense") == small()
    assert edits.duplicate(small(), []) == small()


@pytest.mark.parametrize(
    "edit",
    [edits.remove, edits.duplicate, edits.copy, lambda document, ids: edits.move(document, ids, INPUT)],
)
def test_a_layer_that_does_not_exist_is_refused_by_every_edit(edit) -> None:
    with pytest.raises(UnknownNodeError):
        edit(small(), ["ghost"])


def test_asking_before_gives_the_sentence_that_the_edit_would() -> None:
    with pytest.raises(EditError) as refused:
        edits.remove(branched(), ["sum"])
    assert edits.refusal(edits.remove, branched(), ["sum"]) == str(refused.value)
    assert edits.refusal(edits.remove, branched(), ["left"]) is None


def test_the_twins_answer_yes_where_the_edit_works() -> None:
    assert edits.can_insert(small(), Dense(), "dense")
    assert not edits.can_insert(small(), Dense(), "nowhere")
    assert edits.can_move(small(), ["dense"], "dropout")
    assert edits.can_duplicate(small(), ["dense"])
    assert edits.can_paste(small(), [Add()], "dense")
    assert not edits.can_paste(small(), [Dense()], "nowhere")

"""Layers put behind a node, on one wire of it, and beside the stack; and wires whose ends are moved."""

import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import CycleError, UnknownNodeError, WiringError
from nnstudio.document.groups import Group
from nnstudio.document.places import Behind, Beside, OnWire
from nnstudio.document.preview import fits, fits_moved
from nnstudio.layers.add import Add
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.multiply import Multiply
from tests.document.building import answer, branched, raw, small, stack_of

DROPOUT = Dropout(rate=0.2)


def inputs_of(document: Document) -> dict[str, tuple[str, ...]]:
    return {node.id: node.inputs for node in document.nodes}


def test_behind_a_node_is_before_all_that_read_it() -> None:
    document = edits.insert(branched(), DROPOUT, Behind("stem"))
    assert inputs_of(document)["left"] == inputs_of(document)["right"] == ("dropout",)
    assert document == edits.insert(branched(), DROPOUT, "stem")


def test_on_a_wire_only_its_reader_reads_the_layer() -> None:
    document = edits.insert_on_wire(branched(), DROPOUT, "stem", "left")
    assert inputs_of(document)["dropout"] == ("stem",)
    assert inputs_of(document)["left"] == ("dropout",)
    assert inputs_of(document)["right"] == ("stem",)


def test_a_merge_keeps_the_order_of_its_inputs_when_one_of_its_wires_gets_a_layer() -> None:
    assert inputs_of(edits.insert_on_wire(branched(), DROPOUT, "left", "sum"))["sum"] == ("dropout", "right")


def test_a_wire_that_is_read_twice_is_one_wire() -> None:
    squared = raw(("flat", Flatten(), (INPUT,)), ("square", Multiply(), ("flat", "flat")))
    document = edits.insert_on_wire(squared, Dense(), "flat", "square")
    assert inputs_of(document)["square"] == ("dense", "dense")


def test_where_there_is_no_wire_nothing_is_put() -> None:
    assert not edits.can_insert_on_wire(branched(), DROPOUT, "left", "right")
    with pytest.raises(WiringError, match="right does not read left"):
        edits.insert_on_wire(branched(), DROPOUT, "left", "right")
    for wire in ((INPUT, "ghost"), ("stem", INPUT)):
        with pytest.raises(UnknownNodeError):
            edits.insert_on_wire(branched(), DROPOUT, *wire)


def test_a_branch_moves_no_reader() -> None:
    document = edits.branch(small(), DROPOUT, "flatten")
    assert inputs_of(document)["dropout_1"] == ("flatten",)
    assert inputs_of(document)["dense"] == ("flatten",)
    assert document.last == "dense_1"
    assert not edits.can_branch(small(), DROPOUT, "ghost")


def test_a_branch_at_the_end_of_a_stack_goes_on_with_it() -> None:
    assert edits.branch(small(), DROPOUT, "dense_1") == edits.insert(small(), DROPOUT, "dense_1")


def test_layers_are_moved_onto_a_wire() -> None:
    document = edits.move(branched(), ["flatten"], OnWire("stem", "right"))
    assert inputs_of(document)["right"] == ("flatten",)
    assert inputs_of(document)["flatten"] == ("stem",)
    assert inputs_of(document)["left"] == ("stem",)
    assert inputs_of(document)["dense"] == ("sum",)


@pytest.mark.parametrize("wire", [("flatten", "dense"), ("dense", "dropout")])
def test_a_layer_moved_onto_a_wire_of_its_own_stays(wire: tuple[str, str]) -> None:
    assert edits.move(small(), ["dense"], OnWire(*wire)) == small()


def test_a_layer_is_moved_beside_the_stack() -> None:
    document = edits.move(small(), ["dropout"], Beside("dense"))
    assert inputs_of(document) == {
        "flatten": (INPUT,),
        "dense": ("flatten",),
        "dense_1": ("dense",),
        "dropout": ("dense",),
    }


def test_copies_are_pasted_onto_a_wire() -> None:
    document = edits.paste(branched(), [DROPOUT, DROPOUT], OnWire("stem", "left"))
    assert inputs_of(document)["left"] == ("dropout_1",)
    assert inputs_of(document)["right"] == ("stem",)


def test_the_beginning_of_a_wire_is_moved_and_keeps_its_place_among_the_inputs() -> None:
    document = edits.rewire(branched(), "left", "sum", new_source="stem")
    assert inputs_of(document)["sum"] == ("stem", "right")
    assert edits.can_rewire(small(), "dense", "dropout", new_source="flatten")


def test_the_end_of_a_wire_is_moved() -> None:
    document = edits.rewire(branched(), "stem", "right", new_target="sum")
    assert inputs_of(document)["right"] == ()
    assert inputs_of(document)["sum"] == ("left", "right", "stem")


def test_a_layer_with_one_input_reads_the_moved_wire_instead() -> None:
    document = edits.rewire(small(), "flatten", "dense", new_target="dense_1")
    assert inputs_of(document)["dense_1"] == ("flatten",)


def test_a_wire_is_not_moved_into_a_circle_nor_onto_another() -> None:
    with pytest.raises(CycleError):
        edits.rewire(small(), "flatten", "dense", new_source="dropout")
    with pytest.raises(WiringError, match="sum reads right already"):
        edits.rewire(branched(), "left", "sum", new_source="right")
    with pytest.raises(WiringError, match="sum does not read stem"):
        edits.rewire(branched(), "stem", "sum", new_source="left")
    assert not edits.can_rewire(small(), "flatten", "ghost", new_source=INPUT)


def test_a_wire_that_is_moved_to_where_it_is_changes_nothing() -> None:
    assert edits.rewire(branched(), "left", "sum", new_source="left") == branched()


def test_a_layer_that_breaks_a_circle_may_be_where_the_wire_was() -> None:
    """The wire that goes is not counted: only what would be there afterwards can be a circle."""
    document = edits.rewire(stack_of(Flatten(), Add()), "flatten", "add", new_source=INPUT)
    assert inputs_of(document)["add"] == (INPUT,)


def test_before_the_drop_a_branch_says_what_it_reads() -> None:
    fit = fits(small(), DROPOUT, Beside("flatten"))
    assert fit.ok
    assert fit.sentence == "Dropout 0.2: 784 becomes 784, in a branch of its own from flatten"
    assert (
        fits_moved(small(), ("dense",), Beside(INPUT)).sentence
        == "Dense needs a flat input, and gets 28x28x1"
    )


def test_before_the_drop_a_wire_is_judged_by_its_own_shape() -> None:
    document = edits.branch(stack_of(Conv2D(), Flatten(), answer()), Flatten(), INPUT)
    assert fits(document, DROPOUT, OnWire(INPUT, "conv2d")).sentence == "Dropout 0.2: 28x28x1 becomes 28x28x1"


def test_what_is_moved_out_of_a_group_reads_its_new_place_for_every_input_of_the_group() -> None:
    group = Group(nodes=(Node("twice", Add(), (INPUT, "input:2")), Node("end", DROPOUT, ("twice",))))
    document = raw(("flat", Flatten(), (INPUT,)), ("part", group, ("flat", INPUT)))
    moved = edits.move(document, ["part/twice", "part/end"], Beside("flat"))
    assert inputs_of(moved)["twice"] == ("flat", "flat")

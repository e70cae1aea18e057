"""What every node says to a wire that is drawn, and what can be done where it ends."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document, empty_document
from nnstudio.document.groups import Group
from nnstudio.document.templates import TEMPLATES
from nnstudio.document.wire_in_hand import WireInHand
from nnstudio.layers.add import Add
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.document.building import answer, branched, raw, small, stack_of
from tests.document.random_documents import broken
from tests.document.test_any_sequence_of_edits import assert_well_formed

SAME = Conv2D(filters=24, padding="same", activation="relu")
RESIDUAL = TEMPLATES["residual-network"].document


def said(wire: WireInHand) -> dict[str, str]:
    return {node_id: str(verdict.text) for node_id, verdict in wire.verdicts.items()}


def texts(wire: WireInHand, node_id: str) -> list[str]:
    return [str(way.text) for way in wire.offer(node_id).ways]


def residual_block() -> Document:
    """stem with 24 channels, pool, wide with 40 channels, all of "same" padding; then an Add that reads wide."""
    document = edits.insert(empty_document(), SAME, INPUT, "stem")
    document = edits.insert(document, MaxPooling2D(), "stem", "pool")
    document = edits.insert(document, SAME.change(filters=40), "pool", "wide")
    return edits.insert(document, Add(), "wide", "sum")


def test_each_node_says_in_a_word_what_it_makes_of_the_wire() -> None:
    document = edits.connect(residual_block(), "pool", "sum")
    assert said(WireInHand(document, "wide")) == {
        INPUT: "reads nothing",
        "stem": "circle",
        "pool": "circle",
        "sum": "reads it already",
    }
    assert said(WireInHand(residual_block(), "stem")) == {
        INPUT: "reads nothing",
        "pool": "reads it already",
        "wide": "one input: Conv2D 24 1x1 /2x2 same + Add",
        "sum": "shape: Conv2D 40 1x1 /2x2 same",
    }


def test_a_merge_takes_as_many_as_come() -> None:
    document = edits.insert(stack_of(SAME, SAME, SAME, SAME), Add(), "conv2d_3")
    for source in ("conv2d", "conv2d_1", "conv2d_2"):
        wire = WireInHand(document, source)
        assert wire.verdicts["add"].kind == "takes"
        (way,) = wire.offer("add").ways
        document = way.document
    assert document.node("add").inputs == ("conv2d_3", "conv2d", "conv2d_1", "conv2d_2")
    assert "Add: 28x28x24" in wire.offer("add").sentence


def test_where_channels_differ_a_1x1_convolution_is_offered_first() -> None:
    wire = WireInHand(residual_block(), "pool")
    assert wire.verdicts["sum"].kind == "mends"
    offer = wire.offer("sum")
    assert offer.sentence == "Add needs inputs of one shape, and gets 14x14x40 and 14x14x24"
    assert [str(way.text) for way in offer.ways] == [
        "Connect pool to sum through Conv2D 40 1x1",
        "Connect pool to sum",
    ]
    mended, plain = (way.document for way in offer.ways)
    assert mended.node("sum").inputs == ("wide", "conv2d")
    assert mended.node("conv2d").inputs == ("pool",)
    assert plain.node("sum").inputs == ("wide", "pool")


def test_where_a_layer_wants_it_flat_flatten_is_put_on_the_way() -> None:
    wire = WireInHand(stack_of(SAME, Flatten(), answer()), "conv2d")
    assert texts(wire, "dense")[-2:] == [
        "Read conv2d instead of flatten through Flatten",
        "Read conv2d instead of flatten",
    ]


def test_padding_is_set_where_that_is_what_makes_branches_differ() -> None:
    document = edits.insert(stack_of(SAME, Conv2D(filters=24)), Add(), "conv2d_1")
    assert texts(WireInHand(document, "conv2d"), "add")[0] == (
        "Connect conv2d to add (Set padding of conv2d_1 to same)"
    )


def test_a_layer_with_one_input_offers_to_join_or_to_read_the_other_instead() -> None:
    wire = WireInHand(stack_of(SAME, SAME, SAME), "conv2d")
    assert wire.verdicts["conv2d_2"].text == "one input: Add"
    offer = wire.offer("conv2d_2")
    assert offer.sentence == "conv2d_2 takes one input, and reads conv2d_1"
    assert [str(way.text) for way in offer.ways] == [
        "Join conv2d_1 and conv2d by Add",
        "Join conv2d_1 and conv2d by Concatenate",
        "Read conv2d instead of conv2d_1",
    ]
    joined = offer.ways[0].document
    assert joined.node("add").inputs == ("conv2d_1", "conv2d")
    assert joined.node("conv2d_2").inputs == ("add",)


def test_it_reads_the_other_instead_first_where_that_leaves_no_layer_unread() -> None:
    document = edits.branch(stack_of(SAME, SAME), SAME, "conv2d", "other")
    document = edits.connect(edits.insert(document, Concatenate(), "conv2d_1"), "other", "concatenate")
    assert texts(WireInHand(document, INPUT), "other")[0] == "Read the input instead of conv2d"


def test_what_has_no_input_yet_just_takes_it() -> None:
    document = edits.disconnect(small(), "flatten", "dense")
    wire = WireInHand(document, "flatten")
    assert wire.verdicts["dense"].kind == "takes"
    assert texts(wire, "dense") == ["Connect flatten to dense"]


def test_a_wire_that_is_taken_up_stays_where_it_was_let_go() -> None:
    wire = WireInHand(branched(), "stem", moved=("stem", "right"))
    assert wire.home == "right"
    offer = wire.offer("right")
    assert offer.verdict.kind == "takes"
    assert offer.ways == ()
    assert offer.sentence == "The wire stays as it is"


def test_the_end_of_a_wire_goes_to_another_layer() -> None:
    wire = WireInHand(branched(), "stem", moved=("stem", "right"))
    assert said(wire) == {
        INPUT: "reads nothing",
        "left": "reads it already",
        "right": "as it is",
        "sum": "takes it",
        "flatten": "one input: Add",
        "dense": "one input: Add",
    }
    (way,) = wire.offer("sum").ways
    assert way.document == edits.rewire(branched(), "stem", "right", new_target="sum")


def test_the_beginning_of_a_wire_goes_to_another_layer() -> None:
    wire = WireInHand(branched(), "sum", leaving=False, moved=("left", "sum"))
    assert wire.home == "left"
    assert said(wire) == {
        INPUT: "takes it",
        "stem": "takes it",
        "left": "as it is",
        "right": "reads it already",
        "flatten": "circle",
        "dense": "circle",
    }
    (way,) = wire.offer("stem").ways
    assert set(way.document.node("sum").inputs) == {"right", "stem"}


def test_a_circle_is_explained_in_a_sentence() -> None:
    offer = WireInHand(small(), "dense_1").offer("dense")
    assert offer.verdict.kind == "refuses"
    assert not offer.verdict.possible
    assert offer.ways == ()
    assert offer.sentence.startswith("dense can't read dense_1, because dense_1 depends on dense")


def test_the_input_reads_nothing() -> None:
    assert WireInHand(small(), "dense").offer(INPUT).sentence == "The input reads no layer"


def test_a_group_is_wired_like_a_layer() -> None:
    group = Group(nodes=(Node("a", SAME, (INPUT,)), Node("b", Add(), ("a", "input:2"))))
    document = raw(("stem", SAME, (INPUT,)), ("block", group, ("stem",)), ("flat", Flatten(), ("block",)))
    wire = WireInHand(document, INPUT)
    assert wire.verdicts["block"].kind == "takes"
    assert WireInHand(document, "block").verdicts["stem"].text == "circle"
    assert [way.document.node("block").inputs for way in wire.offer("block").ways] == [("stem", INPUT)]


@pytest.mark.parametrize("end", ["stem_pool", "block_1_pool", "block_2_a_relu"])
def test_whatever_is_offered_in_a_residual_network_leaves_it_fit_to_train_but_for_loose_ends(
    end: str,
) -> None:
    wire = WireInHand(RESIDUAL, end)
    for node_id, verdict in wire.verdicts.items():
        for way in wire.offer(node_id).ways:
            if way.plain and verdict.kind != "takes":
                continue
            wrong = [problem.sentence for problem in analyse(way.document).errors]
            assert all(text.startswith("Nothing reads") for text in wrong), (node_id, way.text, wrong)


@given(broken(), st.integers(0, 20), st.booleans(), st.booleans())
def test_any_wire_in_any_network_is_judged_and_what_is_offered_can_be_done(
    document: Document, at: int, leaving: bool, moving: bool
) -> None:
    """Never a circle, never a document that can't be judged, and what refuses offers nothing."""
    places = [INPUT, *document.ids] if leaving else [*document.ids] or [INPUT]
    wires = [wire for wire in document.wires if wire[0] in places]
    if moving and wires:
        moved = wires[at % len(wires)]
        wire = WireInHand(document, moved[0 if leaving else 1], leaving, moved)
    else:
        wire = WireInHand(document, places[at % len(places)], leaving)
    in_order = _is_in_order(document)
    for node_id, verdict in wire.verdicts.items():
        offer = wire.offer(node_id)
        assert offer.sentence
        assert bool(offer.ways) == (verdict.possible and node_id != wire.home)
        for way in offer.ways:
            analyse(way.document)
            source, target = (wire.end, node_id) if leaving else (node_id, wire.end)
            assert _reaches(way.document, source, target)
            if in_order:
                assert_well_formed(way.document)


def _is_in_order(document: Document) -> bool:
    known = {INPUT}
    for node in document.nodes:
        if not known.issuperset(node.inputs):
            return False
        known.add(node.id)
    return True


def _reaches(document: Document, source: str, target: str) -> bool:
    waiting, seen = [target], set[str]()
    while waiting:
        node_id = waiting.pop()
        if node_id == source:
            return True
        if node_id not in seen and node_id in document.ids:
            seen.add(node_id)
            waiting.extend(document.node(node_id).inputs)
    return False


def test_a_large_network_is_judged_in_a_blink_and_tried_where_the_wire_is_held() -> None:
    document = stack_of(*[SAME] * 150, Flatten(), Dense())
    wire = WireInHand(document, "conv2d_3")
    assert len(wire.verdicts) == 152
    assert wire.verdicts["conv2d_140"].text == "one input"
    assert texts(wire, "conv2d_140")[0] == "Join conv2d_139 and conv2d_3 by Add"

"""A layer that is disabled stays in the document, and what is computed reads past it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.errors import DocumentError, UnknownNodeError
from nnstudio.document.groups import Group
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.sleeping import asleep, awake, with_asleep
from nnstudio.document.wire_in_hand import WireInHand
from nnstudio.layers.add import Add
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Node
from tests.document.building import branched, small
from tests.document.random_documents import broken


def inputs_of(document):
    return {node.id: node.inputs for node in document.graph.nodes}


def test_its_readers_read_past_it_and_it_keeps_its_place_and_settings():
    document = edits.set_disabled(small(), ["dropout"], True)
    assert document.ids == small().ids
    assert document.layer("dropout") == small().layer("dropout")
    assert inputs_of(document) == inputs_of(edits.remove(small(), ["dropout"]))


def test_enabled_again_it_is_as_it_was():
    document = edits.set_disabled(small(), ["dropout", "dense"], True)
    assert edits.set_disabled(document, ["dense", "dropout"], False) == small()


def test_several_in_a_row_are_read_past():
    document = edits.set_disabled(small(), ["dense", "dropout"], True)
    assert inputs_of(document) == {"flatten": (INPUT,), "dense_1": ("flatten",)}
    assert document.flat.passages["dropout"].output == "flatten"


def test_without_a_first_or_a_last_layer_the_network_begins_or_ends_elsewhere():
    assert inputs_of(edits.set_disabled(small(), ["flatten"], True))["dense"] == (INPUT,)
    assert edits.set_disabled(small(), ["dense_1"], True).graph.output().id == "dropout"


def test_all_disabled_is_an_empty_network():
    document = edits.set_disabled(small(), small().ids, True)
    assert document.graph.nodes == ()
    assert "no layers" in analyse(document).problems[0].sentence


def test_a_merge_passes_its_first_input_on_and_what_then_leads_nowhere_is_a_problem():
    document = edits.set_disabled(branched(), ["sum"], True)
    assert inputs_of(document)["flatten"] == ("left",)
    assert any("right" in problem.sentence for problem in analyse(document).errors)
    both = edits.set_disabled(document, ["right"], True)
    assert inputs_of(both) == {"stem": (INPUT,), "left": ("stem",), **tail(both)}


def tail(document):
    return {name: read for name, read in inputs_of(document).items() if name not in ("stem", "left")}


def test_a_merge_that_would_read_one_thing_twice_reads_it_once_as_after_a_removal():
    document = edits.set_disabled(branched(), ["left", "right"], True)
    assert inputs_of(document)["sum"] == ("stem",)
    removed = edits.remove(branched(), ["left", "right"])
    assert [p.sentence for p in analyse(document).errors] == [p.sentence for p in analyse(removed).errors]


def test_what_its_absence_breaks_is_a_problem_as_after_a_removal():
    document = edits.set_disabled(small(), ["flatten"], True)
    removed = edits.remove(small(), ["flatten"])
    assert [(p.node, p.sentence) for p in analyse(document).problems] == [
        (p.node, p.sentence) for p in analyse(removed).problems
    ]


def test_it_costs_nothing():
    document = edits.set_disabled(small(), ["dense"], True)
    assert analyse(document).parameters == analyse(edits.remove(small(), ["dense"])).parameters


def test_inside_of_a_group_it_is_left_out_of_each_repetition():
    inner = (Node("one", Dense(), (INPUT,)), Node("two", Dense(), ("one",), disabled=True))
    document = Document((4,), (Node("block", Group("Block", inner, 2), (INPUT,)),))
    assert inputs_of(document) == {"block/one": (INPUT,), "block_2/one": ("block/one",)}
    assert asleep(document) == {"block/two", "block_2/two"}


def test_a_layer_inside_of_a_group_is_disabled_and_annotated_by_its_path():
    inner = (Node("one", Dense(), (INPUT,)), Node("two", Dense(), ("one",)))
    document = Document((4,), (Node("block", Group("Block", inner, 2), (INPUT,)),))
    disabled = edits.annotate(edits.set_disabled(document, ["block/two"], True), "block/two", "Too deep?")
    assert disabled.node("block/two").note == "Too deep?"
    assert inputs_of(disabled) == {"block/one": (INPUT,), "block_2/one": ("block/one",)}
    plain = json.loads(json.dumps(document_to_json(disabled)))
    assert document_from_json(plain) == disabled


def test_what_is_missing_inside_of_a_group_is_enabled_there():
    inner = (Node("flat", Flatten(), (INPUT,), disabled=True), Node("dense", Dense(), ("flat",)))
    document = Document((28, 28, 1), (Node("block", Group("Block", inner), (INPUT,)),))
    (repair,) = [problem.repair for problem in analyse(document).errors if problem.node == "block/dense"]
    assert repair is not None
    assert repair.text == "Enable block/flat"


def test_wires_are_drawn_and_taken_away_beside_what_is_disabled():
    document = edits.set_disabled(small(), ["dense"], True)
    joined = edits.join(document, Add(), "flatten", ("dense", "dropout"), "sum")
    assert joined.node("sum").inputs == ("dense", "flatten")
    assert joined.node("dropout").inputs == ("sum",)
    assert edits.disconnect(joined, "flatten", "sum").node("sum").inputs == ("dense",)
    past = edits.connect(document, "flatten", "dropout")
    assert past.node("dropout").inputs == ("flatten",)
    assert edits.rewire(document, "dense", "dropout", "flatten").node("dropout").inputs == ("flatten",)


@pytest.mark.parametrize(
    "disabled", [("left",), ("stem", "left"), ("sum",), ("stem", "left", "right", "sum")]
)
def test_every_wire_that_is_drawn_is_judged_also_of_what_is_disabled(disabled):
    document = edits.set_disabled(branched(), disabled, True)
    for end in document.ids:
        for leaving in (True, False):
            wire = WireInHand(document, end, leaving)
            for node_id, verdict in wire.verdicts.items():
                assert wire.offer(node_id).verdict == verdict


def test_a_disabled_group_is_read_past_as_a_whole():
    inner = (Node("one", Dense(), (INPUT,)),)
    nodes = (
        Node("block", Group("Block", inner, 2), (INPUT,), disabled=True),
        Node("end", Dense(), ("block",)),
    )
    document = Document((4,), nodes)
    assert inputs_of(document) == {"end": (INPUT,)}
    assert asleep(document) == {"block/one", "block_2/one"}
    assert inputs_of(awake(document)) == inputs_of(awake(with_asleep(document, asleep(document))))


def test_only_layers_that_there_are_can_be_disabled():
    with pytest.raises(UnknownNodeError):
        edits.set_disabled(small(), ["nobody"], True)


def test_it_is_kept_in_a_file_and_the_file_says_so_to_an_older_program():
    document = edits.set_disabled(small(), ["dropout"], True)
    plain = json.loads(json.dumps(document_to_json(document)))
    assert document_from_json(plain) == document
    assert plain["version"] == 3
    assert document_to_json(small())["version"] == 2
    assert "disabled" not in str(document_to_json(small()))


@pytest.mark.parametrize("value", [1, "yes", None, [True]])
def test_a_file_that_says_it_otherwise_is_refused(value):
    plain = document_to_json(small())
    plain["layers"][0]["disabled"] = value
    with pytest.raises(DocumentError, match="The layer flatten is disabled or not"):
        document_from_json(plain)


def test_copies_and_renamed_layers_are_disabled_too():
    document = edits.set_disabled(small(), ["dropout"], True)
    assert edits.duplicate(document, ["dropout"]).node("dropout_1").disabled
    assert edits.rename(document, "dropout", "drop").node("drop").disabled
    assert edits.move(document, ["dropout"], INPUT).node("dropout").disabled


@settings(max_examples=60)
@given(broken(), st.data())
def test_any_network_stays_itself_with_some_layers_asleep(document, data):
    if not document.nodes:
        return
    names = data.draw(st.sets(st.sampled_from(document.ids)))
    sleeping = with_asleep(document, names)
    assert asleep(sleeping) == names
    assert awake(sleeping) == document
    assert all(node == Node(node.id, node.layer, node.inputs) for node in sleeping.graph.nodes)
    analyse(sleeping)

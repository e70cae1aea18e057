"""Whatever is done to a document, in whatever order, it stays well-formed, or the edit is refused."""

import hypothesis.strategies as st
from hypothesis import given, settings

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.groups import Group
from nnstudio.document.groups.group import is_entry
from nnstudio.document.limits import excess
from nnstudio.document.names import check_name
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.wiring import Nodes, in_order
from nnstudio.layers.graph import INPUT
from tests.document.building import branched, small
from tests.document.grouping import grouped
from tests.document.random_edits import Step, after_all, edited, steps

beginnings = st.sampled_from([small(), branched(), grouped(2, 2, 4)])


def assert_well_formed(document: Document) -> None:
    assert excess(document.nodes) is None
    assert_nodes_well_formed(document.nodes, {INPUT})
    known = {INPUT}
    for node in document.graph.nodes:
        assert known.issuperset(node.inputs)
        known.add(node.id)
    assert len(known) == 1 + len(document.graph.nodes)
    for path in document.paths:
        assert document.path_of(path) == path
    for name, origin in document.flat.origins.items():
        assert document.path_of(name) == origin.path
        assert document.layer(name) == document.graph.node(name).layer


def assert_nodes_well_formed(nodes: Nodes, known: set[str]) -> None:
    assert len({node.id for node in nodes}) == len(nodes)
    for node in nodes:
        assert check_name(node.id) == node.id
        assert known.issuperset(node.inputs)
        most = node.layer.inputs[1]
        assert most is None or len(node.inputs) <= most
        known.add(node.id)
        if isinstance(node.layer, Group):
            inner = node.layer.nodes
            assert node.layer.refilled(inner) == node.layer
            assert_nodes_well_formed(inner, {s for each in inner for s in each.inputs if is_entry(s)})
    assert in_order(nodes) == nodes


@given(beginnings, steps)
@settings(max_examples=250)
def test_any_sequence_of_edits_leaves_a_graph_in_order_with_names_of_its_own(
    document: Document, sequence: list[Step]
) -> None:
    for step in sequence:
        kept, plain = document, document_to_json(document)
        try:
            document = edited(document, step)
        except EditError:
            assert document is kept
        assert document_to_json(kept) == plain
        assert_well_formed(document)


@given(beginnings, steps)
def test_any_edited_document_can_be_judged_and_each_repair_can_be_made(
    document: Document, sequence: list[Step]
) -> None:
    document = after_all(document, sequence)
    for problem in analyse(document).problems:
        if problem.repair is not None:
            after = problem.repair.apply(document)
            assert_well_formed(after)
            assert problem not in analyse(after).problems


@given(beginnings, steps)
def test_any_edited_document_comes_back_from_json_as_it_was(document: Document, sequence: list[Step]) -> None:
    document = after_all(document, sequence)
    assert document_from_json(document_to_json(document)) == document


@given(beginnings, steps)
def test_grouping_layers_and_taking_the_group_apart_changes_nothing_that_is_computed(
    document: Document, sequence: list[Step]
) -> None:
    document = after_all(document, sequence)
    for start in range(len(document.ids)):
        ids = document.ids[start : start + 3]
        if edits.can_group(document, ids):
            group = edits.group(document, ids, "Group", "group_of_all")
            back = edits.ungroup(group, "group_of_all")
            assert len(group.graph.nodes) == len(document.graph.nodes)
            assert {node.id: node for node in back.nodes} == {node.id: node for node in document.nodes}

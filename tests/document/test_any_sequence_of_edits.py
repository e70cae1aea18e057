"""Whatever is done to a document, in whatever order, it stays well-formed, or the edit is refused."""

from typing import Any

import hypothesis.strategies as st
from hypothesis import given

from nnstudio.document import edits
from nnstudio.document.analysis import analyse
from nnstudio.document.document import Document
from nnstudio.document.errors import EditError
from nnstudio.document.names import check_name
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.wiring import in_order
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.dropout import Dropout
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT
from nnstudio.layers.max_pooling2d import MaxPooling2D
from tests.document.building import branched, small

LAYERS = [Dense(units=4), Conv2D(filters=2), Flatten(), Dropout(), MaxPooling2D(), Dense(units=10)]
KINDS = [
    "insert",
    "before",
    "add",
    "remove",
    "move",
    "duplicate",
    "paste",
    "connect",
    "disconnect",
    "rename",
    "freeze",
]
steps = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)), max_size=12
)


def place(document: Document, number: int) -> str:
    places = (INPUT, *document.ids)
    return places[number % len(places)]


def chosen(document: Document, first: int, second: int) -> list[str]:
    ids = document.ids
    return sorted({ids[first % len(ids)], ids[second % len(ids)]}) if ids else []


def edited(document: Document, kind: str, a: int, b: int, c: int) -> Document:
    layer, some = LAYERS[c % len(LAYERS)], chosen(document, a, b)
    actions: dict[str, Any] = {
        "insert": lambda: edits.insert(document, layer, place(document, a)),
        "before": lambda: edits.insert_before(document, layer, place(document, a)),
        "add": lambda: edits.add(document, layer, [place(document, a)]),
        "remove": lambda: edits.remove(document, some),
        "move": lambda: edits.move(document, some, place(document, c)),
        "duplicate": lambda: edits.duplicate(document, some),
        "paste": lambda: edits.paste(document, edits.copy(document, some), place(document, c)),
        "connect": lambda: edits.connect(document, place(document, a), place(document, b)),
        "disconnect": lambda: edits.disconnect(document, place(document, a), place(document, b)),
        "rename": lambda: edits.rename(document, place(document, a), f"name_{b}"),
        "freeze": lambda: edits.set_trainable(document, some, bool(c % 2)),
    }
    result: Document = actions[kind]()
    return result


def after_all(sequence: list[tuple[str, int, int, int]]) -> Document:
    """The small document after all of these edits that are not refused."""
    document = small()
    for kind, a, b, c in sequence:
        try:
            document = edited(document, kind, a, b, c)
        except EditError:
            continue
    return document


def assert_well_formed(document: Document) -> None:
    assert len(set(document.ids)) == len(document.ids)
    before = {INPUT}
    for node in document.nodes:
        assert check_name(node.id) == node.id
        assert before.issuperset(node.inputs)
        most = node.layer.inputs[1]
        assert most is None or len(node.inputs) <= most
        before.add(node.id)
    assert in_order(document.nodes) == document.nodes


@given(st.sampled_from([small(), branched()]), steps)
def test_any_sequence_of_edits_leaves_a_graph_in_order_with_names_of_its_own(
    document: Document, sequence: list[tuple[str, int, int, int]]
) -> None:
    for kind, a, b, c in sequence:
        kept, plain = document, document_to_json(document)
        try:
            document = edited(document, kind, a, b, c)
        except EditError:
            assert document is kept
        assert document_to_json(kept) == plain
        assert_well_formed(document)


@given(steps)
def test_any_edited_document_can_be_judged_and_each_repair_can_be_made(
    sequence: list[tuple[str, int, int, int]],
) -> None:
    document = after_all(sequence)
    for problem in analyse(document).problems:
        if problem.repair is not None:
            after = problem.repair.apply(document)
            assert_well_formed(after)
            assert problem not in analyse(after).problems


@given(steps)
def test_any_edited_document_comes_back_from_json_as_it_was(
    sequence: list[tuple[str, int, int, int]],
) -> None:
    document = after_all(sequence)
    assert document_from_json(document_to_json(document)) == document

"""A document is never larger than can be judged and drawn in seconds, whether it is read or built."""

import itertools

import pytest

from nnstudio.document import edits
from nnstudio.document.analysis import analyse, finding
from nnstudio.document.analysis.facts import Facts, facts_of
from nnstudio.document.document import Document, empty_document
from nnstudio.document.edits.checks import grown
from nnstudio.document.errors import DocumentError, ValueRefusedError, WiringError
from nnstudio.document.limits import MOST_CONNECTIONS, MOST_LAYERS
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.layers.add import Add
from nnstudio.layers.concatenate import Concatenate
from nnstudio.layers.conv2d import Conv2D
from nnstudio.layers.dense import Dense
from nnstudio.layers.flatten import Flatten
from nnstudio.layers.graph import INPUT, Graph, Node
from nnstudio.layers.layer import Layer
from nnstudio.layers.up_sampling2d import UpSampling2D
from tests.document.building import answer, stack_of


def document_of(nodes: list[Node]) -> Document:
    return Document.of(Graph((28, 28, 1), tuple(nodes)))


def row(count: int) -> list[Node]:
    names = [INPUT, *(f"n{place}" for place in range(count))]
    return [Node(name, Flatten(), (before,)) for before, name in itertools.pairwise(names)]


def read(document: Document) -> Document:
    return document_from_json(document_to_json(document))


def test_as_many_layers_as_there_may_be_are_read() -> None:
    assert len(read(document_of(row(MOST_LAYERS))).nodes) == MOST_LAYERS


def test_one_layer_more_is_refused_in_a_file() -> None:
    with pytest.raises(DocumentError, match=r"may have 1,000 layers, and this one has 1,001\."):
        read(document_of(row(MOST_LAYERS + 1)))


def test_one_layer_more_can_not_be_built() -> None:
    full = document_of(row(MOST_LAYERS))
    for edit in (
        lambda: edits.insert(full, Flatten(), INPUT),
        lambda: edits.add(full, Flatten(), [INPUT]),
        lambda: edits.duplicate(full, ["n3"]),
        lambda: edits.paste(full, [Flatten()], "n3"),
    ):
        with pytest.raises(WiringError, match="may have 1,000 layers"):
            edit()


def test_a_concatenation_of_an_enormous_number_of_inputs_is_refused() -> None:
    nodes = [Node("flat", Flatten(), (INPUT,)), Node("all", Concatenate(), ("flat",) * 200_000)]
    with pytest.raises(DocumentError, match="may have 3,000 connections, and this one has 200,001"):
        read(document_of(nodes))


def test_a_connection_too_many_can_not_be_built() -> None:
    nodes = (Node("flat", Flatten(), (INPUT,)), Node("all", Concatenate(), ("flat",) * MOST_CONNECTIONS))
    with pytest.raises(WiringError, match="may have 3,000 connections"):
        grown(empty_document(), nodes)


def test_a_layer_with_more_values_than_can_be_computed_is_a_problem_with_a_repair() -> None:
    enormous = UpSampling2D(size=(64, 64))
    analysis = analyse(stack_of(enormous, enormous, Flatten(), answer()))
    (problem,) = analysis.errors
    assert "would give 114688x114688x1: more than 2,147,483,648 values" in problem.sentence
    assert problem.repair is not None
    assert not analysis.can_train


WRONG: dict[str, tuple[Layer, tuple[str, ...]]] = {
    "reading nothing": (Dense(), ()),
    "read by nobody": (Flatten(), (INPUT,)),
    "not fitting": (Dense(), (INPUT,)),
    "alone with one input": (Add(), (INPUT,)),
    "larger than its input": (Conv2D(kernel_size=(40, 40)), (INPUT,)),
}


@pytest.mark.parametrize("kind", WRONG)
def test_judging_many_wrong_layers_tries_few_repairs(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work of an analysis grows with the layers, and not with their square: each trial judges all of them again."""
    layer, inputs = WRONG[kind]
    tried: list[Document] = []

    def counting(document: Document) -> Facts:
        tried.append(document)
        return facts_of(document)

    monkeypatch.setattr(finding, "facts_of", counting)
    nodes = [Node(f"n{place}", layer, inputs) for place in range(100)]
    assert len(analyse(document_of(nodes)).problems) >= 99
    assert len(tried) <= finding.MOST_TRIED // 100 + 8


def test_a_circle_is_found_where_other_layers_read_what_does_not_exist() -> None:
    nodes = [
        Node("c", Flatten(), ("b",)),
        Node("a", Flatten(), ("ghost",)),
        Node("b", Flatten(), ("a",)),
        Node("x", Flatten(), ("y",)),
        Node("y", Flatten(), ("x",)),
    ]
    sentences = [problem.sentence for problem in analyse(document_of(nodes)).problems]
    assert sum("wait for each other in a circle" in sentence for sentence in sentences) == 1


@pytest.mark.parametrize("title", ["\x1b[31mred", "a\x00b", "\ud800", "\u202egnp", "a\nb"])
def test_a_title_that_a_terminal_would_obey_is_refused(title: str) -> None:
    plain = {**document_to_json(empty_document()), "title": title}
    with pytest.raises(DocumentError, match="The title must be") as error:
        document_from_json(plain)
    assert str(error.value).isprintable()
    if title.split() == [title]:
        with pytest.raises(ValueRefusedError, match="no control characters"):
            edits.retitle(empty_document(), title)


def test_a_title_in_any_language_is_fine() -> None:
    for title in ("网络\u3000一", "Größe", "नमस्ते", "👩\u200d🔬"):
        assert edits.retitle(empty_document(), title).title == " ".join(title.split())

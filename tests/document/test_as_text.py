"""Layers as text: they come back as they were, and what is no layers is refused with one sentence."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given

from nnstudio.document import edits
from nnstudio.document.as_text import LONGEST, layers_from_text, layers_to_text
from nnstudio.document.document import Document, empty_document
from nnstudio.document.errors import DocumentError
from nnstudio.document.limits import MOST_LAYERS
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.wiring import Nodes
from nnstudio.layers.dense import Dense
from nnstudio.layers.graph import INPUT
from tests.document.building import branched, small
from tests.document.random_documents import broken


def test_layers_come_back_with_their_settings_and_their_wiring() -> None:
    document = edits.set_trainable(branched(), ["left"], False)
    copied = edits.copy(document, ["left", "right", "sum"])
    assert layers_from_text(layers_to_text(copied).encode()) == copied
    assert copied[0].layer.frozen


def read(reader: Callable[[], Nodes]) -> Nodes | str:
    """The layers, or why they are refused."""
    try:
        return reader()
    except DocumentError as refused:
        return str(refused)


@given(broken())
def test_a_text_is_read_as_a_file_with_the_same_layers_is(document: Document) -> None:
    plain = document_to_json(document)
    text = layers_to_text(document.nodes).encode()
    if document.nodes:
        assert read(lambda: layers_from_text(text)) == read(lambda: document_from_json(plain).nodes)


def test_the_text_says_what_it_is_and_can_be_read() -> None:
    plain = json.loads(layers_to_text(small().nodes))
    assert plain["format"] == "nnstudio layers"
    assert [layer["id"] for layer in plain["layers"]] == list(small().ids)
    assert plain["layers"][0]["inputs"] == [INPUT]


def test_the_text_may_have_been_laid_out_anew_in_an_editor() -> None:
    text = json.dumps(json.loads(layers_to_text(small().nodes)), indent=8, sort_keys=True)
    assert layers_from_text(f"\n\n  {text}\r\n".encode()) == small().nodes


def test_of_a_whole_document_the_layers_are_taken_and_a_list_is_taken_as_one() -> None:
    plain = document_to_json(small())
    assert layers_from_text(json.dumps(plain).encode()) == small().nodes
    assert layers_from_text(json.dumps(plain["layers"]).encode()) == small().nodes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"hello", "This text is no layers of NN Studio: 'hello'."),
        (b"", "This text is no layers"),
        (b"\xff\xfe", "This text is no layers"),
        (b"x" * 1000, "x...x"),
        (b"[" * 100_000, "damaged"),
        (b'{"a":' * 100_000, "damaged"),
        (b'{"format": "nnstudio layers"', "damaged"),
        (b"[NaN]", "damaged"),
        (b"null", "no layers of NN Studio"),
        (b'{"format": "other"}', "no layers of NN Studio"),
        (b'{"format": ["nnstudio layers"]}', "no layers of NN Studio"),
        (b'{"format": "nnstudio layers"}', "version"),
        (b'{"format": "nnstudio layers", "version": 99}', "newer NN Studio"),
        (b'{"format": "nnstudio layers", "version": 2}', "must be a list"),
        (b'{"format": "nnstudio layers", "version": 2, "layers": []}', "no layers in it"),
        (b"[]", "no layers in it"),
        (b"[1]", "Layer 1 must be a JSON object"),
        (b'[{"id": "a", "inputs": ["b"]}]', "can't be read"),
        (b"1" * 5000, "This text is no layers"),
    ],
)
def test_what_is_no_layers_is_refused_with_a_sentence(text: bytes, said: str) -> None:
    with pytest.raises(DocumentError) as refused:
        layers_from_text(text)
    assert said in str(refused.value) or said == "x...x"
    assert str(refused.value).endswith(".")
    assert len(str(refused.value)) < 300


def test_too_many_layers_and_too_long_a_text_are_refused_before_they_are_read() -> None:
    many = [{"id": f"d{at}", "inputs": [], "layer": Dense().to_json()} for at in range(MOST_LAYERS + 1)]
    with pytest.raises(DocumentError, match="1,000 layers"):
        layers_from_text(json.dumps(many).encode())
    with pytest.raises(DocumentError, match="too much to be layers"):
        layers_from_text(b" " * (LONGEST + 1))


def test_what_is_pasted_is_an_edit_like_any_other() -> None:
    nodes = layers_from_text(layers_to_text(small().nodes).encode())
    pasted = edits.paste(empty_document(), nodes, INPUT)
    assert pasted.nodes == small().nodes

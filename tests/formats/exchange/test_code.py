"""Networks as code: it is Python, it names each layer, and each line knows its layer."""

from __future__ import annotations

import ast

import pytest

from nnstudio.document import edits
from nnstudio.document.document import empty_document
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.codes import CODES
from nnstudio.formats.exchange.call import WIDTH, Call, Name, Written, python, quoted
from nnstudio.formats.exchange.names import identifiers
from nnstudio.formats.exchange.network import network_of
from nnstudio.layers.dense import Dense
from tests.formats.exchange.networks import template


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_python_in_every_language(name: str, language: str) -> None:
    network = template(name)
    code = CODES[language].write(network)
    ast.parse(code.text)
    assert len(code.nodes) == code.text.count("\n")
    assert max(map(len, code.text.splitlines())) <= 110
    for node in network.nodes:
        lines = code.text.splitlines()
        assert any(network.names[node.id] in lines[number] for number in code.lines_of(node.id)), node.id


def test_code_is_written_while_the_network_has_a_fault() -> None:
    document = edits.add(empty_document(), Dense(units=3), ("input",), "on_an_image")
    network = template("first-network")
    broken = type(network)("Broken", document.graph, {}, document.training, document.description)
    ast.parse(CODES["keras"].write(broken).text)


def test_a_title_with_quotes_and_names_with_slashes_can_be_written() -> None:
    document = edits.retitle(TEMPLATES["first-network"].document, 'My "best" \\ """ one')
    ast.parse(CODES["keras"].write(network_of(document, {})).text)
    names = identifiers(["block_2/conv", "block_2_conv", "2nd", "class", "größe", "/"])
    assert list(names.values()) == [
        "block_2_conv",
        "block_2_conv_2",
        "layer_2nd",
        "layer_class",
        "gr_e",
        "layer",
    ]


def test_a_long_call_is_broken_into_lines_that_fit() -> None:
    inner = Call("module.Inner", {"first": 1.5, "second": (1, 2), "third": None})
    call = Call(
        "module.Outer", {"text": 'a "word"', "rate": Written(0.25, "1 / 4"), "inner": inner}, (Name("x"),)
    )
    short = python(Call("f", {"a": (1,), "b": [2.0, "c"]}))
    assert short == 'f(a=(1,), b=[2.0, "c"])'
    for indent in (0, 40, 70):
        broken = python(call, indent)
        assert max(len(line) for line in broken.splitlines()[1:]) <= WIDTH
        assert "\n" in broken
        assert ast.unparse(ast.parse(broken)) == (
            "module.Outer(x, text='a \"word\"', rate=1 / 4, inner=module.Inner(first=1.5, second=(1, 2), third=None))"
        )
    assert quoted("line\nbreak") == '"line\\nbreak"'

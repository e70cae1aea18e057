"""Code that is edited without sense becomes a network that can be saved, or is refused with a sentence."""

from __future__ import annotations

import random
import re

import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.library import SHIPPED
from nnstudio.document.plain import document_from_json, document_to_json
from nnstudio.document.templates import TEMPLATES
from nnstudio.formats.codes import CODES, code_of
from nnstudio.formats.exchange.arriving import ArrivalError
from nnstudio.formats.keras.incoming.recoding import recoded

NAMES = ("dense", "input", "conv2d", "block_conv", "x" * 80, "", "model")
NUMBERS = ("0", "-1", "3", "1e9", "None", "(2, 2)", "True")
LETTERS = "()[],=\"'#*: é"


def nested() -> Document:
    """Groups in groups, repeated, and a disabled layer."""
    document = edits.change_layer(TEMPLATES["two-convolutions"].document, "conv2d", padding="same")
    document = edits.insert(document, SHIPPED["residual"].group, "conv2d", "block")
    document = edits.change_layer(document, "block", repeat=3)
    document = edits.group(document, ["block", "conv2d_1"], "Outer", "outer")
    return edits.set_disabled(document, ["dropout"], True)


def damaged(text: str, dice: random.Random) -> str:
    """The text after one to four edits that nobody thought about."""
    lines, layers = text.split("\n"), re.findall(r"^(\w+) = ", text, re.MULTILINE)
    for _ in range(dice.randint(1, 4)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        edit = dice.randrange(6)
        if edit == 0 and len(lines) > 1:
            del lines[at]
        elif edit == 1:
            lines.insert(other, lines[at])
        elif edit == 2:
            lines[at] = re.sub(r'name="\w*"', f'name="{dice.choice(NAMES)}"', lines[at])
        elif edit == 3:
            lines[at] = re.sub(r"\d+", dice.choice(NUMBERS), lines[at], count=1)
        elif edit == 4 and layers:
            lines[at] = re.sub(r"\)\(\w+\)$", f")({dice.choice(layers)})", lines[at])
        else:
            place = dice.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + dice.choice(LETTERS) + lines[at][place:]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "document", [nested(), TEMPLATES["residual-network"].document], ids=["groups", "branches"]
)
def test_damaged_code_is_a_network_or_a_sentence(document: Document) -> None:
    dice, text, read = random.Random(5), code_of(document, CODES["keras"]).text, 0
    for _ in range(60):
        try:
            found = recoded(document, damaged(text, dice)).document
        except ArrivalError:
            continue
        assert document_from_json(document_to_json(found)).nodes == found.nodes
        read += 1
    assert read > 5

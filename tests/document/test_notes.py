"""Notes beside layers and beside the whole network: kept in the file, copied along, and no part of what is computed."""

import json
from typing import Any

import pytest

from nnstudio.document import edits
from nnstudio.document.document import Document
from nnstudio.document.errors import DocumentError, UnknownNodeError, ValueRefusedError
from nnstudio.document.marks import LONGEST_NOTE, MOST_LINES
from nnstudio.document.plain import document_from_json, document_to_json
from tests.document.building import small

NOTE = "Less than 0.2 was too little.\n\nSee the paper."


def noted() -> Document:
    return edits.annotate(small(), "dropout", NOTE)


def test_a_note_stands_beside_its_layer() -> None:
    assert noted().node("dropout").note == NOTE
    assert edits.annotate(noted(), "dropout", "  \n ") == small()


def test_a_note_on_the_whole_network_is_the_documents() -> None:
    assert edits.annotate(small(), None, "A first try.").note == "A first try."


def test_notes_are_no_part_of_what_is_computed() -> None:
    assert noted().graph == small().graph
    assert noted() != small()


def test_blanks_around_it_and_at_the_ends_of_its_lines_are_left_out() -> None:
    assert edits.annotate(small(), None, "\n one \r\n\ttwo\t\n").note == "one\n    two"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * (LONGEST_NOTE + 1), "may have 2,000 characters, and this one has 2,001"),
        ("\n".join(["x"] * (MOST_LINES + 1)), "may have 100 lines"),
        ("\x1b[31mred", "no control characters"),
        ("\u202egnp", "no control characters"),
        ("\ud800", "no control characters"),
    ],
)
def test_what_can_not_be_a_note_is_refused_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(ValueRefusedError, match=said):
        edits.annotate(small(), "dropout", text)


def test_there_is_no_note_beside_a_layer_that_there_is_not() -> None:
    with pytest.raises(UnknownNodeError):
        edits.annotate(small(), "nobody", "Where?")


def test_a_file_keeps_them_and_an_older_program_opens_it() -> None:
    document = edits.annotate(noted(), None, "A first try.")
    plain = json.loads(json.dumps(document_to_json(document)))
    assert document_from_json(plain) == document
    assert plain["version"] == 2
    assert "note" not in document_to_json(small())


@pytest.mark.parametrize("note", [7, None, ["x"], "x" * 3000, "\x00", "\n" * 50_000 + "x"])
def test_a_file_with_another_thing_for_a_note_is_refused(note: Any) -> None:
    for place in ((), ("layers", 1)):
        plain = document_to_json(small())
        where: Any = plain
        for step in place:
            where = where[step]
        where["note"] = note
        with pytest.raises(DocumentError, match=r"^A note .*\.$"):
            document_from_json(plain)


def test_they_go_along_with_copies_and_other_names() -> None:
    assert edits.duplicate(noted(), ["dropout"]).node("dropout_1").note == NOTE
    assert edits.rename(noted(), "dropout", "drop").node("drop").note == NOTE
    assert edits.change_layer(noted(), "dropout", rate=0.4).node("dropout").note == NOTE
    assert edits.copy(noted(), ["dropout"])[0].note == NOTE

"""What a person marks a node with that is no setting of its layer: that it is left out for now, and a note.

In a file it stands beside the layer, and only where it is more than nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nnstudio.document.errors import DocumentError, ValueRefusedError
from nnstudio.errors import sentence
from nnstudio.layers.graph import Node
from nnstudio.shown import can_be_shown, short

LONGEST_NOTE = 2_000
MOST_LINES = 100


def check_note(text: str) -> str:
    """The note without blanks and empty lines around it; "" is none.

    ValueRefusedError where it is longer than LONGEST_NOTE, has more than MOST_LINES, or can't be shown.
    """
    lines = [line.rstrip() for line in text.replace("\t", "    ").splitlines()]
    clean = "\n".join(lines).strip()
    if len(clean) > LONGEST_NOTE:
        raise ValueRefusedError(
            sentence(
                "A note may have {most:,} characters, and this one has {count:,}.",
                most=LONGEST_NOTE,
                count=len(clean),
            ),
            "note",
        )
    if len(lines) > MOST_LINES:
        raise ValueRefusedError(
            sentence(
                "A note may have {most} lines, and this one has {count}.", most=MOST_LINES, count=len(lines)
            ),
            "note",
        )
    if not all(map(can_be_shown, clean.split("\n"))):
        raise ValueRefusedError(sentence("A note has no control characters."), "note")
    return clean


def with_more(note: str, more: str) -> str:
    """The note with what was written besides; itself, where that says nothing new or would be no note."""
    if not more or more in note:
        return note
    try:
        return check_note(f"{note}\n{more}" if note else more)
    except ValueRefusedError:
        return note


def marks_to_json(node: Node) -> dict[str, Any]:
    """The marks that the node has, to be put beside its layer."""
    marks: dict[str, Any] = {}
    if node.disabled:
        marks["disabled"] = True
    if node.note:
        marks["note"] = node.note
    return marks


def marks_from_json(plain: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Arguments of a Node: what `marks_to_json` wrote, of the node of that name. Raises DocumentError."""
    disabled = plain.get("disabled", False)
    if not isinstance(disabled, bool):
        raise DocumentError(
            sentence(
                "The layer {name} is disabled or not, and not {plain}.", name=name, plain=short(disabled)
            )
        )
    return {"disabled": disabled, "note": note_from_json(plain.get("note", ""))}


def note_from_json(plain: Any) -> str:
    """A note as a file has it, exactly as `check_note` leaves one. Raises DocumentError."""
    if not isinstance(plain, str):
        raise DocumentError(sentence("A note must be a text, not {plain}.", plain=short(plain)))
    try:
        return check_note(plain)
    except ValueRefusedError as error:
        raise DocumentError(error.sentence) from error

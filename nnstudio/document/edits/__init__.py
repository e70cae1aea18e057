"""Everything that can be done to a document: pure functions from a document to a new one.

An edit that is refused raises an EditError whose message is a sentence. Whoever wants to know before asks the
`can_...` twin (True or False), or `refusal(edit, document, ...)` for the sentence (None: it is fine).
"""

from __future__ import annotations

from nnstudio.document.edits.connections import connect, disconnect
from nnstudio.document.edits.questions import (
    can_change_layer,
    can_connect,
    can_duplicate,
    can_insert,
    can_move,
    can_paste,
    can_remove,
    can_rename,
    refusal,
)
from nnstudio.document.edits.settings import (
    change_data,
    change_layer,
    change_training,
    rename,
    replace_layer,
    retitle,
    set_trainable,
)
from nnstudio.document.edits.structure import add, copy, duplicate, insert, insert_before, move, paste, remove

__all__ = [
    "add",
    "can_change_layer",
    "can_connect",
    "can_duplicate",
    "can_insert",
    "can_move",
    "can_paste",
    "can_remove",
    "can_rename",
    "change_layer",
    "change_data",
    "change_training",
    "connect",
    "copy",
    "disconnect",
    "duplicate",
    "insert",
    "insert_before",
    "move",
    "paste",
    "refusal",
    "remove",
    "rename",
    "replace_layer",
    "retitle",
    "set_trainable",
]

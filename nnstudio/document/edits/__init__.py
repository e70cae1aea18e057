"""Everything that can be done to a document: pure functions from a document to a new one.

An edit that is refused raises an EditError whose message is a sentence. Whoever wants to know before asks the
`can_...` twin (True or False), or `refusal(edit, document, ...)` for the sentence (None: it is fine).
"""

from __future__ import annotations

from nnstudio.document.edits.connections import connect, disconnect, disconnect_all, rewire
from nnstudio.document.edits.group_settings import add_setting, relabel, remove_setting, set_values
from nnstudio.document.edits.grouping import group, ungroup
from nnstudio.document.edits.marks import annotate, set_disabled
from nnstudio.document.edits.questions import (
    can_branch,
    can_change_layer,
    can_connect,
    can_disconnect,
    can_duplicate,
    can_group,
    can_insert,
    can_insert_on_wire,
    can_move,
    can_paste,
    can_remove,
    can_rename,
    can_rewire,
    can_ungroup,
    refusal,
)
from nnstudio.document.edits.rebuild import Rebuilt, rebuild
from nnstudio.document.edits.scopes import inside
from nnstudio.document.edits.settings import (
    change_data,
    change_layer,
    change_training,
    rename,
    replace_layer,
    retitle,
    set_trainable,
)
from nnstudio.document.edits.structure import (
    add,
    branch,
    copy,
    duplicate,
    insert,
    insert_before,
    insert_on_wire,
    join,
    move,
    paste,
    remove,
)

__all__ = [
    "Rebuilt",
    "add",
    "add_setting",
    "annotate",
    "branch",
    "can_branch",
    "can_change_layer",
    "can_connect",
    "can_disconnect",
    "can_duplicate",
    "can_group",
    "can_insert",
    "can_insert_on_wire",
    "can_move",
    "can_paste",
    "can_remove",
    "can_rename",
    "can_rewire",
    "can_ungroup",
    "change_layer",
    "change_data",
    "change_training",
    "connect",
    "copy",
    "disconnect",
    "disconnect_all",
    "duplicate",
    "group",
    "insert",
    "inside",
    "insert_before",
    "insert_on_wire",
    "join",
    "move",
    "paste",
    "rebuild",
    "refusal",
    "relabel",
    "remove",
    "remove_setting",
    "rename",
    "replace_layer",
    "retitle",
    "rewire",
    "set_disabled",
    "set_trainable",
    "set_values",
    "ungroup",
]

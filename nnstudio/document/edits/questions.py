"""Asking before doing: whether an edit would be refused, and why. The edit itself is tried, so both agree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from nnstudio.document.document import Document
from nnstudio.document.edits.connections import connect, disconnect, rewire
from nnstudio.document.edits.grouping import group, ungroup
from nnstudio.document.edits.settings import change_layer, rename
from nnstudio.document.edits.structure import branch, duplicate, insert, insert_on_wire, move, paste, remove
from nnstudio.document.errors import EditError
from nnstudio.document.places import Place
from nnstudio.document.wiring import Nodes
from nnstudio.errors import Sentence
from nnstudio.layers.layer import Layer


def refusal(
    edit: Callable[..., Document], document: Document, *arguments: Any, **options: Any
) -> Sentence | None:
    """Why refusal(move, document, ids, after) would be refused, as a sentence; None when it would not."""
    try:
        edit(document, *arguments, **options)
    except EditError as error:
        return error.sentence
    return None


def can_insert(document: Document, layer: Layer, after: str | Place, node_id: str | None = None) -> bool:
    """Whether `insert` would not be refused. `preview.fits` tells whether the shapes fit."""
    return refusal(insert, document, layer, after, node_id) is None


def can_insert_on_wire(document: Document, layer: Layer, source: str, target: str) -> bool:
    """Whether `insert_on_wire` would not be refused."""
    return refusal(insert_on_wire, document, layer, source, target) is None


def can_branch(document: Document, layer: Layer, source: str) -> bool:
    """Whether `branch` would not be refused."""
    return refusal(branch, document, layer, source) is None


def can_remove(document: Document, ids: Collection[str]) -> bool:
    """Whether `remove` would not be refused."""
    return refusal(remove, document, ids) is None


def can_move(document: Document, ids: Collection[str], after: str | Place) -> bool:
    """Whether `move` would not be refused."""
    return refusal(move, document, ids, after) is None


def can_duplicate(document: Document, ids: Collection[str]) -> bool:
    """Whether `duplicate` would not be refused."""
    return refusal(duplicate, document, ids) is None


def can_paste(document: Document, layers: Sequence[Layer] | Nodes, after: str | Place) -> bool:
    """Whether `paste` would not be refused."""
    return refusal(paste, document, layers, after) is None


def can_connect(document: Document, source: str, target: str) -> bool:
    """Whether `connect` would not be refused."""
    return refusal(connect, document, source, target) is None


def can_disconnect(document: Document, source: str, target: str) -> bool:
    """Whether `disconnect` would not be refused."""
    return refusal(disconnect, document, source, target) is None


def can_rewire(
    document: Document, source: str, target: str, new_source: str | None = None, new_target: str | None = None
) -> bool:
    """Whether `rewire` would not be refused."""
    return refusal(rewire, document, source, target, new_source, new_target) is None


def can_change_layer(document: Document, node_id: str, **values: Any) -> bool:
    """Whether `change_layer` would not be refused."""
    return refusal(change_layer, document, node_id, **values) is None


def can_rename(document: Document, node_id: str, new_id: str) -> bool:
    """Whether `rename` would not be refused."""
    return refusal(rename, document, node_id, new_id) is None


def can_group(document: Document, ids: Collection[str]) -> bool:
    """Whether `group` would not be refused."""
    return refusal(group, document, ids) is None


def can_ungroup(document: Document, path: str) -> bool:
    """Whether `ungroup` would not be refused."""
    return refusal(ungroup, document, path) is None

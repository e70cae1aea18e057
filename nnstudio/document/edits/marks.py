"""Edits of what stands beside a layer, and leaves the layer as it is: that it is disabled, and notes."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import replace_node
from nnstudio.document.edits.scopes import inside
from nnstudio.document.marks import check_note


def set_disabled(document: Document, ids: Collection[str], flag: bool) -> Document:
    """Whether these layers and groups are left out of what is computed: their readers read past them, and all else is
    kept.
    """
    for node_id in ids:
        document = _mark(document, node_id, disabled=flag)
    return document


def annotate(document: Document, node_id: str | None, text: str) -> Document:
    """A note beside a layer, or for None beside the whole network; "" takes it away.

    ValueRefusedError where it is too long or can't be shown.
    """
    note = check_note(text)
    if node_id is None:
        return dataclasses.replace(document, note=note)
    return _mark(document, node_id, note=note)


def _mark(document: Document, node_id: str, **marks: Any) -> Document:
    spot = document.spot(node_id)
    return inside(
        document,
        spot.group,
        lambda part: replace_node(part, dataclasses.replace(part.node(spot.name), **marks)),
    )

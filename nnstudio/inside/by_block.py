"""Whose values each block of the document shows: groups that are repeated, or closed, stand for several layers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from nnstudio.document.document import Document
from nnstudio.layers.graph import INPUT


def node_of_blocks(document: Document) -> dict[str, str]:
    """The name in the flat network whose output each path of the document gives, and INPUT; of repeated layers the last
    repetition's, of a group what comes out of it at last. What is disabled, and a group without layers, is not in it.
    """
    names: Mapping[str, tuple[str, ...]] = document.flat.names
    readers = document.graph.consumers()
    order = {node.id: at for at, node in enumerate(document.graph.ordered())}
    found = {path: _leaving(own, readers, order) for path, own in names.items() if own}
    return {INPUT: INPUT, **found}


def _leaving(own: Collection[str], readers: Mapping[str, Collection[str]], order: Mapping[str, int]) -> str:
    """The last of these that is read elsewhere; where none is, the last one."""
    inner = set(own)
    read = [name for name in own if set(readers.get(name, ())) - inner]
    return max(read or own, key=order.__getitem__)

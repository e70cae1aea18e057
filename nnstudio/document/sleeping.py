"""A document as if nothing were disabled, and which layers are asleep because something is.

What a disabled layer learned is kept under the name that it has when it is awake, so that enabling brings it back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator

from nnstudio.document.document import Document
from nnstudio.document.groups import Group
from nnstudio.layers.graph import Node


def awake(document: Document) -> Document:
    """The document with nothing disabled; itself, where nothing is."""
    if next(disabled_paths(document.nodes), None) is None:
        return document
    return document.with_nodes(_marked(document.nodes, "", frozenset()))


def asleep(document: Document) -> frozenset[str]:
    """The names of the layers of `awake(document)` that the document does not compute."""
    everything = awake(document)
    if everything is document:
        return frozenset()
    return frozenset(everything.flat.origins) - frozenset(document.flat.origins)


def with_asleep(document: Document, names: Collection[str]) -> Document:
    """The document with exactly these layers disabled. names: as they are in `awake(document)`."""
    everything = awake(document)
    if not names:
        return everything
    origins = everything.flat.origins
    paths = frozenset(origins[name].path for name in names if name in origins)
    return document.with_nodes(_marked(document.nodes, "", paths))


def disabled_paths(nodes: tuple[Node, ...], around: str = "") -> Iterator[str]:
    """The paths of what is disabled, but for what is inside of a disabled group."""
    for node in nodes:
        if node.disabled:
            yield around + node.id
        elif isinstance(node.layer, Group):
            yield from disabled_paths(node.layer.nodes, f"{around}{node.id}/")


def _marked(nodes: tuple[Node, ...], around: str, paths: frozenset[str]) -> tuple[Node, ...]:
    """The nodes, of which those of these paths are disabled and no others."""
    return tuple(_marked_node(node, around, paths) for node in nodes)


def _marked_node(node: Node, around: str, paths: frozenset[str]) -> Node:
    path, layer = around + node.id, node.layer
    if isinstance(layer, Group):
        layer = dataclasses.replace(layer, nodes=_marked(layer.nodes, f"{path}/", paths))
    if layer == node.layer and node.disabled == (path in paths):
        return node
    return dataclasses.replace(node, layer=layer, disabled=path in paths)

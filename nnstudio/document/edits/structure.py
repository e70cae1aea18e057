"""Edits of the structure: layers put in, taken out, moved and copied, in stacks and in branches alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import check_count, check_known, free_name, grown
from nnstudio.document.errors import WiringError
from nnstudio.document.names import fresh_name
from nnstudio.document.wiring import Nodes, chain, fragment_of, position_after, put_in, renamed, without
from nnstudio.errors import sentence
from nnstudio.layers.graph import INPUT, Node
from nnstudio.layers.layer import Layer


def insert(document: Document, layer: Layer, after: str, node_id: str | None = None) -> Document:
    """The layer between `after` (INPUT: the front) and all its readers. node_id: its name, or a fresh one."""
    name = free_name(document, layer, node_id)
    return grown(document, put_in(document.nodes, chain([(name, layer)]), after))


def insert_before(
    document: Document, layer: Layer, before: str, node_id: str | None = None, source: str | None = None
) -> Document:
    """The layer on the way into `before` only: other readers of what that reads go on as they are.

    source: on the way from which input; None for the first. WiringError when `before` does not read it.
    """
    name = free_name(document, layer, node_id)
    target = document.node(before)
    if source is not None and source not in target.inputs:
        raise WiringError(sentence("{target} does not read {source}.", target=before, source=source))
    at = 0 if source is None else target.inputs.index(source)
    new = Node(name, layer, target.inputs[at : at + 1])
    reading = dataclasses.replace(target, inputs=(*target.inputs[:at], name, *target.inputs[at + 1 :]))
    nodes = [part for node in document.nodes for part in ((new, reading) if node.id == before else (node,))]
    return grown(document, tuple(nodes))


def add(document: Document, layer: Layer, inputs: Sequence[str] = (), node_id: str | None = None) -> Document:
    """The layer as a new branch that reads `inputs`; nothing else is rewired. For merges, name several."""
    name = free_name(document, layer, node_id)
    for source in inputs:
        check_known(document, source)
    check_count(name, layer, len(inputs))
    return grown(document, (*document.nodes, Node(name, layer, tuple(inputs))))


def remove(document: Document, ids: Collection[str]) -> Document:
    """The document without these layers; their readers read what they read.

    WiringError when a merge is taken out whose reader would be left with several inputs to choose from.
    """
    check_known(document, *ids, image=False)
    return grown(document, without(document.nodes, set(ids)))


def move(document: Document, ids: Collection[str], after: str) -> Document:
    """The layers, in their order and with their names, between `after` and its readers.

    When `after` is one of them, the place is behind the nearest layer before it that stays.
    """
    check_known(document, *ids, image=False)
    after = _staying(document, after, set(ids))
    if not ids:
        return document
    left = without(document.nodes, set(ids))
    return grown(document, put_in(left, fragment_of(document.nodes, ids), after))


def copy(document: Document, ids: Collection[str]) -> Nodes:
    """The layers as a fragment for `paste`; a merge keeps its branches if they are among them."""
    check_known(document, *ids, image=False)
    return fragment_of(document.nodes, ids)


def paste(document: Document, layers: Sequence[Layer] | Nodes, after: str) -> Document:
    """Copies of the layers, with fresh names, behind `after`. layers: a chain of them, or what `copy` gave.

    WiringError when what was copied ends in several layers.
    """
    if not layers:
        return document
    fragment = _as_fragment(layers)
    return grown(document, put_in(document.nodes, _with_fresh_names(document, fragment), after))


def duplicate(document: Document, ids: Collection[str]) -> Document:
    """A copy of the layers behind the last of them, with fresh names."""
    if not ids:
        return document
    fragment = copy(document, ids)
    return paste(document, fragment, fragment[-1].id)


def _staying(document: Document, after: str, moved: set[str]) -> str:
    position_after(document.nodes, after)
    while after in moved:
        inputs = document.node(after).inputs
        after = inputs[0] if inputs else INPUT
    return after


def _as_fragment(layers: Sequence[Layer] | Nodes) -> Nodes:
    nodes = tuple(part for part in layers if isinstance(part, Node))
    return nodes or chain((str(index), part) for index, part in enumerate(layers) if isinstance(part, Layer))


def _with_fresh_names(document: Document, fragment: Nodes) -> Nodes:
    taken = set(document.ids)
    names: dict[str, str] = {}
    for node in fragment:
        names[node.id] = fresh_name(node.layer.type_name(), taken)
        taken.add(names[node.id])
    return renamed(fragment, names)

"""Edits of the structure: layers put in, taken out, moved and copied, in stacks and in branches alike."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import check_count, check_known, free_name, grown
from nnstudio.document.edits.connections import connect
from nnstudio.document.errors import WiringError
from nnstudio.document.names import fresh_name, name_of_copy
from nnstudio.document.places import Behind, Beside, OnWire, Place, place_of
from nnstudio.document.wiring import (
    Nodes,
    chain,
    ends_of,
    fragment_of,
    in_order,
    position_after,
    renamed,
    without,
)
from nnstudio.errors import sentence
from nnstudio.layers.graph import Node
from nnstudio.layers.layer import Layer


def insert(document: Document, layer: Layer, after: str | Place, node_id: str | None = None) -> Document:
    """The layer at a place; a name is the place behind that node, before all its readers (INPUT: the front).

    node_id: its name, or a fresh one.
    """
    name = free_name(document, layer, node_id)
    return grown(document, place_of(after).put(document.nodes, chain([(name, layer)])))


def insert_on_wire(
    document: Document, layer: Layer, source: str, target: str, node_id: str | None = None
) -> Document:
    """The layer on the wire from `source` to `target` only: other readers of the source go on as they are.

    WiringError when `target` does not read `source`.
    """
    return insert(document, layer, OnWire(source, target), node_id)


def insert_before(document: Document, layer: Layer, before: str) -> Document:
    """The layer on the wire of the first input of `before`; WiringError where it has none."""
    sources = document.node(before).inputs
    if not sources:
        raise WiringError(sentence("Nothing goes into {name}.", name=before))
    return insert_on_wire(document, layer, sources[0], before)


def branch(document: Document, layer: Layer, source: str, node_id: str | None = None) -> Document:
    """The layer beside the stack: it reads `source`, whose readers go on as they are."""
    return insert(document, layer, Beside(source), node_id)


def join(
    document: Document, layer: Layer, source: str, wire: tuple[str, str], node_id: str | None = None
) -> Document:
    """The layer, which joins several, on that wire, reading `source` as well. Refused as the two edits are."""
    name = free_name(document, layer, node_id)
    return connect(insert_on_wire(document, layer, *wire, name), source, name)


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


def move(document: Document, ids: Collection[str], after: str | Place) -> Document:
    """The layers, in their order and with their names, at a place (a name: behind that node).

    Where the place names one of them, it is that of the nearest layer before it that stays.
    """
    check_known(document, *ids, image=False)
    place = place_of(after).without(document.nodes, set(ids))
    if not ids:
        return document
    left = without(document.nodes, set(ids))
    return grown(document, place.put(left, fragment_of(document.nodes, ids)))


def copy(document: Document, ids: Collection[str]) -> Nodes:
    """The layers as a fragment for `paste`; a merge keeps its branches if they are among them."""
    check_known(document, *ids, image=False)
    return fragment_of(document.nodes, ids)


def paste(document: Document, layers: Sequence[Layer] | Nodes, after: str | Place) -> Document:
    """Copies of the layers at a place (a name: behind that node). Names that are taken become others of their series.

    layers: a chain of them, or what `copy` gave. What has several ends begins branches behind the node, whose readers
    go on as they are. WiringError where it has them on a wire.
    """
    if not layers:
        return document
    fragment, place = _as_fragment(layers), place_of(after)
    if isinstance(place, Behind) and len(ends_of(fragment)) > 1:
        place = Beside(place.source)
    return grown(document, place.put(document.nodes, renamed(fragment, _names_of_copies(document, fragment))))


def duplicate(document: Document, ids: Collection[str]) -> Document:
    """A copy of the layers behind the last of them; of branches, beside them, where they read what those read."""
    if not ids:
        return document
    fragment = copy(document, ids)
    if len(ends_of(fragment)) == 1:
        return paste(document, fragment, fragment[-1].id)
    chosen = tuple(node for node in document.nodes if node.id in set(ids))
    copies = renamed(chosen, _names_of_copies(document, chosen))
    at = position_after(document.nodes, chosen[-1].id)
    return grown(document, in_order((*document.nodes[:at], *copies, *document.nodes[at:])))


def _as_fragment(layers: Sequence[Layer] | Nodes) -> Nodes:
    nodes = tuple(part for part in layers if isinstance(part, Node))
    names: list[str] = []
    for part in layers:
        if isinstance(part, Layer):
            names.append(fresh_name(part.type_name(), names))
    return nodes or chain(
        (name, part) for name, part in zip(names, layers, strict=True) if isinstance(part, Layer)
    )


def _names_of_copies(document: Document, nodes: Nodes) -> dict[str, str]:
    taken = set(document.ids)
    names: dict[str, str] = {}
    for node in nodes:
        names[node.id] = name_of_copy(node.id, taken)
        taken.add(names[node.id])
    return names

"""Edits of the structure: layers put in, taken out, moved and copied, in stacks and in branches alike."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import check_count, free_name, grown
from nnstudio.document.edits.connections import connect
from nnstudio.document.edits.scopes import by_group, in_different_groups, in_one_group, inside, local
from nnstudio.document.errors import WiringError
from nnstudio.document.groups.paths import is_in, nodes_in, within
from nnstudio.document.names import fresh_name, name_of_copy, names_in
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
    group, place = local(document, place_of(after))

    def put(part: Document) -> Document:
        name = free_name(part, layer, node_id)
        return grown(part, place.put(part.nodes, chain([(name, layer)])))

    return inside(document, group, put)


def insert_on_wire(
    document: Document, layer: Layer, source: str, target: str, node_id: str | None = None
) -> Document:
    """The layer on the wire from `source` to `target` only: other readers of the source go on as they are.

    WiringError when `target` does not read `source`.
    """
    return insert(document, layer, OnWire(source, target), node_id)


def insert_before(document: Document, layer: Layer, before: str) -> Document:
    """The layer on the wire of the first input of `before`; WiringError where it has none."""
    spot = document.spot(before)

    def put(part: Document) -> Document:
        sources = part.node(spot.name).inputs
        if not sources:
            raise WiringError(sentence("Nothing goes into {name}.", name=before))
        return insert(part, layer, OnWire(sources[0], spot.name))

    return inside(document, spot.group, put)


def branch(document: Document, layer: Layer, source: str, node_id: str | None = None) -> Document:
    """The layer beside the stack: it reads `source`, whose readers go on as they are."""
    return insert(document, layer, Beside(source), node_id)


def join(
    document: Document, layer: Layer, source: str, wire: tuple[str, str], node_id: str | None = None
) -> Document:
    """The layer, which joins several, on that wire, reading `source` as well. Refused as the two edits are."""
    placed = insert_on_wire(document, layer, *wire, node_id)
    (path,) = placed.known - document.known
    return connect(placed, source, path)


def add(document: Document, layer: Layer, inputs: Sequence[str] = (), node_id: str | None = None) -> Document:
    """The layer as a new branch that reads `inputs`; nothing else is rewired. For merges, name several.

    WiringError where the inputs stand in different groups.
    """
    spots = [document.spot(source) for source in inputs]
    groups = {spot.group for spot in spots} or {""}
    if len(groups) > 1:
        raise in_different_groups()
    names = tuple(spot.name for spot in spots)

    def put(part: Document) -> Document:
        name = free_name(part, layer, node_id)
        check_count(name, layer, len(inputs))
        return grown(part, (*part.nodes, Node(name, layer, names)))

    return inside(document, groups.pop(), put)


def remove(document: Document, ids: Collection[str]) -> Document:
    """The document without these layers; their readers read what they read.

    WiringError when a merge is taken out whose reader would be left with several inputs to choose from.
    """
    for group, names in by_group(document, ids).items():
        document = inside(document, group, partial(_without, names=frozenset(names)))
    return document


def _without(part: Document, names: Collection[str]) -> Document:
    return grown(part, without(part.nodes, names))


def move(document: Document, ids: Collection[str], after: str | Place) -> Document:
    """The layers, in their order and with their names, at a place (a name: behind that node).

    Where the place names one of them, it is that of the nearest layer before it that stays. Into a group and out of it
    they keep their names where these are free there. WiringError where they stand in different groups, or would come
    to stand inside of themselves.
    """
    around, names = in_one_group(document, ids)
    group, place = local(document, place_of(after))
    if not names:
        return document
    if group == around:
        return inside(document, group, partial(_moved, names=names, place=place))
    if any(is_in(group, within(around, name)) for name in names):
        raise WiringError(sentence("A group can't stand inside of itself."))
    fragment = copy(document, ids)
    left = remove(document, ids)

    def put(part: Document) -> Document:
        return grown(part, place.put(part.nodes, _renamed_where_taken(part, fragment)))

    return inside(left, group, put)


def _moved(part: Document, names: Collection[str], place: Place) -> Document:
    place = place.without(part.nodes, set(names))
    left = without(part.nodes, set(names))
    return grown(part, place.put(left, fragment_of(part.nodes, names)))


def copy(document: Document, ids: Collection[str]) -> Nodes:
    """The layers as a fragment for `paste`; a merge keeps its branches if they are among them.

    WiringError where they stand in different groups.
    """
    group, names = in_one_group(document, ids)
    return fragment_of(nodes_in(document.node(group)) if group else document.nodes, names)


def paste(document: Document, layers: Sequence[Layer] | Nodes, after: str | Place) -> Document:
    """Copies of the layers at a place (a name: behind that node). Names that are taken become others of their series.

    layers: a chain of them, or what `copy` gave. What has several ends begins branches behind the node, whose readers
    go on as they are. WiringError where it has them on a wire.
    """
    if not layers:
        return document
    fragment = _as_fragment(layers)
    group, place = local(document, place_of(after))
    if isinstance(place, Behind) and len(ends_of(fragment)) > 1:
        place = Beside(place.source)

    def put(part: Document) -> Document:
        return grown(part, place.put(part.nodes, _renamed_where_taken(part, fragment)))

    return inside(document, group, put)


def duplicate(document: Document, ids: Collection[str]) -> Document:
    """A copy of the layers behind the last of them; of branches, beside them, where they read what those read."""
    if not ids:
        return document
    fragment = copy(document, ids)
    group, names = in_one_group(document, ids)
    if len(ends_of(fragment)) == 1:
        return paste(document, fragment, within(group, fragment[-1].id))
    return inside(document, group, partial(_duplicated, names=frozenset(names)))


def _duplicated(part: Document, names: Collection[str]) -> Document:
    """Copies that read what the nodes read, beside them."""
    chosen = tuple(node for node in part.nodes if node.id in names)
    at = position_after(part.nodes, chosen[-1].id)
    copies = _renamed_where_taken(part, chosen)
    return grown(part, in_order((*part.nodes[:at], *copies, *part.nodes[at:])))


def _as_fragment(layers: Sequence[Layer] | Nodes) -> Nodes:
    nodes = tuple(part for part in layers if isinstance(part, Node))
    names: list[str] = []
    for part in layers:
        if isinstance(part, Layer):
            names.append(fresh_name(part, names))
    return nodes or chain(
        (name, part) for name, part in zip(names, layers, strict=True) if isinstance(part, Layer)
    )


def _renamed_where_taken(document: Document, nodes: Nodes) -> Nodes:
    taken = names_in(document.nodes)
    names: dict[str, str] = {}
    for node in nodes:
        names[node.id] = name_of_copy(node.id, taken)
        taken.add(names[node.id])
    return renamed(nodes, names)

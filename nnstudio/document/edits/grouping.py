"""Edits that put layers into a group, and take a group apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import free_name, grown
from nnstudio.document.edits.scopes import group_of, in_one_group, inside
from nnstudio.document.errors import EditError, WiringError
from nnstudio.document.groups.flatten import end_of_part
from nnstudio.document.groups.group import Group, entry, is_entry
from nnstudio.document.groups.names import check_label
from nnstudio.document.names import check_name, fresh_name, names_in
from nnstudio.document.wiring import Nodes, depends_on, in_order, renamed, renamed_sources
from nnstudio.errors import sentence
from nnstudio.layers.graph import Node
from nnstudio.shown import listed


def group(
    document: Document, ids: Collection[str], label: str = "Group", node_id: str | None = None
) -> Document:
    """The document with these layers in a group, which reads what they read and is read where they are.

    node_id: its name, or a fresh one made of the label. WiringError where several of them are read from outside, or
    where another layer stands on the way between them.
    """
    around, names = in_one_group(document, ids)
    if not names:
        raise WiringError(sentence("Choose the layers first that are to be a group."))
    label = check_label(label)
    return inside(document, around, lambda part: _grouped(part, frozenset(names), label, node_id))


def _grouped(part: Document, names: frozenset[str], label: str, node_id: str | None) -> Document:
    inner = tuple(node for node in part.nodes if node.id in names)
    outside = list(dict.fromkeys(s for node in inner for s in node.inputs if s not in names))
    _check_nothing_between(part.nodes, outside, names)
    end = _only_end(part.nodes, names)
    entries = {source: entry(number) for number, source in enumerate(outside, 1)}
    layer = Group(label, renamed_sources(inner, entries))
    name = free_name(part, layer, node_id)
    node = Node(name, layer, tuple(outside))
    last = max(place for place, other in enumerate(part.nodes) if other.id in names)
    left = (
        *(other for other in part.nodes[:last] if other.id not in names),
        node,
        *renamed_sources(part.nodes[last + 1 :], {end: name}),
    )
    return grown(part, in_order(left))


def _only_end(nodes: Nodes, names: frozenset[str]) -> str:
    """The one node of them that is read from outside, or by nothing; WiringError when there are more."""
    readers: dict[str, list[str]] = {name: [] for name in names}
    for node in nodes:
        for source in node.inputs:
            if source in readers:
                readers[source].append(node.id)
    ends = [name for name, reading in readers.items() if not names.issuperset(reading) or not reading]
    if len(ends) != 1:
        listing = listed([node.id for node in nodes if node.id in ends])
        raise WiringError(
            sentence(
                "A group has one way out, and these layers are read from outside in {count} places: {names}.",
                count=len(ends),
                names=listing,
            )
        )
    return ends[0]


def _check_nothing_between(nodes: Nodes, outside: Collection[str], names: frozenset[str]) -> None:
    behind = depends_on(nodes, *names)
    between = [source for source in outside if source in behind]
    if between:
        raise WiringError(
            sentence("{node} stands between these layers: choose it too, or fewer.", node=between[0])
        )


def ungroup(document: Document, path: str) -> Document:
    """The document with what is in a group in the place of the group, once for each repetition.

    The layers keep their names where these are free, and the first has the group's note where it has none. EditError
    where there is no group.
    """
    spot = document.spot(path)
    return inside(document, spot.group, lambda part: _taken_apart(part, spot.name)[0])


def ungroup_named(document: Document, name: str) -> tuple[Document, dict[str, str]]:
    """The same of a group that stands in no other; and for each layer of the flat network that was in it, by its name
    there, the one that it has now.
    """
    apart, names = _taken_apart(document, name)
    found = {(origin.path, origin.repetitions): flat for flat, origin in apart.flat.origins.items()}
    now = {}
    for flat in document.flat.names.get(name, ()):
        origin = document.flat.origins[flat]
        (repetition, *further), (_, inner, *way) = origin.repetitions, origin.path.split("/")
        now[flat] = found["/".join((names[repetition - 1][inner], *way)), tuple(further)]
    return apart, now


def _taken_apart(part: Document, name: str) -> tuple[Document, list[dict[str, str]]]:
    """names: for each repetition, what its nodes are called outside."""
    node = part.node(name)
    layer = group_of(part, name)
    taken = names_in(other for other in part.nodes if other.id != name)
    copies: list[Node] = []
    every: list[dict[str, str]] = []
    source, *further = (*node.inputs, *("" for _ in range(layer.entries - len(node.inputs))))
    for repetition in range(1, layer.repeat + 1):
        names = _names_apart(node, layer, repetition, taken)
        taken.update(names.values())
        every.append(names)
        inner = renamed(layer.nodes_of(repetition), names)
        entries = {entry(number): s for number, s in enumerate((source, *further), 1)}
        copies += (_without_nothing(n) for n in renamed_sources(inner, entries))
        end = end_of_part(layer.nodes)
        source = source if is_entry(end) else names[end]
    at = part.ids.index(
        name
    )  # what was inside may have the group's own name, and is not meant by those outside
    before, behind = (
        renamed_sources(nodes, {name: source}) for nodes in (part.nodes[:at], part.nodes[at + 1 :])
    )
    left = (_without_nothing(other) for other in (*before, *_noted(copies, node), *behind))
    return grown(part, in_order(tuple(left))), every


def _noted(copies: list[Node], group: Node) -> list[Node]:
    """The nodes of a group with its marks: they are disabled where it is, and the first without a note has its note."""
    found = [dataclasses.replace(node, disabled=True) for node in copies] if group.disabled else copies
    at = next((at for at, node in enumerate(found) if not node.note), None)
    if group.note and at is not None:
        found = [*found[:at], dataclasses.replace(found[at], note=group.note), *found[at + 1 :]]
    return found


def _names_apart(node: Node, layer: Group, repetition: int, taken: Collection[str]) -> dict[str, str]:
    """What the layers of a repetition are called outside: as they are, or else block_conv or block_2_conv, or anew."""
    head = node.id if layer.repeat == 1 else f"{node.id}_{repetition}"
    names: dict[str, str] = {}
    for inner in layer.nodes:
        wished = [f"{head}_{inner.id}"] if layer.repeat > 1 else [inner.id, f"{head}_{inner.id}"]
        used = {*taken, *names.values()}
        names[inner.id] = next(
            (name for name in wished if name not in used and _is_name(name)), fresh_name(inner.layer, used)
        )
    return names


def _is_name(name: str) -> bool:
    try:
        check_name(name)
    except EditError:
        return False
    return True


def _without_nothing(node: Node) -> Node:
    """The node without inputs that have no name, since the group did not get them."""
    return dataclasses.replace(node, inputs=tuple(filter(None, node.inputs))) if "" in node.inputs else node

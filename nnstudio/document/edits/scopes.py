"""Edits reach into groups: a path such as "block/conv" leads each edit to the nodes that it is about.

An edit knows only a document without anything around it. Inside of a group it is done to a document that has the
group's nodes and nothing else, and the group then gets what came of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import grown
from nnstudio.document.errors import EditError, UnknownNodeError, ValueRefusedError, WiringError
from nnstudio.document.groups.flatten import end_of_part
from nnstudio.document.groups.group import Group, entry, is_entry
from nnstudio.document.groups.paths import Spot, is_in
from nnstudio.document.places import OnWire, Place
from nnstudio.errors import sentence
from nnstudio.fields import FieldError

Edit = Callable[[Document], Document]


def inside(document: Document, group: str, edit: Edit, names: Mapping[str, str] | None = None) -> Document:
    """The document after an edit inside of the group of that path; of the document itself for "".

    names: what the edit renames, from old to new, so that the group's settings follow. UnknownNodeError when there is
    no such group.
    """
    if not group:
        return edit(document)
    spot = document.spot(group)

    def refill(around: Document) -> Document:
        node = around.node(spot.name)
        if not isinstance(node.layer, Group):
            raise UnknownNodeError(group)
        part = edit(around.with_nodes(node.layer.nodes))
        try:
            layer = node.layer.refilled(part.nodes, names)
        except FieldError as error:
            raise ValueRefusedError(sentence("{fault}.", fault=error.sentence), error.field) from error
        new = dataclasses.replace(node, layer=layer, inputs=node.inputs[: layer.entries])
        return grown(around, tuple(new if other.id == node.id else other for other in around.nodes))

    return inside(document, spot.group, refill)


def local(document: Document, place: Place) -> tuple[str, Place]:
    """The path of the group in which a place is, and the place as it is named there."""
    if isinstance(place, OnWire):
        target = document.spot(place.target)
        return target.group, OnWire(read_as(document, place.target, place.source), target.name)
    source = document.spot(place.source)
    return source.group, dataclasses.replace(place, source=source.name)


def by_group(document: Document, paths: Collection[str]) -> dict[str, list[str]]:
    """The names of nodes by the path of the group around them; without those inside of others that are named too.

    UnknownNodeError for the first that is none.
    """
    known = dict.fromkeys(_path_of_node(document, path) for path in paths)
    found: dict[str, list[str]] = {}
    for path in known:
        steps = path.split("/")
        if not any("/".join(steps[:depth]) in known for depth in range(1, len(steps))):
            found.setdefault("/".join(steps[:-1]), []).append(steps[-1])
    return found


def _path_of_node(document: Document, path: str) -> str:
    if path in document.known:
        return path
    spot = document.spot(path)
    if is_entry(spot.name):
        raise UnknownNodeError(path)
    return spot.path


def group_of(document: Document, path: str) -> Group:
    """The group of that path; EditError where a layer stands there."""
    layer = document.layer(document.path_of(path))
    if not isinstance(layer, Group):
        raise EditError(sentence("{node} is a layer, and no group.", node=path))
    return layer


def in_different_groups() -> WiringError:
    """What is said of layers that would have to stand in one group."""
    return WiringError(sentence("These layers stand in different groups: choose such as stand in one."))


def in_one_group(document: Document, paths: Collection[str]) -> tuple[str, list[str]]:
    """The path of the group around the nodes, and their names; WiringError when they stand in several."""
    found = by_group(document, paths)
    if len(found) > 1:
        raise in_different_groups()
    return next(iter(found.items()), ("", []))


def seen_from(document: Document, target: str, source: str) -> str:
    """The name by which a node reads a source where it stands, where both may be paths or names of the flat network:
    what the flat network reads there may be read past what is disabled.

    Inside of a group, what goes into the group has the name of an entry. WiringError for what can't be read from there.
    """
    wires = _reads(document, target)
    if (source, source) in wires:
        return source
    for own, flat in wires:
        if flat == source and source not in document.node(target).inputs:
            return own
    return name_seen_from(document, target, source)


def name_seen_from(document: Document, target: str, source: str) -> str:
    """The name that a source has for a node where that stands, whether it is read or not. As `seen_from`."""
    reader = document.spot(target)
    name = _seen(document, reader.group, reader.repetitions, document.spot(source))
    if name is None:
        raise WiringError(
            sentence(
                "{target} can't read {source}: a group stands between them.", target=target, source=source
            )
        )
    return name


def read_as(document: Document, target: str, source: str) -> str:
    """The name by which a node reads a source already, as of `seen_from`; of a group's inputs any that it reads."""
    name, inputs = seen_from(document, target, source), document.node(target).inputs
    if is_entry(name) and name not in inputs:
        return next((other for other in inputs if is_entry(other)), name)
    return name


def _reads(document: Document, target: str) -> list[tuple[str, str]]:
    """What a node of the flat network reads: the names where it stands, and those in the flat network."""
    flat = next((node for node in document.flat.nodes if node.id == target), None)
    own = document.node(target).inputs
    return list(zip(own, flat.inputs, strict=True)) if flat and len(own) == len(flat.inputs) else []


def _seen(document: Document, group: str, repetitions: tuple[int, ...], read: Spot) -> str | None:
    """The name that a spot has for those in a group; None where they can't read it."""
    if read.group == group:
        return read.name if read.repetitions == repetitions else None
    if is_in(read.group, group) or not group:
        return _group_that_gives(document, group, read)
    known = _seen(document, document.spot(group).group, repetitions[:-1], read)
    inputs = document.node(group).inputs
    return entry(inputs.index(known) + 1) if known in inputs else None


def _group_that_gives(document: Document, around: str, read: Spot) -> str | None:
    """The name of the group in `around` out of which comes what is read inside of it."""
    while read.group != around:
        if not read.group or not _is_output(document, read):
            return None
        read = document.spot(read.group)
    return read.name


def _is_output(document: Document, spot: Spot) -> bool:
    """Whether the node gives what its group gives."""
    group = document.layer(spot.group)
    return isinstance(group, Group) and end_of_part(group.nodes) == spot.name

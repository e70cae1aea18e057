"""The network anew from its layers alone, as somebody wrote them down who knows no groups, notes or disabled layers.

All that such a list can't tell stays where it can: a group whose layers are as they were, or changed in a way that the
group can hold, is a group again, and any other is taken apart.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence

from nnstudio.document.document import Document
from nnstudio.document.edits.checks import check_count, grown
from nnstudio.document.edits.grouping import ungroup_named
from nnstudio.document.edits.marks import annotate
from nnstudio.document.edits.settings import change_layer, replace_layer
from nnstudio.document.errors import BadNameError, EditError
from nnstudio.document.groups.flatten import passes_on
from nnstudio.document.groups.group import Group
from nnstudio.document.marks import with_more
from nnstudio.document.names import check_name, fresh_name, name_of_copy, names_in
from nnstudio.document.wiring import in_order, renamed
from nnstudio.layers.graph import INPUT, Node

Sources = tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Rebuilt:
    """names: for each layer of the flat network that is there again, its name in it now, by the one before.
    taken_apart: the groups that could not be kept.
    """

    document: Document
    names: Mapping[str, str]
    taken_apart: tuple[str, ...]


def rebuild(document: Document, nodes: Sequence[Node], origins: Mapping[str, str]) -> Rebuilt:
    """The document whose flat network is this one. EditError where a layer can't read what it is to.

    nodes: each after its inputs, with the names that they are to have. origins: for those of them that are in the
    document already, their name in its flat network; one that keeps its name goes by that. What is noted beside them
    comes to the notes that there are.
    """
    for node in nodes:
        check_count(node.id, node.layer, len(node.inputs))
    return _Rebuilding(document, nodes, origins).rebuilt()


class _Rebuilding:
    """wanted: the layers that are there already, by their flat names, and reads: what they are to read, by these too.
    kept: for each group that is kept, the flat names of what it is to read. names: of all others that stand outside of
    groups, by the names in `nodes`.
    """

    def __init__(self, document: Document, nodes: Sequence[Node], origins: Mapping[str, str]) -> None:
        self.document, self.nodes, self.origins = document, nodes, origins
        self.before = {node.id: node for node in document.flat.nodes}
        self.wanted = {origins[node.id]: node for node in nodes if node.id in origins}
        self.reads = {node.id: tuple(origins.get(s, s) for s in node.inputs) for node in nodes}
        self.kept: dict[str, Sources] = {}
        self.apart: list[str] = []
        self.names: dict[str, str] = {}

    def rebuilt(self) -> Rebuilt:
        """What has come together."""
        for node in self.document.nodes:
            if isinstance(node.layer, Group) and not passes_on(node):
                self._keep_or_take_apart(node.id)
        if self.apart:
            return self._without_groups()
        inside = [name for group in self.kept for name in self.document.flat.names[group]]
        self._name_all(frozenset(inside))
        left = [made for node in self.document.nodes for made in self._units(node)]
        for node in self.nodes:
            if node.id not in self.origins:
                made = Node(
                    self.names[node.id], node.layer, self._units_of(self.reads[node.id]), note=node.note
                )
                left.insert(_behind(left, made.inputs), made)
        document = self._noted(grown(self.document, in_order(tuple(left))), inside)
        names = {name: self.names[node.id] for name, node in self.wanted.items() if node.id in self.names}
        return Rebuilt(document, {**names, **{name: name for name in inside}}, ())

    def _noted(self, document: Document, inside: Collection[str]) -> Document:
        """The document with what is noted beside layers in groups."""
        for name in inside:
            if self.wanted[name].note:
                note = with_more(document.node(name).note, self.wanted[name].note)
                document = annotate(document, document.path_of(name), note)
        return document

    def _without_groups(self) -> Rebuilt:
        """The same from the document in which those groups were taken apart, with all that is disabled in them."""
        document, now = self.document, {name: name for name in self.before}
        for group in self.apart:
            document, names = ungroup_named(document, group)
            now = {name: names.get(flat, flat) for name, flat in now.items()}
        taken = {node.id for node in self.nodes}
        ids = {
            node.id: now[node.id]
            for node in self.nodes
            if self.origins.get(node.id) == node.id and now[node.id] not in taken
        }
        origins = {ids.get(name, name): now[origin] for name, origin in self.origins.items()}
        rebuilt = rebuild(document, renamed(tuple(self.nodes), ids), origins)
        found = {name: rebuilt.names[flat] for name, flat in now.items() if flat in rebuilt.names}
        return Rebuilt(rebuilt.document, found, (*self.apart, *rebuilt.taken_apart))

    # Groups

    def _keep_or_take_apart(self, group: str) -> None:
        own = frozenset(self.document.flat.names.get(group, ()))
        moved = self._moved(own)
        if moved is None or not self._is_read_at_its_end(group, own) or not self._take_changes(own):
            self.apart.append(group)
            return
        read = self.document.flat.passages[group].inputs
        self.kept[group] = tuple(moved.get(source, source) for source in read)

    def _moved(self, own: Collection[str]) -> dict[str, str] | None:
        """What its layers read from outside now, by what they did; None where they are others, or wired otherwise."""
        moved: dict[str, str] = {}
        for name in own:
            node = self.wanted.get(name)
            if node is None or node.id != name:
                return None
            before, now = self.before[name].inputs, self.reads[name]
            if len(before) != len(now):
                return None
            for old, new in zip(before, now, strict=True):
                inside = old in own or new in own
                if (inside and old != new) or moved.setdefault(old, new) != new:
                    return None
        return moved

    def _is_read_at_its_end(self, group: str, own: Collection[str]) -> bool:
        end = self.document.flat.passages[group].output
        readers = (node.id for node in self.nodes if self.origins.get(node.id) not in own)
        return all(source == end for reader in readers for source in self.reads[reader] if source in own)

    def _take_changes(self, own: Collection[str]) -> bool:
        """Set its layers as they are to be; False, and nothing is done, where the group can't hold that."""
        document = self.document
        try:
            for name in own:
                document = _set(document, name, self.wanted[name])
        except EditError:
            return False
        flat = {node.id: node.layer for node in document.flat.nodes}
        if any(flat.get(name) != self.wanted[name].layer for name in own):
            return False
        self.document = document
        return True

    # Names

    def _name_all(self, inside: Collection[str]) -> None:
        """Names for all that does not stand in a group. What keeps its name comes first."""
        outside = [node for node in self.nodes if self.origins.get(node.id) not in inside]
        taken = names_in(node for node in self.document.nodes if node.id in self.kept or passes_on(node)) | {
            INPUT
        }
        keep = [node for node in outside if self.origins.get(node.id) == node.id and "/" not in node.id]
        for node in (*keep, *(node for node in outside if node not in keep)):
            self.names[node.id] = name = name_of_copy(_possible(node, taken), taken)
            taken.add(name)

    def _unit(self, source: str) -> str:
        """What stands outside of groups in the place of a source, by its flat name, or by that of a new layer."""
        node = self.wanted.get(source)
        name = self.names.get(node.id if node else source)
        if name is not None or source == INPUT:
            return name or INPUT
        return next(group for group in self.kept if source in self.document.flat.names[group])

    def _units_of(self, sources: Sources) -> Sources:
        return tuple(self._unit(source) for source in sources)

    # Nodes

    def _units(self, node: Node) -> list[Node]:
        """What becomes of a node of the document: itself, or nothing."""
        if passes_on(node):
            found = (self._instead(source) for source in node.inputs)
            return [dataclasses.replace(node, inputs=tuple(source for source in found if source))]
        if node.id in self.kept:
            read = self.document.flat.passages[node.id].inputs
            return [dataclasses.replace(node, inputs=self._inputs(node, read, self.kept[node.id]))]
        wanted = self.wanted.get(node.id)
        if wanted is None:
            return []
        inputs = self._inputs(node, self.before[node.id].inputs, self.reads[wanted.id])
        note = with_more(node.note, wanted.note)
        return [Node(self.names[wanted.id], wanted.layer, inputs, note=note)]

    def _inputs(self, node: Node, before: Sources, now: Sources) -> Sources:
        """What a node of the document reads: what it did, disabled layers too, unless it is to read something else."""
        if before == now:
            same = [self._same(source) for source in node.inputs]
            if all(same):
                return tuple(source for source in same if source)
        return self._units_of(now)

    def _same(self, source: str) -> str | None:
        """The name of what a node of the document has read, where that is there again."""
        if source == INPUT or source in self.kept:
            return source
        if source in self.wanted:
            return self.names[self.wanted[source].id]
        return source if passes_on(self.document.node(source)) else None

    def _instead(self, source: str) -> str | None:
        """The same for a disabled layer, which reads past what is gone."""
        found = self._same(source)
        if found is not None:
            return found
        inputs = self.document.node(source).inputs
        return self._instead(inputs[0]) if inputs else None


def _set(document: Document, name: str, wanted: Node) -> Document:
    """The document with a layer of the flat network as it is to be."""
    layer = document.layer(name)
    if layer == wanted.layer:
        return document
    if type(layer) is not type(wanted.layer):
        return replace_layer(document, name, wanted.layer)
    values = wanted.layer.values()
    return change_layer(
        document, name, **{field: value for field, value in values.items() if getattr(layer, field) != value}
    )


def _possible(node: Node, taken: Collection[str]) -> str:
    """The name that it is to have, or one that it may have."""
    name = node.id.replace("/", "_")
    try:
        return check_name(name)
    except BadNameError:
        return fresh_name(node.layer, taken)


def _behind(nodes: Sequence[Node], sources: Sources) -> int:
    """The place behind the last of these."""
    places = (place for place, node in enumerate(nodes, 1) if node.id in sources)
    return max(places, default=0)
